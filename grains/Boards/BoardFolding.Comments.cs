using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState AddComment(BoardState state, Recorded<BoardEvent> recorded, CommentAdded e)
    {
        var card = CardOn(state, recorded, e.CardId);
        if (state.CommentIds.Contains(e.CommentId))
        {
            throw Misfit(recorded, $"there is a comment '{e.CommentId}' already");
        }

        var comment = new CommentState(e.CommentId, e.Text, recorded.By, recorded.At, null);
        return state with
        {
            Cards = state.Cards.SetItem(e.CardId, card with { Comments = card.Comments.Add(comment) }),
            CommentIds = state.CommentIds.Add(e.CommentId),
        };
    }

    private static BoardState EditComment(BoardState state, Recorded<BoardEvent> recorded, CommentEdited e)
    {
        var (card, index) = CommentOn(state, recorded, e.CardId, e.CommentId);
        var edited = card.Comments[index] with { Text = e.Text, EditedAt = recorded.At };
        return SetCard(state, e.CardId, card with { Comments = card.Comments.SetItem(index, edited) });
    }

    private static BoardState RemoveComment(BoardState state, Recorded<BoardEvent> recorded, CommentRemoved e)
    {
        var (card, index) = CommentOn(state, recorded, e.CardId, e.CommentId);
        var removed = card.RemovedComments.Add(card.Comments[index]);
        return state with
        {
            Cards = state.Cards.SetItem(e.CardId, card with
            {
                Comments = card.Comments.RemoveAt(index),
                RemovedComments = removed.Length > KeptComments ? removed.RemoveAt(0) : removed,
            }),
            CommentIds = state.CommentIds.Remove(e.CommentId),
        };
    }

    private static BoardState RestoreComment(BoardState state, Recorded<BoardEvent> recorded, CommentRestored e)
    {
        var card = CardOn(state, recorded, e.CardId);
        if (state.CommentIds.Contains(e.CommentId))
        {
            throw Misfit(recorded, $"there is a comment '{e.CommentId}' already");
        }

        var place = e.AfterCommentId is null ? 0 : CommentOn(state, recorded, e.CardId, e.AfterCommentId).Index + 1;
        var comment = new CommentState(e.CommentId, e.Text, e.CommentBy, e.CommentAt, e.EditedAt);
        return state with
        {
            Cards = state.Cards.SetItem(e.CardId, card with
            {
                Comments = card.Comments.Insert(place, comment),
                RemovedComments = card.RemovedComments.RemoveAll(removed => removed.CommentId == e.CommentId),
            }),
            CommentIds = state.CommentIds.Add(e.CommentId),
        };
    }

    private static (CardState Card, int Index) CommentOn(BoardState state, Recorded<BoardEvent> recorded, string cardId, string commentId)
    {
        var card = CardOn(state, recorded, cardId);
        var index = FindComment(card, commentId);
        return index >= 0 ? (card, index) : throw Misfit(recorded, $"there is no comment '{commentId}' on card '{cardId}'");
    }

    internal static int FindComment(CardState card, string commentId)
    {
        for (var i = card.Comments.Length - 1; i >= 0; i--)
        {
            if (card.Comments[i].CommentId == commentId)
            {
                return i;
            }
        }

        return -1;
    }
}
