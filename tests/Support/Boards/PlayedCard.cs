using Stadmaken.Boards;
using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Boards;

/// <summary>One card of a <see cref="PlayedBoard"/> as a place where a text is edited: decided and folded, without a grain.</summary>
public sealed class PlayedCard : ITextServer
{
    private const string CardId = "k";

    // The board was opened at version 1.
    private const int Before = 1;

    private readonly PlayedBoard _board = new(
        new BoardOpening("Samen typen", BoardVisibilities.Public, "haarlem", [new("z", "Vak", [new(CardId, string.Empty, "white")])]),
        new BoardLimits { CardTextUnits = 1_000_000 });

    /// <inheritdoc/>
    public int Version => _board.Entries.Count - Before;

    /// <inheritdoc/>
    public ValueTask<TextOperation> SubmitAsync(TextOperation operation, int baseVersion)
    {
        var decision = _board.Try(BoardTrials.Callers[0], new EditCardText(CardId, baseVersion + Before, operation));
        return decision.IsAccepted
            ? new(((CardTextEdited)decision.Event).Operation)
            : throw new InvalidOperationException(decision.Refusal.ToString());
    }

    /// <inheritdoc/>
    public ValueTask<string> TextAsync() => new(_board.State.Cards[CardId].Text);
}
