using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Gatherings;

internal static partial class GatheringFolding
{
    private static GatheringState AddStop(GatheringState state, Recorded<HomeEvent> recorded, StopAdded e)
    {
        if (state.FindStop(e.StopId) is not null)
        {
            throw BoardShelf.Misfit(recorded, "its id is taken");
        }

        return PutStop(state, recorded, new GatheringStop(e.StopId, recorded.Version, e.Title, e.Place, e.PracticeId, e.StartsAt), e.Position);
    }

    private static GatheringState ChangeStop(GatheringState state, Recorded<HomeEvent> recorded, StopChanged e)
    {
        var stop = Stop(state, recorded, e.StopId);
        return state with
        {
            Stops = state.Stops.Replace(stop, stop with
            {
                Title = e.Title ?? stop.Title,
                Place = e.Place ?? stop.Place,
                PracticeId = e.PracticeId ?? stop.PracticeId,
                StartsAt = e.StartsAt ?? stop.StartsAt,
            }),
        };
    }

    private static GatheringState MoveStop(GatheringState state, Recorded<HomeEvent> recorded, StopMoved e)
    {
        var stop = Stop(state, recorded, e.StopId);
        return PutStop(state with { Stops = state.Stops.Remove(stop) }, recorded, stop, e.Position);
    }

    private static GatheringState PutStop(GatheringState state, Recorded<HomeEvent> recorded, GatheringStop stop, int position) =>
        position >= 1 && position <= state.Stops.Count + 1
            ? state with { Stops = state.Stops.Insert(position - 1, stop) }
            : throw BoardShelf.Misfit(recorded, $"the route has no place {position}");

    private static GatheringStop Stop(GatheringState state, Recorded<HomeEvent> recorded, string stopId) =>
        state.FindStop(stopId) ?? throw BoardShelf.Misfit(recorded, $"there is no stop '{stopId}'");
}
