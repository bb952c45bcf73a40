using System.Buffers;
using System.Text.Json;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Feeds;

/// <summary>
/// Looks up what the items of a feed point at. A feed keeps no copy: what is redacted in the practice is gone here, and a practice that
/// was renamed has its new name.
/// </summary>
public sealed class NewsReader(IGrainFactory grains)
{
    // One read brings the events of a stretch like this: news of one practice often follows closely.
    private const int Stretch = 50;

    /// <summary>The items with what they point at, in the same order.</summary>
    /// <param name="items">Items of a feed.</param>
    /// <param name="readUpTo">For an inbox: the position up to which it was read.</param>
    /// <exception cref="Exception">A practice could not be asked; to be tried again.</exception>
    public async Task<NewsItem[]> ReadAsync(IReadOnlyList<FeedItem> items, long? readUpTo = null)
    {
        var practices = await Task.WhenAll(items.GroupBy(item => item.PracticeId).Select(ReadPracticeAsync));
        var found = practices.ToDictionary(practice => practice.PracticeId);
        return
        [
            .. items.Select(item =>
            {
                var practice = found[item.PracticeId];
                return new NewsItem(
                    item.Position,
                    item.PracticeId,
                    item.Version,
                    item.Type,
                    item.At,
                    practice.Name,
                    practice.Events.TryGetValue(item.Version, out var happened) ? happened : null,
                    readUpTo is { } read ? item.Position <= read : null);
            }),
        ];
    }

    private async Task<PracticeNews> ReadPracticeAsync(IGrouping<string, FeedItem> items)
    {
        var grain = grains.GetGrain<IPracticeGrain>(JournalIds.Practice(items.Key));
        var summary = await grain.Summarize();
        var events = new Dictionary<long, JsonElement>();
        var read = 0L;
        foreach (var version in items.Select(item => item.Version).Order())
        {
            if (version > read)
            {
                var page = await grain.Events(Caller.Anonymous, version - 1, Stretch);
                foreach (var entry in page.Value?.Entries ?? [])
                {
                    events[entry.Version] = ToJson(entry);
                }

                read = version + Stretch - 1;
            }
        }

        return new PracticeNews(items.Key, summary.Value is { } practice ? new NewsPractice(practice.Title, practice.CityId) : null, events);
    }

    private static JsonElement ToJson(JournalEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WireEvents.Write(buffer, entry);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private sealed record PracticeNews(string PracticeId, NewsPractice? Name, Dictionary<long, JsonElement> Events);
}
