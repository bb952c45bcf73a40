using Stadmaken.Feeds;

namespace Stadmaken.Grains.Feeds;

/// <summary>How what happens in a feed is called in the journal that the feed is part of.</summary>
/// <typeparam name="TEvent">The events of that journal.</typeparam>
/// <param name="Followed">A practice is followed from a version on.</param>
/// <param name="Unfollowed">A practice is followed no more.</param>
/// <param name="Added">There is news; the item's position is that of the event and not known before it is stored.</param>
public sealed record FeedEvents<TEvent>(Func<string, long, TEvent> Followed, Func<string, TEvent> Unfollowed, Func<FeedItem, TEvent> Added)
    where TEvent : class;
