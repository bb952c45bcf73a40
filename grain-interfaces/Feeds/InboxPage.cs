namespace Stadmaken.Feeds;

/// <summary>A stretch of a participant's inbox.</summary>
/// <param name="Feed">The items.</param>
/// <param name="ReadUpTo">The position up to which the participant has read.</param>
/// <param name="Unread">How many items are not read; no more than a hundred are counted.</param>
/// <param name="Boards">The boards that are followed; null from a node that does not know of following boards.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.inbox-page")]
public sealed record InboxPage([property: Id(0)] FeedPage Feed, [property: Id(1)] long ReadUpTo, [property: Id(2)] int Unread, [property: Id(3)] FollowedBoard[]? Boards = null)
{
    /// <summary>Whether an item was read here, or what it tells of was seen on the board itself.</summary>
    public bool IsRead(FeedItem item) => IsRead(item, ReadUpTo, id => Boards is null ? null : Array.Find(Boards, board => board.BoardId == id));

    /// <summary>The same for an inbox that is not at hand as a page.</summary>
    /// <param name="item">An item of it.</param>
    /// <param name="readUpTo">The position up to which it was read.</param>
    /// <param name="find">The board of this id, if it is followed.</param>
    public static bool IsRead(FeedItem item, long readUpTo, Func<string, FollowedBoard?> find) =>
        item.Position <= readUpTo
        || (item.BoardId is { } boardId && find(boardId) is { } board && !(board.Position == item.Position && board.IsWaiting(readUpTo)));
}
