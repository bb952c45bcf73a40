using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Boards;

public class AccessTests
{
    [Theory]
    [InlineData("public", "amina bram carla steward other-steward operator network", "amina steward operator network", true)]
    [InlineData("network", "amina bram carla steward other-steward operator network", "amina steward operator network", false)]
    [InlineData("city", "amina bram steward operator network", "amina steward operator network", false)]
    [InlineData("invited", "amina steward operator network", "amina steward operator network", false)]
    public void A_board_is_seen_edited_and_led_by_whom_its_visibility_says(string visibility, string edit, string lead, bool anonymousSees)
    {
        Caller[] all = [TestBoard.Amina, TestBoard.Bram, TestBoard.Carla, TestBoard.Steward, TestBoard.OtherSteward, TestBoard.Operator, Caller.Network];
        var board = new TestBoard(visibility);

        string Which(Func<BoardAccess?, bool> has) =>
            string.Join(' ', all.Where(caller => has(BoardAccessRules.For(board.State, caller))).Select(caller => caller.ParticipantId));

        Assert.Equal(edit, Which(access => access is not null));
        Assert.Equal(edit, Which(access => access is { CanEdit: true }));
        Assert.Equal(lead, Which(access => access is { CanLead: true }));
        Assert.Equal(anonymousSees ? new BoardAccess(false, false, BoardRoles.Reader) : null, BoardAccessRules.For(board.State, Caller.Anonymous));
    }

    [Fact]
    public void Who_may_not_see_a_board_is_told_there_is_none()
    {
        var board = new TestBoard(BoardVisibilities.City);

        board.Refuses(TestBoard.Carla, new SetBoardTitle("x"), RefusalCodes.NotFound);
        board.Refuses(TestBoard.Carla, new AddZone("malformed id", "x"), RefusalCodes.NotFound);
    }

    [Fact]
    public void Who_has_not_signed_in_changes_nothing()
    {
        new TestBoard(BoardVisibilities.Public).Refuses(Caller.Anonymous, new SetBoardTitle("x"), RefusalCodes.NotAllowed);
        new TestBoard(BoardVisibilities.Network).Refuses(Caller.Anonymous, new SetBoardTitle("x"), RefusalCodes.NotFound);
    }

    [Fact]
    public void A_board_that_has_not_begun_is_not_found()
    {
        Assert.Null(BoardAccessRules.For(BoardState.Empty, Caller.Network));
        var decision = BoardDecider.Decide(BoardState.Empty, Caller.Network, new SetBoardTitle("x"), new BoardLimits(), TestBoard.Start);

        Assert.Equal(RefusalCodes.NotFound, decision.Refusal?.Code);
    }

    [Fact]
    public void A_board_begins_once()
    {
        var decision = BoardDecider.Open(new TestBoard().State, new BoardOpening("Bord", "network", null, []), new BoardLimits());

        Assert.Equal(RefusalCodes.Conflict, decision.Refusal?.Code);
    }

    [Fact]
    public void An_opening_is_told_everything_that_is_wrong_with_it()
    {
        var opening = new BoardOpening(" ", "secret", null, [new("a b", "A"), new("c", string.Empty), new("c", "C")]);

        var fields = BoardOpeningRules.Validate(opening, new BoardLimits()).Select(refusal => refusal.Field);

        Assert.Equal(["title", "visibility", "zones[0].zoneId", "zones[1].title", "zones[2].zoneId"], fields);
        Assert.Equal("title", BoardDecider.Open(BoardState.Empty, opening, new BoardLimits()).Refusal?.Field);
        Assert.Equal("visibility", BoardOpeningRules.Validate(new("T", "city", null, []), new()).Single().Field);
        Assert.Equal("zones", BoardOpeningRules.Validate(new("T", "city", "haarlem", [new("a", "A")]), new() { Zones = 0 }).Single().Field);
    }
}
