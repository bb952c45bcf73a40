using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState AddZone(BoardState state, Recorded<BoardEvent> recorded, ZoneAdded e)
    {
        if (state.Zones.ContainsKey(e.ZoneId))
        {
            throw Misfit(recorded, $"there is a zone '{e.ZoneId}' already");
        }

        return state with
        {
            Zones = state.Zones.Add(e.ZoneId, new ZoneState(e.Title, null, [], false, null)),
            ZoneOrder = PutAfter(recorded, state.ZoneOrder, e.ZoneId, e.AfterZoneId),
        };
    }

    private static BoardState RenameZone(BoardState state, Recorded<BoardEvent> recorded, ZoneRenamed e) =>
        SetZone(state, e.ZoneId, ZoneOn(state, recorded, e.ZoneId) with { Title = e.Title });

    private static BoardState MoveZone(BoardState state, Recorded<BoardEvent> recorded, ZoneMoved e) =>
        state with
        {
            ZoneOrder = PutAfter(recorded, TakeOut(recorded, state.ZoneOrder, e.ZoneId), e.ZoneId, e.AfterZoneId),
        };

    private static BoardState RemoveZone(BoardState state, Recorded<BoardEvent> recorded, ZoneRemoved e)
    {
        var zone = ZoneOn(state, recorded, e.ZoneId);
        var index = Places.Find(state.ZoneOrder, e.ZoneId);
        var removed = state with
        {
            Zones = state.Zones.SetItem(e.ZoneId, zone with
            {
                IsRemoved = true,
                RemovedAfter = index > 0 ? state.ZoneOrder[index - 1] : null,
            }),
            ZoneOrder = state.ZoneOrder.RemoveAt(index),
            RemovedZones = state.RemovedZones.Add(e.ZoneId),
            CardsOnBoard = state.CardsOnBoard - zone.Cards.Length,
        };
        return ForgetZones(removed);
    }

    private static BoardState RestoreZone(BoardState state, Recorded<BoardEvent> recorded, ZoneRestored e)
    {
        if (!state.Zones.TryGetValue(e.ZoneId, out var zone) || !zone.IsRemoved)
        {
            throw Misfit(recorded, $"there is no removed zone '{e.ZoneId}'");
        }

        return state with
        {
            Zones = state.Zones.SetItem(e.ZoneId, zone with { IsRemoved = false, RemovedAfter = null }),
            ZoneOrder = PutAfter(recorded, state.ZoneOrder, e.ZoneId, e.AfterZoneId),
            RemovedZones = TakeOut(recorded, state.RemovedZones, e.ZoneId),
            CardsOnBoard = state.CardsOnBoard + zone.Cards.Length,
        };
    }
}
