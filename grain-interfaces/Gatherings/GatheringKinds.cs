namespace Stadmaken.Gatherings;

/// <summary>What a gathering can be.</summary>
public static class GatheringKinds
{
    /// <summary>People meet.</summary>
    public const string Meeting = "meeting";

    /// <summary>People make something together.</summary>
    public const string Workshop = "workshop";

    /// <summary>People visit a practice and what is around it, along a route of stops.</summary>
    public const string Expedition = "expedition";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Meeting, Workshop, Expedition];
}
