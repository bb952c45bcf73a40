namespace Stadmaken.Practices;

/// <summary>What became of a practice that ended.</summary>
public static class Verdicts
{
    /// <summary>All of them: it stopped; goes on outside the network; was taken larger; was taken over by others, such as a municipality.</summary>
    public static readonly IReadOnlyList<string> All = ["stopped", "continued", "scaled", "adopted"];
}
