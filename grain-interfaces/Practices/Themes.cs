namespace Stadmaken.Practices;

/// <summary>What practices are about. A fixed list, so that practices of one theme find each other across cities.</summary>
public static class Themes
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
        ["real-estate-transformation", "area-development", "neighbourhood-budget", "care", "circular-economy"];
}
