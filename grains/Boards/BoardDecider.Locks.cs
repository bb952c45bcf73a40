using System.Diagnostics.CodeAnalysis;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    // Locks themselves can be set and taken away inside what is locked: otherwise someone who locks a zone
    // could keep another from taking away their own lock on a card in it.
    private static Decision<BoardEvent> Decide(BoardDesk board, Lock c)
    {
        if (!FindLock(board, c.ZoneId, c.CardId, out var holder, out var refusal))
        {
            return refusal;
        }

        return holder is not null && holder != board.Caller.ParticipantId
            ? Refusal.Conflict("Somebody else has locked it.")
            : new Locked(c.ZoneId, c.CardId);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, Unlock c)
    {
        if (!FindLock(board, c.ZoneId, c.CardId, out var holder, out var refusal))
        {
            return refusal;
        }

        return holder is not null && holder != board.Caller.ParticipantId && !board.CanLead
            ? Refusal.NotAllowed("Only who locked it, or who leads the board, unlocks it.")
            : new Unlocked(c.ZoneId, c.CardId);
    }

    private static bool FindLock(BoardDesk board, string? zoneId, string? cardId, out string? holder, [NotNullWhen(false)] out Refusal? refusal)
    {
        holder = board.State.LockedBy;
        refusal = null;
        if (zoneId is not null && cardId is not null)
        {
            refusal = Refusal.Invalid("cardId", "Name a zone or a card, not both.");
            return false;
        }

        if (zoneId is not null)
        {
            var found = board.HasZone("zoneId", zoneId, out var zone, out refusal);
            holder = zone?.LockedBy;
            return found;
        }

        if (cardId is not null)
        {
            var found = board.HasCard("cardId", cardId, out var card, out refusal);
            holder = card?.LockedBy;
            return found;
        }

        return true;
    }
}
