using Stadmaken.Feeds;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Feeds;

/// <summary>What may happen in a feed, whoever it belongs to. Null is yes.</summary>
public static class FeedDecider
{
    /// <summary>Most practices that one feed follows by choice: each is asked once whenever the feed is loaded.</summary>
    public const int MostFollowed = 2_000;

    /// <summary>Whether this is the next news of a practice that is followed.</summary>
    public static Refusal? Add(FeedState feed, FeedItem item) =>
        feed.Find(item.PracticeId) is not { } followed ? Refusal.NotFound("practice among those that are followed")
        : item.Version <= followed.Cursor ? Refusal.Conflict("This news is in the feed.")
        : null;

    /// <summary>Whether a practice may be followed: not twice, and not too many.</summary>
    public static Refusal? Follow(FeedState feed, string practiceId) =>
        feed.Find(practiceId) is not null ? Refusal.Conflict("The practice is followed.")
        : feed.Practices.Count >= MostFollowed ? Refusal.TooLarge("practiceId", $"At most {MostFollowed} practices can be followed.")
        : null;

    /// <summary>Whether a practice may be followed no more.</summary>
    public static Refusal? Unfollow(FeedState feed, string practiceId) =>
        feed.Find(practiceId) is not { } followed ? Refusal.NotFound("practice among those that are followed")
        : followed.IsOwn ? Refusal.Conflict("A city's own practices are always in its feed.")
        : null;
}
