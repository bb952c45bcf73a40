namespace Stadmaken.Journals;

/// <summary>The agreed times and sizes of following (rules F1 to F5).</summary>
public static class Following
{
    /// <summary>How often a follower renews. Three renewals fit in <see cref="Expiry"/>, so that one lost call costs nothing.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>After this long without renewal a follower is forgotten.</summary>
    public static readonly TimeSpan Expiry = TimeSpan.FromSeconds(17);

    /// <summary>Most entries in one page or one push.</summary>
    public const int LargestPage = 1_000;
}
