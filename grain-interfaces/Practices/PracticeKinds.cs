namespace Stadmaken.Practices;

/// <summary>What a practice is: where new governance is tried out.</summary>
public static class PracticeKinds
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = ["area", "neighbourhood", "building", "care-cooperative", "energy-cooperative"];
}
