using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Gatherings;

/// <summary>Ids of gatherings, and of the board that each has from its start.</summary>
public static class GatheringIds
{
    /// <summary>Most characters in the id of a gathering: that of its board is made from it, and is an id too.</summary>
    public static readonly int Longest = Ids.Longest - BoardPrefix.Length;

    private const string BoardPrefix = "gathering-";

    /// <summary>The board that a gathering has from its start; for ever the same, so that it is opened once (rule GA9).</summary>
    public static string Board(string gatheringId) => BoardPrefix + gatheringId;

    /// <summary><c>invalid</c> for this field, or null if it is well formed.</summary>
    public static Refusal? Check(string field, string? gatheringId) =>
        Ids.IsValid(gatheringId) && gatheringId!.Length <= Longest
            ? null
            : Refusal.Invalid(field, $"The id of a gathering is 1 to {Longest} of the characters A-Z a-z 0-9 - _.");
}
