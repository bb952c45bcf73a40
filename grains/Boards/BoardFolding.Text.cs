using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Text;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    // Wherever the card is: on the board, removed, or in a removed zone.
    private static BoardState EditText(BoardState state, Recorded<BoardEvent> recorded, string cardId, TextOperation operation)
    {
        if (!state.Cards.TryGetValue(cardId, out var card))
        {
            throw Misfit(recorded, $"there is no card '{cardId}'");
        }

        return state with
        {
            Cards = state.Cards.SetItem(cardId, card with { Text = Apply(recorded, operation, card.Text) }),
            Texts = state.Texts.Add(recorded.Version, cardId, operation),
        };
    }

    private static string Apply(Recorded<BoardEvent> recorded, TextOperation operation, string text) =>
        TextOperation.TryApply(operation, text, out var result, out var problem) ? result : throw Misfit(recorded, problem);
}
