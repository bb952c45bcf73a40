using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState SetLock(BoardState state, Recorded<BoardEvent> recorded, string? zoneId, string? cardId, string? by)
    {
        if (cardId is not null)
        {
            return SetCard(state, cardId, CardOn(state, recorded, cardId) with { LockedBy = by });
        }

        return zoneId is not null
            ? SetZone(state, zoneId, ZoneOn(state, recorded, zoneId) with { LockedBy = by })
            : state with { LockedBy = by };
    }
}
