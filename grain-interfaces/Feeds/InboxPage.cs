namespace Stadmaken.Feeds;

/// <summary>A stretch of a participant's inbox.</summary>
/// <param name="Feed">The items.</param>
/// <param name="ReadUpTo">The position up to which the participant has read.</param>
/// <param name="Unread">How many items are after it; no more than a hundred are counted.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.inbox-page")]
public sealed record InboxPage([property: Id(0)] FeedPage Feed, [property: Id(1)] long ReadUpTo, [property: Id(2)] int Unread);
