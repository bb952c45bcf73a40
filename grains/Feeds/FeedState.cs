using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stadmaken.Feeds;

namespace Stadmaken.Grains.Feeds;

/// <summary>The practices in a feed with their cursors, and the feed's newest items.</summary>
/// <param name="Practices">By their ids.</param>
/// <param name="Recent">The newest items, oldest first, at most <see cref="Kept"/>.</param>
public sealed record FeedState(ImmutableDictionary<string, FollowedPractice> Practices, ImmutableList<FeedItem> Recent)
{
    /// <summary>Most items kept at hand; older ones are read from the journal.</summary>
    public const int Kept = 100;

    /// <summary>A feed that follows nothing.</summary>
    public static readonly FeedState Empty = new(ImmutableDictionary<string, FollowedPractice>.Empty, []);

    /// <summary>The practice, if it is followed.</summary>
    public FollowedPractice? Find(string practiceId) => Practices.GetValueOrDefault(practiceId);

    /// <summary>All of them, in the order of their ids.</summary>
    [JsonIgnore]
    public IEnumerable<FollowedPractice> All => Practices.Values.OrderBy(followed => followed.PracticeId, StringComparer.Ordinal);

    /// <summary>With one more practice.</summary>
    /// <exception cref="InvalidOperationException">It is followed already (rule J6).</exception>
    public FeedState Follow(string practiceId, long from, bool isOwn) => Find(practiceId) is null
        ? this with { Practices = Practices.Add(practiceId, new FollowedPractice(practiceId, from, isOwn)) }
        : throw new InvalidOperationException($"Practice '{practiceId}' is followed already.");

    /// <summary>Without this practice. What came of it stays.</summary>
    /// <exception cref="InvalidOperationException">It is not followed (rule J6).</exception>
    public FeedState Unfollow(string practiceId) => Find(practiceId) is not null
        ? this with { Practices = Practices.Remove(practiceId) }
        : throw new InvalidOperationException($"Practice '{practiceId}' is not followed.");

    /// <summary>With one more item.</summary>
    /// <exception cref="InvalidOperationException">It is not the next of a practice that is followed (rule J6).</exception>
    public FeedState Add(FeedItem item)
    {
        if (Find(item.PracticeId) is not { } followed || item.Version <= followed.Cursor)
        {
            throw new InvalidOperationException($"Version {item.Version} of practice '{item.PracticeId}' is not its next news here.");
        }

        return Append(item) with { Practices = Practices.SetItem(item.PracticeId, followed with { Cursor = item.Version }) };
    }

    /// <summary>With one more item that is not of a practice.</summary>
    public FeedState Append(FeedItem item) => this with { Recent = (Recent.Count < Kept ? Recent : Recent.RemoveAt(0)).Add(item) };
}
