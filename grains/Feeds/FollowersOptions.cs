namespace Stadmaken.Grains.Feeds;

/// <summary>How followers are told; configurable under <c>Followers</c>.</summary>
public sealed class FollowersOptions
{
    /// <summary>
    /// Followers of one practice that are told at the same time. Their items are stored in the same transactions, so more of them cost
    /// less each; a bound, because each call takes memory while it waits.
    /// </summary>
    public int ToldAtOnce { get; set; } = 128;

    /// <summary>How long to wait before those are told again whose storing failed.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A board that is worked on tells those who follow it no more often than this.</summary>
    public TimeSpan BoardsEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a practice or board with followers is looked at, in case a crash took the hint that there was news. At least a minute.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMinutes(5);
}
