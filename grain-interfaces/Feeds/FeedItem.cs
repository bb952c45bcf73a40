namespace Stadmaken.Feeds;

/// <summary>
/// News in a feed. It points at an event of a practice, or in an inbox of a board, and copies nothing of what it says, so that what is
/// redacted there is gone here.
/// </summary>
/// <param name="Position">Its place in the feed; rising, with gaps.</param>
/// <param name="PracticeId">The practice; empty for other news.</param>
/// <param name="Version">The version of the event.</param>
/// <param name="Type">The stored name of that event.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="BoardId">The board; null for other news.</param>
/// <param name="ReportId">The report that was settled; null for other news. Its <paramref name="Type"/> is one of <see cref="Audit.ReportParts"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.feed-item")]
public sealed record FeedItem(
    [property: Id(0)] long Position,
    [property: Id(1)] string PracticeId,
    [property: Id(2)] long Version,
    [property: Id(3)] string Type,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string? BoardId = null,
    [property: Id(6)] string? ReportId = null);

/// <summary>A stretch of a feed.</summary>
/// <param name="Items">With rising positions.</param>
/// <param name="Position">Where to read on: everything up to here has been looked through.</param>
/// <param name="HasMore">Whether there is more after it now.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.feed-page")]
public sealed record FeedPage([property: Id(0)] FeedItem[] Items, [property: Id(1)] long Position, [property: Id(2)] bool HasMore);

/// <summary>A practice in a feed.</summary>
/// <param name="PracticeId">Which.</param>
/// <param name="Cursor">The version of its last news in the feed, or the version from which it is followed.</param>
/// <param name="IsOwn">Whether it is there by itself and not because someone chose to follow it: a city's own practice.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.followed-practice")]
public sealed record FollowedPractice([property: Id(0)] string PracticeId, [property: Id(1)] long Cursor, [property: Id(2)] bool IsOwn);

/// <summary>A board that a participant follows. It has at most one item in the inbox that is neither read nor seen (rule F10).</summary>
/// <param name="BoardId">Which.</param>
/// <param name="Seen">The version at which the participant last saw it, or from which it is followed.</param>
/// <param name="Position">The position of its newest item in the inbox; 0 for none.</param>
/// <param name="Told">The version of the board when that item was added; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.followed-board")]
public sealed record FollowedBoard([property: Id(0)] string BoardId, [property: Id(1)] long Seen, [property: Id(2)] long Position = 0, [property: Id(3)] long Told = 0)
{
    /// <summary>Whether its newest item waits to be read, in an inbox read up to this position, or to be seen on the board itself.</summary>
    public bool IsWaiting(long readUpTo) => Position > readUpTo && Seen < Told;
}
