using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Text;
using static Stadmaken.Tests.Unit.Boards.TestBoard;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Unit.Boards;

public class RoleTests
{
    private static readonly BoardCommand[] Leading =
    [
        new StartTimer(60), new PauseTimer(), new ExtendTimer(5), new StopTimer(), new StartVoting(1), new CloseVoting(), new StartPrivateWriting(), new Reveal(),
        new BringEveryone(), new SetBoardRole("x", "editor"), new SetDefaultRole("editor"), new RewindZone("a", 1), new Lock(), new Lock("a"),
    ];

    private static readonly BoardCommand[] Editing =
    [
        new AddCard("k9", "a", "x"), new EditCardText("k1", 2, new TextOperationBuilder().Insert("x").Build()), new SetCardColour("k1", "red"), new MoveCard("k1", "b"),
        new RenameZone("a", "x"), new AddZone("z", "x"), new LinkCards("k1", "k2"), new SetBoardTitle("x"), new RemoveCard("k1"), new RestoreCard("k1"), new Lock(CardId: "k1"),
    ];

    private static readonly BoardCommand[] Commenting =
    [
        new AddComment("r1", "k2", "x"), new EditComment("r1", "k2", "y"), new RemoveComment("r1", "k2"), new RestoreComment("r1", "k2"), new Vote("k2"), new Unvote("k2"),
    ];

    private static TestBoard WithCards() => new TestBoard().Does(new AddCard("k1", "a", "een"), new AddCard("k2", "a", "twee"));

    [Theory]
    [InlineData("facilitator", true, true, true)]
    [InlineData("editor", false, true, true)]
    [InlineData("commenter", false, false, true)]
    [InlineData("reader", false, false, false)]
    public void A_role_may_what_it_says(string role, bool leads, bool edits, bool comments)
    {
        var board = WithCards().Does(new SetBoardRole("carla", role));

        May(board, Commenting, comments);
        May(board, Editing, edits);
        May(board, Leading, leads);
        Assert.Equal(role, BoardAccessRules.For(board.State, Carla)!.Role);
    }

    [Fact]
    public void The_default_role_is_that_of_all_who_were_given_none()
    {
        var board = WithCards().Does(new SetDefaultRole("reader"), new SetBoardRole("bram", "commenter"));

        Assert.Equal(["facilitator", "commenter", "reader", "facilitator"], new[] { Amina, Bram, Carla, Steward }.Select(who => BoardAccessRules.For(board.State, who)!.Role));
        board.Does(new SetBoardRole("bram"));
        Assert.Equal("reader", BoardAccessRules.For(board.State, Bram)!.Role);
    }

    [Fact]
    public void Who_leads_by_who_they_are_cannot_be_made_less()
    {
        var board = WithCards();
        board.Accepts(Steward, new SetBoardRole("amina", "reader"));

        Assert.Equal("facilitator", BoardAccessRules.For(board.State, Amina)!.Role);
    }

    [Fact]
    public void Who_was_given_a_role_sees_a_board_that_is_by_invitation_until_it_is_taken_away()
    {
        var board = new TestBoard(BoardVisibilities.Invited);
        Assert.Null(BoardAccessRules.For(board.State, Carla));
        board.Does(new SetBoardRole("carla", "reader"));
        Assert.Equal(new BoardAccess(false, false, "reader"), BoardAccessRules.For(board.State, Carla));
        board.Does(new SetBoardRole("carla"));
        Assert.Null(BoardAccessRules.For(board.State, Carla));
    }

    [Fact]
    public void Roles_are_listed_in_the_order_they_were_given_and_what_does_not_fit_is_refused()
    {
        var board = new TestBoard(limits: new BoardLimits { Roles = 2 }).Does(new SetBoardRole("carla", "reader"), new SetBoardRole("bram", "editor"), new SetBoardRole("carla", "editor"));

        Assert.Equal([new RoleSnapshot("carla", "editor"), new RoleSnapshot("bram", "editor")], board.Snapshot.Roles);
        board.Refuses(new SetBoardRole("dirk", "reader"), RefusalCodes.TooLarge, "participantId");
        board.Refuses(new SetBoardRole("geen id!", "reader"), RefusalCodes.Invalid, "participantId");
        board.Refuses(new SetBoardRole("bram", "baas"), RefusalCodes.Invalid, "role");
        board.Refuses(new SetDefaultRole("facilitator"), RefusalCodes.Invalid, "role");
    }

    [Fact]
    public void Everyone_is_brought_to_what_is_there()
    {
        var board = WithCards();
        board.Does(new BringEveryone(), new BringEveryone("a"), new BringEveryone(CardId: "k1"));
        board.Refuses(new BringEveryone("a", "k1"), RefusalCodes.Invalid, "cardId");
        board.Refuses(new BringEveryone("nooit"), RefusalCodes.NotFound, "zoneId");
    }

    private static void May(TestBoard board, BoardCommand[] commands, bool may)
    {
        foreach (var command in commands)
        {
            if (!may)
            {
                board.Refuses(Carla, command, RefusalCodes.NotAllowed);
            }
            else if (command is not RewindZone and not Lock { CardId: null })
            {
                board.Accepts(Carla, command);
            }
        }
    }
}
