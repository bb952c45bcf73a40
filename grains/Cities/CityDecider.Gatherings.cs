using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

public static partial class CityDecider
{
    /// <summary>Plans a gathering that the city hosts, for its own participants and for operators (rules GA2 and GA4).</summary>
    /// <param name="state">The city.</param>
    /// <param name="caller">Who asks; will be its organiser.</param>
    /// <param name="cityId">Which city this is.</param>
    /// <param name="gatheringId">New.</param>
    /// <param name="facts">What the gathering says of itself.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static Decision<HomeEvent> PlanGathering(CityState state, Caller caller, string cityId, string gatheringId, GatheringFacts facts, GatheringLimits limits)
    {
        if (!state.IsAdmitted)
        {
            return Refusal.NotFound("city");
        }

        if (!caller.IsOperator && !(caller.IsSignedIn && caller.CityId == cityId))
        {
            return Refusal.NotAllowed("Only participants of the city start gatherings in it.");
        }

        if (GatheringIds.Check("gatheringId", gatheringId) is { } malformed)
        {
            return malformed;
        }

        if (GatheringRules.Validate(facts, limits) is [var first, ..])
        {
            return first;
        }

        return state.Gatherings.Find(gatheringId) is not null ? Refusal.Conflict("There is a gathering with this id.")
            : facts.HostPracticeId is { } host && state.Practices.Find(host) is null ? Refusal.NotFound("practice of this city", "hostPracticeId")
            : new GatheringPlanned(gatheringId, facts, BoardOpener.From(caller));
    }

    /// <summary>Notes that a planned gathering has started; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> BeginGathering(CityState state, string gatheringId) =>
        state.Gatherings.Find(gatheringId) is null ? Refusal.NotFound("planned gathering") : new GatheringBegun(gatheringId);
}
