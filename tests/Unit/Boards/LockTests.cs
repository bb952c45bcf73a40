using Stadmaken.Boards;
using Stadmaken.Journals;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Unit.Boards;

public class LockTests
{
    private static TestBoard WithCards() => new TestBoard().Does(
        new AddCard("k1", "a", "een"), new AddCard("k2", "b", "twee"), new AddComment("r1", "k1", "Eens"), new AddCard("gone", "a", "weg"), new RemoveCard("gone"));

    private static readonly BoardCommand[] TouchingCard =
    [
        new SetCardColour("k1", "red"), new MoveCard("k1", "b"), new MoveCard("k1", "a"), new RemoveCard("k1"), new AddComment("r2", "k1", "x"),
        new EditComment("r1", "k1", "x"), new RemoveComment("r1", "k1"), new Vote("k1"), new Unvote("k1"),
        new LinkCards("k1", "k2"), new LinkCards("k2", "k1"), new UnlinkCards("k1", "k2"), new UnlinkCards("k2", "k1"),
    ];

    private static readonly BoardCommand[] TouchingZone =
    [
        .. TouchingCard,
        new AddCard("k9", "a", "x"), new MoveCard("k2", "a"), new RestoreCard("gone"), new RenameZone("a", "x"), new MoveZone("a"), new RemoveZone("a"),
    ];

    private static readonly BoardCommand[] TouchingBoard =
    [
        .. TouchingZone, new AddZone("z", "x"), new SetBoardTitle("x"), new RestoreZone("a"), new SetCardColour("k2", "red"),
    ];

    [Fact]
    public void A_locked_card_refuses_whatever_would_change_it_from_everybody()
    {
        var board = WithCards().Does(new Lock(CardId: "k1"));

        Assert.Equal("amina", board.Card("k1").LockedBy);
        AllLocked(board, TouchingCard);
        board.Does(new SetCardColour("k2", "red"), new RenameZone("a", "x"), new MoveCard("k2", "a", "k1"));
    }

    [Fact]
    public void A_locked_zone_refuses_whatever_would_change_it_or_what_is_in_it()
    {
        var board = WithCards().Does(new Lock(ZoneId: "a"));

        Assert.Equal("amina", board.Snapshot.Zones[0].LockedBy);
        AllLocked(board, TouchingZone);
        board.Does(new SetCardColour("k2", "red"), new SetBoardTitle("x"), new MoveZone("b", AtStart: true));
    }

    [Fact]
    public void A_locked_board_refuses_all_but_locking_and_unlocking()
    {
        var board = WithCards().Does(new Lock());

        Assert.Equal("amina", board.Snapshot.LockedBy);
        AllLocked(board, TouchingBoard);
        board.Does(new Lock(ZoneId: "a"), new Lock(CardId: "k1"), new Unlock(CardId: "k1"), new Unlock(ZoneId: "a"), new Unlock());
        foreach (var command in (BoardCommand[])[new SetCardColour("k1", "red"), new SetBoardTitle("x"), new RestoreCard("gone")])
        {
            board.Does(command);
        }
    }

    [Fact]
    public void A_card_is_locked_by_who_may_edit_the_rest_by_who_leads_and_a_lock_is_taken_away_by_who_set_it_or_leads()
    {
        foreach (var (setter, remover) in new (BoardCommand, BoardCommand)[]
            { (new Lock(), new Unlock()), (new Lock("a"), new Unlock("a")), (new Lock(CardId: "k1"), new Unlock(CardId: "k1")) })
        {
            var board = WithCards();
            board.Refuses(TestBoard.Bram, new Lock(), RefusalCodes.NotAllowed);
            board.Refuses(TestBoard.Bram, new Lock("a"), RefusalCodes.NotAllowed);
            board.Accepts(TestBoard.Steward, new SetBoardRole("bram", BoardRoles.Facilitator));
            board.Accepts(TestBoard.Bram, setter);
            board.Accepts(TestBoard.Bram, setter);
            board.Refuses(TestBoard.Operator, setter, RefusalCodes.Conflict);
            board.Refuses(TestBoard.Carla, remover, RefusalCodes.NotAllowed);
            board.Refuses(TestBoard.OtherSteward, remover, RefusalCodes.NotAllowed);
            board.Accepts(TestBoard.Steward, remover);
            board.Accepts(TestBoard.Carla, remover);
            board.Accepts(TestBoard.Bram, setter);
            board.Accepts(TestBoard.Bram, remover);
        }
    }

    [Fact]
    public void Locking_is_refused_when_it_does_not_fit()
    {
        var board = WithCards();

        board.Refuses(new Lock("a", "k1"), RefusalCodes.Invalid, "cardId");
        board.Refuses(new Unlock("a", "k1"), RefusalCodes.Invalid, "cardId");
        board.Refuses(new Lock("nooit"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new Lock(CardId: "gone"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new Unlock("nooit"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new Unlock(CardId: "geen id!"), RefusalCodes.Invalid, "cardId");
    }

    private static void AllLocked(TestBoard board, BoardCommand[] commands)
    {
        foreach (var command in commands)
        {
            board.Refuses(TestBoard.Amina, command, RefusalCodes.Locked);
            board.Refuses(TestBoard.Operator, command, RefusalCodes.Locked);
        }
    }
}
