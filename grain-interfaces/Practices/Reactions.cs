namespace Stadmaken.Practices;

/// <summary>What someone said to a practice in public, who need not have a part in it (rule PR13).</summary>
/// <param name="ReactionId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was placed.</param>
/// <param name="Text">What they said; plain, never HTML.</param>
/// <param name="By">Who: a participant, or a guest by a link.</param>
/// <param name="At">When, UTC.</param>
/// <param name="HiddenBecause">Why it is hidden, if it is. Shown to who wrote it and to who writes in the practice; others do not see a hidden one at all.</param>
/// <param name="RedactedBecause">Why its text was removed for good, if it was; of each character a full block is left.</param>
/// <param name="IsRemoved">Whether who wrote it took it back; nobody is shown it any more.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-reaction")]
public sealed record PracticeReaction(
    [property: Id(0)] string ReactionId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Text,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string? HiddenBecause = null,
    [property: Id(6)] string? RedactedBecause = null,
    [property: Id(7)] bool IsRemoved = false);

/// <summary>Whom a city lets react to its practices.</summary>
public static class ReactionAudiences
{
    /// <summary>Nobody: what was said stays, and nothing is added.</summary>
    public const string Nobody = "nobody";

    /// <summary>Participants of the network who have signed in; what a city that chose nothing has.</summary>
    public const string Network = "network";

    /// <summary>Also guests, who came by a link to a board. Always somebody with a session.</summary>
    public const string Anyone = "anyone";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Nobody, Network, Anyone];
}
