using System.Diagnostics.CodeAnalysis;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private static Decision<BoardEvent> Decide(BoardDesk board, StartPrivateWriting c)
    {
        if (!board.MayChangeBoard(out var refusal))
        {
            return refusal;
        }

        if (board.State.PrivateWriting is not null)
        {
            return Refusal.Conflict("There is writing in private already; reveal it first.");
        }

        return TryFindZones(board, c.ZoneIds, out var zoneIds, out refusal) ? new PrivateWritingStarted(zoneIds) : refusal;
    }

    // Also on a locked board: what people wrote must not stay hidden behind a lock.
    private static Decision<BoardEvent> Decide(BoardDesk board, Reveal _)
    {
        if (board.State.PrivateWriting is not { } writing)
        {
            return Refusal.Conflict("Nothing is being written in private.");
        }

        return new Revealed(
        [
            .. writing.Cards
                .Where(card => !card.Value.IsRemoved)
                .OrderBy(card => card.Value.Version)
                .Select(card => new RevealedCard(card.Key, card.Value.ZoneId, card.Value.Text, card.Value.Colour, card.Value.By, card.Value.At)),
        ]);
    }

    private static Decision<BoardEvent> Write(BoardDesk board, AddCard c) =>
        FindPrivateRoom(board, c.Text.Length) is { } full
            ? full
            : new HappenedPrivately(new CardWritten(c.CardId, c.ZoneId, c.Text, c.Colour ?? CardColours.Default));

    private static Decision<BoardEvent> ChangeWritten(BoardDesk board, WrittenCardState card, bool isRemoved, PrivateStep step)
    {
        if (card.IsRemoved != isRemoved)
        {
            return isRemoved ? Refusal.Conflict("The card is there.") : Refusal.NotFound("card", "cardId");
        }

        return board.MayChangeZone("zoneId", card.ZoneId, out _, out var refusal) ? new HappenedPrivately(step) : refusal;
    }

    private static Decision<BoardEvent> MoveWritten(BoardDesk board, WrittenCardState card, MoveCard c)
    {
        if (!board.MayChangeZone("zoneId", c.ZoneId, out _, out var refusal))
        {
            return refusal;
        }

        return board.IsPrivate(c.ZoneId)
            ? ChangeWritten(board, card, isRemoved: false, new WrittenCardMoved(c.CardId, c.ZoneId))
            : Refusal.Conflict("Until it is revealed, this card moves only among the zones that are written in private.");
    }

    private static Refusal? FindPrivateRoom(BoardDesk board, int units) =>
        board.State.PrivateWriting!.Units + units > board.Limits.PrivateTextUnits
            ? Refusal.TooLarge("text", $"At most {board.Limits.PrivateTextUnits} UTF-16 units are written in private on a board at once.")
            : null;

    /// <summary>The named zones, each on the board and named once, or all there are.</summary>
    private static bool TryFindZones(BoardDesk board, string[]? named, [NotNullWhen(true)] out string[]? zoneIds, [NotNullWhen(false)] out Refusal? refusal)
    {
        zoneIds = null;
        refusal = null;
        if (named is null)
        {
            refusal = board.State.ZoneOrder.IsEmpty ? Refusal.Conflict("There are no zones.") : null;
            zoneIds = [.. board.State.ZoneOrder];
            return refusal is null;
        }

        if (named.Length == 0 || named.Length > board.Limits.Zones)
        {
            refusal = Refusal.Invalid("zoneIds", $"1 to {board.Limits.Zones} zones, or leave it out for all there are.");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var zoneId in named)
        {
            refusal = Ids.Check("zoneIds", zoneId)
                ?? (board.State.FindZone(zoneId) is null ? Refusal.NotFound("zone", "zoneIds") : null)
                ?? (seen.Add(zoneId) ? null : Refusal.Invalid("zoneIds", "A zone is named twice."));
            if (refusal is not null)
            {
                return false;
            }
        }

        zoneIds = named;
        return true;
    }
}
