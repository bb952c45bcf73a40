using BenchmarkDotNet.Attributes;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Tests.Support.Boards;
using Stadmaken.Text;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>
/// One event folded onto a board of a thousand cards. Each time onto the same board, but for a hundred cards in turn: how deep
/// one card is in the tree depends on hashes, which differ from process to process. On average they do not.
/// </summary>
[MemoryDiagnoser]
public class Fold
{
    private const int Folds = 100;

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly BoardState _board = ThousandCards.Board.State;
    private readonly Recorded<BoardEvent>[] _colours = Events(cardId => new CardColourSet(cardId, "white"));
    private readonly Recorded<BoardEvent>[] _texts = Events(cardId => new CardTextEdited(cardId, new TextOperationBuilder().Retain(10).Insert("e").Build()));

    /// <summary>A card gets another colour.</summary>
    [Benchmark(OperationsPerInvoke = Folds)]
    public BoardState CardColour() => FoldAll(_colours);

    /// <summary>A character is typed in the text of a card.</summary>
    [Benchmark(OperationsPerInvoke = Folds)]
    public BoardState CardText() => FoldAll(_texts);

    private static Recorded<BoardEvent>[] Events(Func<string, BoardEvent> happened) =>
    [
        .. Enumerable.Range(0, Folds).Select(card =>
            new Recorded<BoardEvent>(ThousandCards.Board.State.Version + 1, Now, "deelnemer-1", happened(ThousandCards.CardId(card * 10)))),
    ];

    private BoardState FoldAll(Recorded<BoardEvent>[] happened)
    {
        var folded = _board;
        foreach (var one in happened)
        {
            folded = PlayedBoard.Model.Fold(_board, one);
        }

        return folded;
    }
}
