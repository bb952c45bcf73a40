using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Boards;

/// <summary>What a board can begin as. The API tells all refusals at once, the deciders the first.</summary>
public static class BoardOpeningRules
{
    /// <summary>Everything that is wrong with it; nothing if it is in order.</summary>
    /// <param name="opening">With its <c>CityId</c> as it will be.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static IReadOnlyList<Refusal> Validate(BoardOpening opening, BoardLimits limits)
    {
        var refusals = new List<Refusal>();
        Add(Texts.CheckTitle("title", opening.Title, limits.TitleUnits));
        if (!BoardVisibilities.All.Contains(opening.Visibility))
        {
            Add(Refusal.Invalid("visibility", $"One of: {string.Join(", ", BoardVisibilities.All)}."));
        }
        else if (opening.Visibility == BoardVisibilities.City && opening.CityId is null)
        {
            Add(Refusal.Invalid("visibility", "A board that belongs to no city cannot be for a city only."));
        }

        if (opening.Zones.Length > limits.Zones)
        {
            Add(Refusal.TooLarge("zones", $"At most {limits.Zones} zones."));
            return refusals;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < opening.Zones.Length; i++)
        {
            var zone = opening.Zones[i];
            Add(Ids.Check($"zones[{i}].zoneId", zone.ZoneId)
                ?? (seen.Add(zone.ZoneId) ? null : Refusal.Invalid($"zones[{i}].zoneId", "Another zone has this id.")));
            Add(Texts.CheckTitle($"zones[{i}].title", zone.Title, limits.TitleUnits));
        }

        refusals.AddRange(BoardContentRules.Validate(opening, limits));
        return refusals;

        void Add(Refusal? refusal)
        {
            if (refusal is not null)
            {
                refusals.Add(refusal);
            }
        }
    }
}
