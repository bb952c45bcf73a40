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

    private static readonly HashSet<string> News = new(StringComparer.Ordinal)
    {
        "practiceStarted", "stakeholderAdded",
        "agreementProposed", "agreementAccepted", "agreementAcceptanceRecorded", "agreementReviewed",
        "milestoneReached", "updatePosted", "contributionRecorded",
        "phaseChanged", "practiceEnded", "stewardshipAccepted",
        "practiceQuiet", "agreementReviewDue", "agreementOverdue", "agreementExpired", "volunteerHoursExceeded",
        "stewardshipOffered", "borrowed", "borrowerReported",
    };

    /// <summary>
    /// Whether an event of a practice is for those who follow it: what is news of the practice itself, and what the watch or others
    /// tell of it (rule PR9). Decided by the stored name alone: a feed is read again from any version and comes out the same.
    /// </summary>
    public static bool IsNews(string type) => News.Contains(type);

    /// <summary>The item that an entry of a feed's journal is, if it is one.</summary>
    /// <exception cref="JsonException">It claims to be one and is not.</exception>
    public static bool TryRead(JournalEntry entry, [NotNullWhen(true)] out FeedItem? item)
    {
        item = null;
        if (entry.Type != ItemType)
        {
            return false;
        }

        using var document = JsonDocument.Parse(entry.Data);
        var data = document.RootElement;
        item = new FeedItem(
            entry.Version,
            data.GetProperty("practiceId").GetString() ?? throw new JsonException("An item of a feed without a practice."),
            data.GetProperty("practiceVersion").GetInt64(),
            data.GetProperty("practiceEvent").GetString() ?? throw new JsonException("An item of a feed without an event."),
            data.GetProperty("happenedAt").GetDateTimeOffset());
        return true;
    }
}
