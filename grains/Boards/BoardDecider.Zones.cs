using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private static Decision<BoardEvent> Decide(BoardDesk board, AddZone c)
    {
        if ((Ids.Check("zoneId", c.ZoneId) ?? Texts.CheckTitle("title", c.Title, board.Limits.TitleUnits)) is { } malformed)
        {
            return malformed;
        }

        if (!board.MayChangeBoard(out var refusal))
        {
            return refusal;
        }

        if (board.State.Zones.ContainsKey(c.ZoneId))
        {
            return Refusal.Conflict("There is or was a zone with this id.");
        }

        if (board.State.ZoneOrder.Length >= board.Limits.Zones)
        {
            return TooManyZones(board);
        }

        return BoardDesk.TryPlace(board.State.ZoneOrder, c.ZoneId, "afterZoneId", c.AfterZoneId, false, board.State.Zones.ContainsKey, out var after, out refusal)
            ? new ZoneAdded(c.ZoneId, c.Title, after)
            : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RenameZone c)
    {
        if (Texts.CheckTitle("title", c.Title, board.Limits.TitleUnits) is { } malformed)
        {
            return malformed;
        }

        return board.MayChangeZone("zoneId", c.ZoneId, out _, out var refusal) ? new ZoneRenamed(c.ZoneId, c.Title) : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, MoveZone c)
    {
        if (!board.MayChangeZone("zoneId", c.ZoneId, out _, out var refusal))
        {
            return refusal;
        }

        return BoardDesk.TryPlace(board.State.ZoneOrder, c.ZoneId, "afterZoneId", c.AfterZoneId, c.AtStart, board.State.Zones.ContainsKey, out var after, out refusal)
            ? new ZoneMoved(c.ZoneId, after)
            : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RemoveZone c)
    {
        if (!board.MayChangeZone("zoneId", c.ZoneId, out _, out var refusal))
        {
            return refusal;
        }

        // What others write in it in private would be gone without anyone having seen it.
        return board.IsPrivate(c.ZoneId)
            ? Refusal.Conflict("There is writing in private in it; reveal that first.")
            : new ZoneRemoved(c.ZoneId);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RestoreZone c)
    {
        if (Ids.Check("zoneId", c.ZoneId) is { } malformed)
        {
            return malformed;
        }

        if (!board.State.Zones.TryGetValue(c.ZoneId, out var zone))
        {
            return Refusal.NotFound("zone", "zoneId");
        }

        if (!board.MayChangeBoard(out var refusal))
        {
            return refusal;
        }

        if (!zone.IsRemoved)
        {
            return Refusal.Conflict("The zone is on the board.");
        }

        if (board.State.ZoneOrder.Length >= board.Limits.Zones)
        {
            return TooManyZones(board);
        }

        if (board.State.CardsOnBoard + zone.Cards.Length > board.Limits.CardsPerBoard)
        {
            return TooManyCards(board, "zoneId");
        }

        var hasNeighbour = zone.RemovedAfter is null || board.State.FindZone(zone.RemovedAfter) is not null;
        return new ZoneRestored(c.ZoneId, hasNeighbour ? zone.RemovedAfter : Places.End(board.State.ZoneOrder));
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, SetBoardTitle c)
    {
        if (Texts.CheckTitle("title", c.Title, board.Limits.TitleUnits) is { } malformed)
        {
            return malformed;
        }

        return board.MayChangeBoard(out var refusal) ? new BoardTitleSet(c.Title) : refusal;
    }

    private static Refusal TooManyZones(BoardDesk board) =>
        Refusal.TooLarge("zoneId", $"At most {board.Limits.Zones} zones on a board.");
}
