using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Journals;

namespace Stadmaken.Participants;

/// <summary>What a newcomer tells of themselves. The API tells all refusals at once, the deciders the first.</summary>
public static class ParticipantRules
{
    /// <summary>Longest display name, UTF-16 units.</summary>
    public const int NameUnits = 80;

    /// <summary>Everything that is wrong; nothing if it is in order. Whether the city is in the network is not known here.</summary>
    public static IReadOnlyList<Refusal> Validate(string? displayName, string? cityId, string? sector)
    {
        Refusal?[] refusals =
        [
            Texts.CheckTitle("displayName", displayName, NameUnits),
            CityRules.CheckId("cityId", cityId),
            sector is not null && Sectors.All.Contains(sector)
                ? null
                : Refusal.Invalid("sector", $"One of: {string.Join(", ", Sectors.All)}."),
        ];
        return [.. refusals.OfType<Refusal>()];
    }
}
