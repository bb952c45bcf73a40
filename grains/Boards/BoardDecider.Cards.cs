using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private static Decision<BoardEvent> Decide(BoardDesk board, AddCard c)
    {
        if ((Ids.Check("cardId", c.CardId)
            ?? Texts.Check("text", c.Text, board.Limits.CardTextUnits)
            ?? (c.Colour is null ? null : CheckColour(c.Colour))) is { } malformed)
        {
            return malformed;
        }

        if (!board.MayChangeZone("zoneId", c.ZoneId, out var zone, out var refusal))
        {
            return refusal;
        }

        if (board.IsTaken(c.CardId))
        {
            return Refusal.Conflict("There is or was a card with this id.");
        }

        if (FindRoom(board, c.ZoneId, zone) is { } full)
        {
            return full;
        }

        if (board.IsPrivate(c.ZoneId))
        {
            return Write(board, c);
        }

        return BoardDesk.TryPlace(zone.Cards, c.CardId, "afterCardId", c.AfterCardId, c.AtStart, board.State.Cards.ContainsKey, out var after, out refusal)
            ? new CardAdded(c.CardId, c.ZoneId, c.Text, c.Colour ?? CardColours.Default, after)
            : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, SetCardColour c)
    {
        if (CheckColour(c.Colour) is { } malformed)
        {
            return malformed;
        }

        if (board.FindWritten(c.CardId) is { } written)
        {
            return ChangeWritten(board, written, isRemoved: false, new WrittenColourSet(c.CardId, c.Colour));
        }

        return board.MayChangeCard("cardId", c.CardId, out _, out var refusal) ? new CardColourSet(c.CardId, c.Colour) : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, MoveCard c)
    {
        if (board.FindWritten(c.CardId) is { } written)
        {
            return MoveWritten(board, written, c);
        }

        if (!board.MayChangeCard("cardId", c.CardId, out var card, out var refusal)
            || !board.MayChangeZone("zoneId", c.ZoneId, out var zone, out refusal))
        {
            return refusal;
        }

        if (card.ZoneId != c.ZoneId && zone.Cards.Length >= board.Limits.CardsPerZone)
        {
            return TooManyCardsInZone(board);
        }

        return BoardDesk.TryPlace(zone.Cards, c.CardId, "afterCardId", c.AfterCardId, c.AtStart, board.State.Cards.ContainsKey, out var after, out refusal)
            ? new CardMoved(c.CardId, c.ZoneId, after)
            : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RemoveCard c)
    {
        if (board.FindWritten(c.CardId) is { } written)
        {
            return ChangeWritten(board, written, isRemoved: false, new WrittenCardRemoved(c.CardId));
        }

        return board.MayChangeCard("cardId", c.CardId, out _, out var refusal) ? new CardRemoved(c.CardId) : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RestoreCard c)
    {
        if (Ids.Check("cardId", c.CardId) is { } malformed)
        {
            return malformed;
        }

        if (board.FindWritten(c.CardId) is { } written)
        {
            return ChangeWritten(board, written, isRemoved: true, new WrittenCardRestored(c.CardId));
        }

        if (!board.State.Cards.TryGetValue(c.CardId, out var card))
        {
            return Refusal.NotFound("card", "cardId");
        }

        if (!board.MayChangeBoard(out var refusal))
        {
            return refusal;
        }

        if (board.State.FindZone(card.ZoneId) is not { } zone)
        {
            return Refusal.Conflict(board.State.Zones.ContainsKey(card.ZoneId)
                ? "Its zone is removed; restore the zone first."
                : "Its zone is gone for good.");
        }

        if (!card.IsRemoved)
        {
            return Refusal.Conflict("The card is on the board.");
        }

        if (zone.LockedBy is not null)
        {
            return Refusal.Locked("zone");
        }

        if (FindRoom(board, card.ZoneId, zone) is { } full)
        {
            return full;
        }

        return BoardDesk.TryPlace(zone.Cards, c.CardId, "afterCardId", c.AfterCardId, c.AtStart, board.State.Cards.ContainsKey, out var after, out refusal)
            ? new CardRestored(c.CardId, card.ZoneId, after)
            : refusal;
    }

    private static Refusal? CheckColour(string colour) =>
        CardColours.All.Contains(colour) ? null : Refusal.Invalid("colour", $"One of: {string.Join(", ", CardColours.All)}.");

    // What is written in private counts too: it comes to the board when it is revealed, and then nobody is asked.
    private static Refusal? FindRoom(BoardDesk board, string zoneId, ZoneState zone)
    {
        var written = board.State.PrivateWriting?.Cards;
        return board.State.CardsOnBoard + (written?.Count ?? 0) >= board.Limits.CardsPerBoard ? TooManyCards(board, "cardId")
            : zone.Cards.Length + (written?.Values.Count(card => card.ZoneId == zoneId) ?? 0) >= board.Limits.CardsPerZone ? TooManyCardsInZone(board)
            : null;
    }

    private static Refusal TooManyCards(BoardDesk board, string field) =>
        Refusal.TooLarge(field, $"At most {board.Limits.CardsPerBoard} cards on a board.");

    private static Refusal TooManyCardsInZone(BoardDesk board) =>
        Refusal.TooLarge("zoneId", $"At most {board.Limits.CardsPerZone} cards in a zone.");
}
