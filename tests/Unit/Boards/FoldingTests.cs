using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.Unit.Boards;

public class FoldingTests
{
    private static readonly BoardState State = new TestBoard()
        .Does(new AddCard("k1", "a", "een"), new AddCard("k2", "b", "twee"), new AddComment("r1", "k1", "Eens"), new AddCard("gone", "a", "weg"), new RemoveCard("gone"))
        .State;

    public static TheoryData<BoardEvent> Misfits =>
    [
        new BoardOpened("Nog eens", "network", []),
        new ZoneAdded("a", "A"), new ZoneAdded("c", "C", "nooit"),
        new ZoneRenamed("nooit", "C"), new ZoneMoved("nooit"), new ZoneMoved("a", "nooit"), new ZoneRemoved("nooit"), new ZoneRestored("a"),
        new CardAdded("k1", "a", "x", "red"), new CardAdded("gone", "a", "x", "red"), new CardAdded("k9", "nooit", "x", "red"), new CardAdded("k9", "a", "x", "red", "k2"),
        new CardColourSet("gone", "red"), new CardMoved("gone", "a"), new CardMoved("k1", "nooit"), new CardMoved("k1", "a", "k2"),
        new CardRemoved("gone"), new CardRestored("k1", "a"), new CardRestored("gone", "nooit"),
        new CommentAdded("r1", "k2", "x"), new CommentAdded("r2", "gone", "x"), new CommentEdited("r1", "k2", "x"), new CommentRemoved("r2", "k1"),
        new VoteCast("gone"), new VoteWithdrawn("nooit"), new CardsLinked("k1", "gone"), new CardsUnlinked("nooit", "k1"),
        new Locked("nooit"), new Unlocked(CardId: "gone"),
    ];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void J6_an_event_that_does_not_fit_stops_the_fold_and_is_named_with_its_version(BoardEvent misfit)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => BoardFold(State, misfit));

        Assert.Contains(misfit.GetType().Name, fault.Message, StringComparison.Ordinal);
        Assert.Contains("77", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void J6_nothing_happens_on_a_board_that_has_not_begun() =>
        Assert.Throws<InvalidOperationException>(() => BoardFold(BoardState.Empty, new BoardTitleSet("x")));

    private static BoardState BoardFold(BoardState state, BoardEvent happened) =>
        new BoardModel().Fold(state, new Recorded<BoardEvent>(77, TestBoard.Start, "amina", happened));
}
