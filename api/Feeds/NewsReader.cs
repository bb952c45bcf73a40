using System.Buffers;
using System.Text.Json;
using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Feeds;

/// <summary>
/// Looks up what the items of a feed point at. A feed keeps no copy: what is redacted in the practice or board is gone here, and what
/// was renamed has its new name.
/// </summary>
public sealed class NewsReader(IGrainFactory grains)
{
    // One read brings the events of a stretch like this: news of one practice often follows closely.
    private const int Stretch = 50;

    /// <summary>The items of a public feed with what they point at, in the same order.</summary>
    /// <exception cref="Exception">A practice could not be asked; to be tried again.</exception>
    public Task<NewsItem[]> ReadAsync(IReadOnlyList<FeedItem> items) => ReadAsync(items, Caller.Anonymous, _ => null);

    /// <summary>The items of an inbox, read as its owner.</summary>
    /// <param name="items">Items of it.</param>
    /// <param name="inbox">A page of it, which says what was read.</param>
    /// <param name="owner">Whose it is.</param>
    /// <exception cref="Exception">A practice or board could not be asked; to be tried again.</exception>
    public Task<NewsItem[]> ReadAsync(IReadOnlyList<FeedItem> items, InboxPage inbox, Caller owner) => ReadAsync(items, owner, item => inbox.IsRead(item));

    private async Task<NewsItem[]> ReadAsync(IReadOnlyList<FeedItem> items, Caller reader, Func<FeedItem, bool?> isRead)
    {
        var practices = await Task.WhenAll(items.Where(item => item.BoardId is null && item.ReportId is null).GroupBy(item => item.PracticeId).Select(ReadPracticeAsync));
        var found = practices.ToDictionary(practice => practice.PracticeId);
        var reports = items.Any(item => item.ReportId is not null) ? await ReadReportsAsync(reader) : [];
        return await Task.WhenAll(items.Select(async item =>
        {
            if (item.ReportId is { } reportId)
            {
                return new NewsItem(item.Position, null, item.Version, item.Type, item.At, Read: isRead(item), Report: reports.GetValueOrDefault(reportId) ?? new NewsReport(reportId));
            }

            if (item.BoardId is { } boardId)
            {
                return await ReadBoardAsync(item, boardId, reader, isRead(item));
            }

            var practice = found[item.PracticeId];
            return new NewsItem(
                item.Position,
                item.PracticeId,
                item.Version,
                item.Type,
                item.At,
                practice.Name,
                practice.Events.TryGetValue(item.Version, out var happened) ? happened : null,
                isRead(item));
        }));
    }

    private async Task<Dictionary<string, NewsReport>> ReadReportsAsync(Caller reader)
    {
        var reports = await grains.GetGrain<IAuditGrain>(JournalIds.Audit).Reports(reader, null, null);
        return (reports.Value ?? []).ToDictionary(
            report => report.ReportId,
            report => new NewsReport(
                report.ReportId,
                report.State,
                report.Settlement is { } settlement && !AuditText.IsRedacted(settlement.Text) ? settlement.Text : null,
                report.Thing.BoardId,
                report.Thing.PracticeId));
    }

    // One read each: there is at most one unread item of a board.
    private async Task<NewsItem> ReadBoardAsync(FeedItem item, string boardId, Caller reader, bool? isRead)
    {
        var board = grains.GetGrain<IBoardGrain>(JournalIds.Board(boardId));
        var outline = await board.Outline(reader);
        var page = outline.IsGiven ? await board.Events(reader, item.Version - 1, 1) : null;
        return new NewsItem(
            item.Position,
            null,
            item.Version,
            item.Type,
            item.At,
            Event: page?.Value?.Entries is [{ } entry] && entry.Version == item.Version ? ToJson(entry) : null,
            Read: isRead,
            BoardId: boardId,
            Board: outline.Value is { } found ? new NewsBoard(found.Title) : null);
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
