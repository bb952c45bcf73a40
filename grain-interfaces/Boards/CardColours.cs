namespace Stadmaken.Boards;

/// <summary>The colours a card can have, by name; the client decides how each looks, also in high contrast.</summary>
public static class CardColours
{
    /// <summary>What a card gets that names no colour.</summary>
    public const string Default = "yellow";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = ["yellow", "orange", "red", "purple", "blue", "green", "white"];
}
