using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Stadmaken.Journals;

namespace Stadmaken.Feeds;

/// <summary>What of the journal of a feed is feed, and what of the journal of a practice is news.</summary>
public static class FeedEntries
{
    /// <summary>The stored name of an entry that is an item of the feed.</summary>
    public const string ItemType = "feedItemAdded";

    /// <summary>The stored name of an entry that says up to where an inbox was read.</summary>
    public const string ReadType = "inboxRead";

    /// <summary>The stored name of an entry that is an item of a board in an inbox.</summary>
    public const string BoardItemType = "boardItemAdded";

    /// <summary>The stored name of an entry that tells in an inbox how a report was settled.</summary>
    public const string ReportItemType = "reportItemAdded";

    /// <summary>The stored name of an entry that tells in an inbox of an answer in a practice that is not followed.</summary>
    public const string AnswerItemType = "answerItemAdded";

    private static readonly HashSet<string> BoardNews = new(StringComparer.Ordinal)
    {
        "zoneAdded", "zoneRenamed", "zoneRewound",
        "cardAdded", "cardTextEdited", "cardRemoved", "cardRestored", "commentAdded", "commentEdited",
        "boardTitleSet", "votingStarted", "votingClosed", "revealed",
    };

    private static readonly HashSet<string> News = new(StringComparer.Ordinal)
    {
        "practiceStarted", "stakeholderAdded",
        "agreementProposed", "agreementAccepted", "agreementAcceptanceRecorded", "agreementReviewed",
        "milestoneReached", "updatePosted", "contributionRecorded",
        "phaseChanged", "practiceEnded", "stewardshipAccepted",
        "practiceQuiet", "agreementReviewDue", "agreementOverdue", "agreementExpired", "volunteerHoursExceeded",
        "stewardshipOffered", "borrowed", "borrowerReported",
        "questionAsked", "questionAnswered", "answerReceived",
    };

    /// <summary>
    /// Whether an event of a practice is for those who follow it: what is news of the practice itself, and what the watch or others
    /// tell of it (rule PR9). Decided by the stored name alone: a feed is read again from any version and comes out the same.
    /// </summary>
    public static bool IsNews(string type) => News.Contains(type);

    /// <summary>Whether an event of a board is for those who follow it: what people wrote, took away and decided, not how they arranged it.</summary>
    public static bool IsBoardNews(string type) => BoardNews.Contains(type);

    /// <summary>The item that an entry of a feed's journal is, if it is one.</summary>
    /// <exception cref="JsonException">It claims to be one and is not.</exception>
    public static bool TryRead(JournalEntry entry, [NotNullWhen(true)] out FeedItem? item)
    {
        item = null;
        if (entry.Type is not (ItemType or BoardItemType or ReportItemType or AnswerItemType))
        {
            return false;
        }

        using var document = JsonDocument.Parse(entry.Data);
        var data = document.RootElement;
        if (entry.Type == ReportItemType)
        {
            item = new FeedItem(entry.Version, string.Empty, 0, Text(data, "part"), data.GetProperty("happenedAt").GetDateTimeOffset(), ReportId: Text(data, "reportId"));
            return true;
        }

        item = entry.Type is ItemType or AnswerItemType
            ? new FeedItem(
                entry.Version,
                Text(data, "practiceId"),
                data.GetProperty("practiceVersion").GetInt64(),
                Text(data, "practiceEvent"),
                data.GetProperty("happenedAt").GetDateTimeOffset())
            : new FeedItem(
                entry.Version,
                string.Empty,
                data.GetProperty("boardVersion").GetInt64(),
                Text(data, "boardEvent"),
                data.GetProperty("happenedAt").GetDateTimeOffset(),
                Text(data, "boardId"));
        return true;
    }

    private static string Text(JsonElement data, string name) => data.GetProperty(name).GetString() ?? throw new JsonException($"An item of a feed without its {name}.");
}
