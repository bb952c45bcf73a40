using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Gatherings;

public static partial class GatheringDecider
{
    private static readonly Refusal NoStop = Refusal.NotFound("stop", "stopId");

    private static Decision<HomeEvent> Decide(GatheringDesk desk, AddStop c)
    {
        var state = desk.State;
        if (state.Facts.Kind != GatheringKinds.Expedition)
        {
            return Refusal.Conflict("Only an expedition has a route.");
        }

        // Also not the id of one that a question was about: it would seem to be about this one.
        return state.FindStop(c.StopId) is not null || state.Questions.Exists(question => question.StopId == c.StopId) ? Refusal.Conflict("There is or was a stop with this id.")
            : state.Stops.Count >= desk.Limits.Stops ? Refusal.TooLarge("stopId", $"At most {desk.Limits.Stops} stops.")
            : RefuseTime(desk, c.StartsAt) is { } refusal ? refusal
            : new StopAdded(c.StopId, c.Title, c.Place, Math.Min(c.Position ?? int.MaxValue, state.Stops.Count + 1), c.PracticeId, c.StartsAt);
    }

    private static Decision<HomeEvent> Decide(GatheringDesk desk, ChangeStop c) =>
        desk.State.FindStop(c.StopId) is null ? NoStop
        : RefuseTime(desk, c.StartsAt) is { } refusal ? refusal
        : new StopChanged(c.StopId, c.Title, c.Place, c.PracticeId, c.StartsAt);

    private static Decision<HomeEvent> Decide(GatheringDesk desk, MoveStop c) =>
        desk.State.FindStop(c.StopId) is null ? NoStop : new StopMoved(c.StopId, Math.Min(c.Position, desk.State.Stops.Count));

    private static Decision<HomeEvent> Decide(GatheringDesk desk, RemoveStop c) =>
        desk.State.FindStop(c.StopId) is null ? NoStop : new StopRemoved(c.StopId);

    private static Refusal? RefuseTime(GatheringDesk desk, DateTimeOffset? startsAt) =>
        startsAt is { } at && !IsWithin(desk.State.Facts, at) ? Refusal.Invalid("startsAt", "A moment within the gathering.") : null;
}
