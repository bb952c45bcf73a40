using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Text;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    // A removed card takes edits: whoever was typing in it when it was removed finds every character back with it.
    private static Decision<BoardEvent> Decide(BoardDesk board, EditCardText c)
    {
        if ((Ids.Check("cardId", c.CardId) ?? CheckBase(board, c.BaseVersion) ?? CheckInserts(board, c.Operation)) is { } malformed)
        {
            return malformed;
        }

        var written = board.FindWritten(c.CardId);
        if (written is null && !board.State.Cards.ContainsKey(c.CardId))
        {
            return Refusal.NotFound("card", "cardId");
        }

        if (!board.MayChangeBoard(out var refusal))
        {
            return refusal;
        }

        var card = written is null ? board.State.Cards[c.CardId] : null;
        var zoneId = written?.ZoneId ?? card!.ZoneId;
        // A card that was removed on its own may be kept longer than the zone it was in.
        if (board.State.Zones.GetValueOrDefault(zoneId)?.LockedBy is not null || card?.LockedBy is not null)
        {
            return Refusal.Locked(card?.LockedBy is not null ? "card" : "zone");
        }

        var text = written?.Text ?? card!.Text;
        var operation = board.State.Texts.Rebase(c.CardId, c.BaseVersion, c.Operation);
        if (!TextOperation.TryApply(operation, text, out var result, out var problem))
        {
            return Refusal.Invalid("operation", problem);
        }

        if (result.Length > board.Limits.CardTextUnits)
        {
            return Refusal.TooLarge("operation", $"The text would have {result.Length} UTF-16 units; at most {board.Limits.CardTextUnits}.");
        }

        if (written is null)
        {
            return new CardTextEdited(c.CardId, operation);
        }

        return FindPrivateRoom(board, operation.LengthChange) is { } full
            ? full
            : new HappenedPrivately(new WrittenTextEdited(c.CardId, operation));
    }

    private static Refusal? CheckBase(BoardDesk board, long baseVersion) =>
        baseVersion < 1 || baseVersion > board.State.Version ? Refusal.Invalid("baseVersion", $"A version of this board, 1 to {board.State.Version}.")
        : !board.State.Texts.Reaches(baseVersion) ? new Refusal(
            RefusalCodes.Conflict,
            $"Too long ago; texts that changed before version {board.State.Texts.Start} are not kept at hand. Read the events since, transform, and send it as a new command.",
            "baseVersion")
        : null;

    private static Refusal? CheckInserts(BoardDesk board, TextOperation operation)
    {
        foreach (var component in operation.Components)
        {
            if (component.Inserted is { } text && Texts.Check("operation", text, board.Limits.CardTextUnits) is { } malformed)
            {
                return malformed;
            }
        }

        return null;
    }
}
