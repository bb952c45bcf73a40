using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private static Decision<BoardEvent> Decide(BoardDesk board, AddComment c)
    {
        if ((Ids.Check("commentId", c.CommentId) ?? Texts.CheckVisible("text", c.Text, board.Limits.CommentUnits)) is { } malformed)
        {
            return malformed;
        }

        if (!board.MayChangeCard("cardId", c.CardId, out var card, out var refusal))
        {
            return refusal;
        }

        if (board.State.CommentIds.Contains(c.CommentId))
        {
            return Refusal.Conflict("There is a comment with this id.");
        }

        return card.Comments.Length >= board.Limits.CommentsPerCard
            ? Refusal.TooLarge("cardId", $"At most {board.Limits.CommentsPerCard} comments on a card.")
            : new CommentAdded(c.CommentId, c.CardId, c.Text);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, EditComment c)
    {
        if ((Ids.Check("commentId", c.CommentId) ?? Texts.CheckVisible("text", c.Text, board.Limits.CommentUnits)) is { } malformed)
        {
            return malformed;
        }

        if (!board.MayChangeCard("cardId", c.CardId, out var card, out var refusal))
        {
            return refusal;
        }

        var index = BoardFolding.FindComment(card, c.CommentId);
        return index < 0 ? Refusal.NotFound("comment", "commentId")
            : card.Comments[index].By != board.Caller.ParticipantId ? Refusal.NotAllowed("Only its author changes a comment.")
            : new CommentEdited(c.CommentId, c.CardId, c.Text);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RemoveComment c)
    {
        if (Ids.Check("commentId", c.CommentId) is { } malformed)
        {
            return malformed;
        }

        if (!board.MayChangeCard("cardId", c.CardId, out var card, out var refusal))
        {
            return refusal;
        }

        var index = BoardFolding.FindComment(card, c.CommentId);
        return index < 0 ? Refusal.NotFound("comment", "commentId")
            : card.Comments[index].By != board.Caller.ParticipantId && !board.CanLead
                ? Refusal.NotAllowed("Only its author, or who leads the board, removes a comment.")
            : new CommentRemoved(c.CommentId, c.CardId);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, RestoreComment c)
    {
        if (Ids.Check("commentId", c.CommentId) is { } malformed)
        {
            return malformed;
        }

        if (!board.MayChangeCard("cardId", c.CardId, out var card, out var refusal))
        {
            return refusal;
        }

        if (card.RemovedComments.LastOrDefault(removed => removed.CommentId == c.CommentId) is not { } comment)
        {
            return Refusal.NotFound("removed comment", "commentId");
        }

        if (comment.By != board.Caller.ParticipantId && !board.CanLead)
        {
            return Refusal.NotAllowed("Only its author, or who leads the board, restores a comment.");
        }

        if (board.State.CommentIds.Contains(c.CommentId))
        {
            return Refusal.Conflict("There is a comment with this id.");
        }

        if (card.Comments.Length >= board.Limits.CommentsPerCard)
        {
            return Refusal.TooLarge("cardId", $"At most {board.Limits.CommentsPerCard} comments on a card.");
        }

        var earlier = card.Comments.LastOrDefault(other => other.At <= comment.At);
        return new CommentRestored(comment.CommentId, c.CardId, comment.Text, comment.By, comment.At, comment.EditedAt, earlier?.CommentId);
    }
}
