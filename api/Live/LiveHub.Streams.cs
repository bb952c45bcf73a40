using Stadmaken.Api.Live.Streams;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Live;

/// <content>Watching what happens elsewhere in the network: feeds of cities, practices, one's own inbox.</content>
public sealed partial class LiveHub
{
    /// <summary>Sends what is new in the feed of a city from now on, or from a position on.</summary>
    public Task<WireJson> FollowFeed(string? cityId, long? after) => CityRules.IsId(cityId)
        ? WatchAsync("feed:" + cityId, after, "position", () => _sources.Feed(cityId!), async () => VersionOf(await _grains.GetGrain<ICityGrain>(JournalIds.City(cityId!)).Newest(1), page => page.Position))
        : Task.FromResult(WireAnswers.Error(Refusal.NotFound("city", "cityId")));

    /// <summary>Sends what happens in a practice from now on, or from a version on.</summary>
    public Task<WireJson> FollowPractice(string? practiceId, long? sinceVersion) => WireIds.IsId(practiceId)
        ? WatchAsync("practice:" + practiceId, sinceVersion, "version", () => _sources.Practice(practiceId!), async () => VersionOf(await _grains.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId!)).Summarize(), practice => practice.Version))
        : Task.FromResult(WireAnswers.Error(Refusal.NotFound("practice", "practiceId")));

    /// <summary>Sends what is new in the caller's own inbox from now on, or from a position on.</summary>
    public Task<WireJson> FollowInbox(long? after)
    {
        var caller = Connection.Caller;
        return WatchAsync("inbox:" + caller.ParticipantId, after, "position", () => _sources.Inbox(caller), async () => VersionOf(await _grains.GetGrain<IParticipantGrain>(JournalIds.Participant(caller.ParticipantId)).Newest(caller, 1), inbox => inbox.Feed.Position));
    }

    /// <summary>Sends nothing more of a city's feed.</summary>
    public void UnfollowFeed(string? cityId) => Connection.Unwatch("feed:" + cityId);

    /// <summary>Sends nothing more of a practice.</summary>
    public void UnfollowPractice(string? practiceId) => Connection.Unwatch("practice:" + practiceId);

    /// <summary>Sends nothing more of the caller's inbox.</summary>
    public void UnfollowInbox() => Connection.Unwatch("inbox:" + Connection.Caller.ParticipantId);

    private async Task<WireJson> WatchAsync(string key, long? after, string name, Func<IStreamSource> source, Func<Task<(long Version, Refusal? Refusal)>> version)
    {
        var connection = Connection;
        if (after < 0)
        {
            return WireAnswers.Error(Refusal.Invalid(name == "version" ? "sinceVersion" : "after", "From 0."));
        }

        var (known, refusal) = await version();
        if (refusal is not null)
        {
            return WireAnswers.Error(refusal);
        }

        var member = new StreamMember(connection, Math.Min(after ?? known, known));
        return connection.Watch(key, _options.StreamsPerConnection, () => _streams.Watch(key, source(), member, known))
            ? WireJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber(name, known);
                writer.WriteEndObject();
            })
            : WireAnswers.Error(Refusal.TooLarge("connection", $"A connection can watch {_options.StreamsPerConnection} feeds and practices at once."));
    }

    private static (long Version, Refusal? Refusal) VersionOf<T>(Answer<T> answer, Func<T, long> version)
        where T : class =>
        answer.IsGiven ? (version(answer.Value), null) : (0, answer.Refusal);
}
