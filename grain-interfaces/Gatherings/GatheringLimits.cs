namespace Stadmaken.Gatherings;

/// <summary>
/// Sizes beyond which a gathering refuses with <c>too-large</c>. Configurable under <c>Gatherings:Limits</c>;
/// they are checked when a command is decided and never when an event is folded, so that lowering
/// one later cannot make a stored gathering unreadable.
/// </summary>
public sealed class GatheringLimits
{
    /// <summary>Titles and places, UTF-16 units. Not more than a board's title may have: the gathering's board is called like it.</summary>
    public int TitleUnits { get; set; } = 200;

    /// <summary>Longer texts, UTF-16 units.</summary>
    public int TextUnits { get; set; } = 10_000;

    /// <summary>Stops on a route.</summary>
    public int Stops { get; set; } = 100;

    /// <summary>People who say whether they come, or were there.</summary>
    public int Attendances { get; set; } = 10_000;

    /// <summary>Questions left with the host.</summary>
    public int Questions { get; set; } = 2_000;

    /// <summary>Answers to one question.</summary>
    public int Answers { get; set; } = 100;
}
