using Stadmaken.Gatherings;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>The gatherings of a city or of all cities, as they are now.</summary>
internal static class GatheringReading
{
    private const int AtOnce = 100;

    /// <summary>All of them, by start and then by id.</summary>
    /// <param name="grains">Where they are.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cityId">The city that hosts them; null for all cities.</param>
    internal static async Task<Answer<GatheringSummary[]>> ReadAsync(IGrainFactory grains, Caller caller, string? cityId)
    {
        string[] cities = cityId is null ? await grains.Network().Cities() : [cityId];
        var listed = await Task.WhenAll(cities.Select(city => grains.City(city).Gatherings(caller)));
        // Of all cities, one that is not found is one whose admission has not yet finished; anything else would be a gap in the list.
        if (listed.FirstOrDefault(answer => !answer.IsGiven && (cityId is not null || answer.Refusal.Code != RefusalCodes.NotFound)) is { Refusal: { } gap })
        {
            return gap;
        }

        var summaries = new List<GatheringSummary>();
        foreach (var some in listed.SelectMany(answer => answer.Value ?? []).Chunk(AtOnce))
        {
            foreach (var answer in await Task.WhenAll(some.Select(gathering => grains.Gathering(gathering.GatheringId).Summarize())))
            {
                if (answer.IsGiven)
                {
                    summaries.Add(answer.Value);
                }
                else if (answer.Refusal.Code != RefusalCodes.NotFound)
                {
                    return answer.Refusal;
                }
            }
        }

        return summaries.OrderBy(gathering => gathering.Facts.StartsAt).ThenBy(gathering => gathering.GatheringId, StringComparer.Ordinal).ToArray();
    }
}
