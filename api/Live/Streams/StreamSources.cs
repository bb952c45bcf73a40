using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Stadmaken.Api.Feeds;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Live.Streams;

/// <summary>Makes the streams of PROTOCOL.md: feeds of cities, inboxes, and practices. Items are as REST answers them.</summary>
public sealed class StreamSources(IGrainFactory grains, NewsReader news, IOptions<JsonOptions> json)
{
    private const int ItemsPerMessage = 50;

    /// <summary>The feed of a city: <c>feedItems(cityId, items[])</c>.</summary>
    public IStreamSource Feed(string cityId)
    {
        var city = grains.GetGrain<ICityGrain>(JournalIds.City(cityId));
        return new Source(city, async after => await ItemsAsync(Given(await city.Feed(after, ItemsPerMessage)), news.ReadAsync, LiveMessages.FeedItems, cityId));
    }

    /// <summary>The inbox of a participant: <c>inboxItems(items[])</c>.</summary>
    public IStreamSource Inbox(Caller caller)
    {
        var participant = grains.GetGrain<IParticipantGrain>(JournalIds.Participant(caller.ParticipantId));
        return new Source(participant, async after =>
        {
            var inbox = Given(await participant.Inbox(caller, after, ItemsPerMessage));
            return await ItemsAsync(inbox.Feed, items => news.ReadAsync(items, inbox, caller), LiveMessages.InboxItems);
        });
    }

    /// <summary>The events of a practice: <c>practiceEvents(practiceId, events[])</c>.</summary>
    public IStreamSource Practice(string practiceId)
    {
        var practice = grains.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId));
        return new Source(practice, async after =>
        {
            var page = Given(await practice.Events(Caller.Anonymous, after, ItemsPerMessage));
            return page.Entries is [.., { Version: var last }]
                ? new StreamPiece(Message(LiveMessages.PracticeEvents, practiceId, EventArrays.OfPublic(page.Entries)), last)
                : new StreamPiece(null, after);
        });
    }

    private async Task<StreamPiece> ItemsAsync(FeedPage page, Func<FeedItem[], Task<NewsItem[]>> look, string message, params object[] before)
    {
        if (page.Items.Length == 0)
        {
            return new StreamPiece(null, page.Position);
        }

        var items = JsonSerializer.SerializeToUtf8Bytes(await look(page.Items), json.Value.SerializerOptions);
        return new StreamPiece(Message(message, [.. before, WireJson.Trusted(items)]), page.Position);
    }

    private static SerializedHubMessage Message(string name, params object[] arguments) => new(new InvocationMessage(name, arguments));

    private static T Given<T>(Answer<T> answer)
        where T : class =>
        answer.Value ?? throw new InvalidOperationException($"What is watched cannot be read: {answer.Refusal!.Code}.");

    private sealed class Source(IJournalGrain journal, Func<long, Task<StreamPiece>> read) : IStreamSource
    {
        public IJournalGrain Journal => journal;

        public Task<StreamPiece> ReadAsync(long after) => read(after);
    }
}
