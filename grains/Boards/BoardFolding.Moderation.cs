using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState Conceal(BoardState state, Recorded<BoardEvent> recorded, string concealed, string reason, string? cardId, string? commentId, string? zoneId)
    {
        var content = new ConcealedContent(concealed, reason, recorded.By, recorded.At, cardId, commentId, zoneId);
        return state with
        {
            Concealed = state.Concealed.SetItem(BoardPlace.From(cardId, commentId, zoneId).Key, content),
            RedactedAt = recorded.Version,
        };
    }

    private static BoardState Unconceal(BoardState state, Recorded<BoardEvent> recorded, ContentRestored e) => state with
    {
        Concealed = state.Concealed.Remove(BoardPlace.From(e.CardId, e.CommentId, e.ZoneId).Key),
        RedactedAt = recorded.Version,
    };

    // What was hidden and whose time was over is gone too.
    private static BoardState Redact(BoardState state, Recorded<BoardEvent> recorded, TextsRedacted e) => state with
    {
        RedactedAt = recorded.Version,
        ExpiredAt = e.Because == RedactionCauses.Retention ? recorded.At : state.ExpiredAt,
    };
}
