using System.Diagnostics.CodeAnalysis;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    /// <summary>Most UTF-16 units of the reason for hiding something.</summary>
    public const int ReasonUnits = 500;

    /// <summary>Most days that a board can be kept: ten years.</summary>
    public const int MostDaysKept = 3_653;

    /// <summary>Whether a command is carried out by a redaction (rule J9).</summary>
    internal static bool Redacts(BoardCommand command) => command is HideContent or RestoreContent or RedactContent;

    private static Decision<BoardEvent> Decide(BoardDesk board, HideContent c)
    {
        if (!IsThere(board, c.Reason, c.CardId, c.CommentId, c.ZoneId, out var refusal, out _))
        {
            return refusal;
        }

        return board.State.Concealed.GetValueOrDefault(BoardPlace.From(c.CardId, c.CommentId, c.ZoneId).Key) is not null
            ? Refusal.Conflict("It is not shown already.")
            : new ContentHidden(c.Reason, c.CardId, c.CommentId, c.ZoneId);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RestoreContent c)
    {
        if (!IsThere(board, c.Reason, c.CardId, c.CommentId, c.ZoneId, out var refusal, out _))
        {
            return refusal;
        }

        return board.State.Concealed.GetValueOrDefault(BoardPlace.From(c.CardId, c.CommentId, c.ZoneId).Key) is { State: ConcealedContent.Hidden }
            ? new ContentRestored(c.Reason, c.CardId, c.CommentId, c.ZoneId)
            : Refusal.Conflict("It is not hidden.");
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RedactContent c)
    {
        if (!IsThere(board, c.Reason, c.CardId, c.CommentId, c.ZoneId, out var refusal, out var author))
        {
            return refusal;
        }

        return !board.CanLead && author != board.Caller.ParticipantId ? Refusal.NotAllowed("Only its author, or who leads the board, removes a text for good.")
            : board.State.Concealed.GetValueOrDefault(BoardPlace.From(c.CardId, c.CommentId, c.ZoneId).Key) is { State: ConcealedContent.Redacted }
                ? Refusal.Conflict("It is gone already.")
            : new ContentRedacted(c.Reason, c.CardId, c.CommentId, c.ZoneId);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, SetRetention c) =>
        c.Days is < 1 or > MostDaysKept ? Refusal.Invalid("days", $"From 1 to {MostDaysKept}, or left out for never.")
        : new RetentionSet(c.Days);

    /// <summary>What is hidden is not changed by anyone: restoring it would bring both texts back at once.</summary>
    private static Refusal? CheckNotHidden(BoardState state, BoardCommand command)
    {
        var place = command switch
        {
            EditCardText c => BoardPlace.From(c.CardId, null, null),
            EditComment c => BoardPlace.From(null, c.CommentId, null),
            RenameZone c => BoardPlace.From(null, null, c.ZoneId),
            SetBoardTitle => BoardPlace.From(null, null, null),
            _ => (BoardPlace?)null,
        };
        return place is { } named && state.Concealed.GetValueOrDefault(named.Key) is { State: ConcealedContent.Hidden }
            ? Refusal.Locked("text, which is hidden,")
            : null;
    }

    // Also of what was removed and can be restored: it is still there for everybody to see.
    private static bool IsThere(
        BoardDesk board, string reason, string? cardId, string? commentId, string? zoneId, [NotNullWhen(false)] out Refusal? refusal, out string? author)
    {
        author = null;
        refusal = Texts.CheckVisible("reason", reason, ReasonUnits)
            ?? (zoneId is not null && (cardId is not null || commentId is not null) ? Refusal.Invalid("zoneId", "Either a zone, or a card, or a comment.") : null)
            ?? (commentId is not null && cardId is null ? Refusal.Invalid("cardId", "The card that the comment is on.") : null)
            ?? (cardId is null ? null : Ids.Check("cardId", cardId))
            ?? (commentId is null ? null : Ids.Check("commentId", commentId))
            ?? (zoneId is null ? null : Ids.Check("zoneId", zoneId));
        if (refusal is not null)
        {
            return false;
        }

        if (zoneId is not null)
        {
            refusal = board.State.Zones.ContainsKey(zoneId) ? null : Refusal.NotFound("zone", "zoneId");
            return refusal is null;
        }

        if (cardId is null)
        {
            return true;
        }

        if (!board.State.Cards.TryGetValue(cardId, out var card))
        {
            refusal = Refusal.NotFound("card", "cardId");
            return false;
        }

        if (commentId is null)
        {
            author = card.CreatedBy;
            return true;
        }

        author = card.Comments.Concat(card.RemovedComments).FirstOrDefault(comment => comment.CommentId == commentId)?.By;
        refusal = author is null ? Refusal.NotFound("comment", "commentId") : null;
        return refusal is null;
    }
}
