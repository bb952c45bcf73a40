using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Boards;

/// <summary>Rule B9: what a link is worth is decided by the board, each time.</summary>
public class InvitationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly Caller Leader = new("amina", "haarlem", []);
    private static readonly Caller Other = new("bram", "haarlem", []);
    private static readonly Caller Guest = new("g1", string.Empty, [], new CallerInvitation("i1", "b1"));

    private readonly BoardModel _model = new();
    private BoardState _board;
    private long _version;

    public InvitationTests()
    {
        _board = BoardState.Empty;
        Happens(new BoardOpened("Onder ons", BoardVisibilities.Invited, [new ZoneOpening("z1", "Vak")], "haarlem"));
    }

    [Fact]
    public void B9_guest_of_an_invited_board_has_the_role_that_the_board_has_for_the_link()
    {
        Happens(Invite("i1", "commenter"));

        Assert.Equal("commenter", BoardAccessRules.For(_board, Guest, Now)?.Role);
        Assert.True(Decide(new AddCard("k1", "z1", "x")) is { Refusal.Code: RefusalCodes.NotAllowed });
        Assert.Null(BoardAccessRules.For(_board, Other, Now));
    }

    [Theory]
    [InlineData("editor", true, true)]
    [InlineData("commenter", false, true)]
    [InlineData("reader", false, false)]
    public void B9_guest_may_what_the_role_may_and_never_leads(string role, bool canEdit, bool canComment)
    {
        Happens(Invite("i1", role));
        var access = BoardAccessRules.For(_board, Guest, Now)!;
        Assert.Equal((canEdit, canComment, false), (access.CanEdit, access.CanComment, access.CanLead));
    }

    public static TheoryData<string> NotGood => ["expired", "revoked", "of another board", "unknown", "no time"];

    [Theory]
    [MemberData(nameof(NotGood))]
    public void B9_link_that_is_not_good_opens_nothing(string why)
    {
        Assert.Null(Access(why, BoardAccessRules.For));
    }

    [Fact]
    public void B9_whoever_believed_the_session_alone_would_let_all_of_them_in()
    {
        // The control of the test above: a rule that takes the caller's word for it.
        BoardAccess? Believing(BoardState board, Caller caller, DateTimeOffset? now) =>
            caller.Invitation is { BoardId: "b1" } ? new BoardAccess(false, false, "commenter") : BoardAccessRules.For(board, caller, now);
        Assert.All(NotGood, why => Assert.NotNull(Access(why.Data, Believing)));
    }

    [Fact]
    public void B9_only_who_leads_invites_and_no_link_makes_a_leader()
    {
        Assert.Equal(RefusalCodes.NotFound, BoardDecider.Invite(_board, Other, Wish("i1", "reader"), new BoardLimits(), Now).Refusal?.Code);
        Happens(new BoardRoleSet("bram", "editor"));
        Assert.Equal(RefusalCodes.NotAllowed, BoardDecider.Invite(_board, Other, Wish("i1", "reader"), new BoardLimits(), Now).Refusal?.Code);
        Assert.Equal("role", Invite("i1", "facilitator").Refusal?.Field);
        Happens(Invite("i1", "editor"));
        Assert.Equal(RefusalCodes.NotAllowed, BoardDecider.Invite(_board, Guest, Wish("i2", "reader"), new BoardLimits(), Now).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotAllowed, BoardDecider.RevokeInvitation(_board, Guest, "i1", Now).Refusal?.Code);
    }

    [Fact]
    public void B9_role_given_to_a_guest_by_id_is_not_what_counts()
    {
        Happens(Invite("i1", "reader"));
        Happens(new BoardRoleSet("g1", "facilitator"));

        Assert.Equal("reader", BoardAccessRules.For(_board, Guest, Now)?.Role);
        Assert.Null(BoardAccessRules.For(_board, Guest, Now.AddDays(8)));
    }

    [Fact]
    public void B9_link_ends_within_a_year_and_not_before_now_and_is_redeemed_only_while_it_is_good()
    {
        Assert.Equal("expiresAt", BoardDecider.Invite(_board, Leader, new("i1", "reader", Now), new BoardLimits(), Now).Refusal?.Field);
        Assert.Equal("expiresAt", BoardDecider.Invite(_board, Leader, new("i1", "reader", Now.AddDays(400)), new BoardLimits(), Now).Refusal?.Field);
        Happens(Invite("i1", "reader"));
        Happens(BoardDecider.RedeemInvitation(_board, "i1", Now));

        Assert.Equal(1, _board.Invitations["i1"].Uses);
        Assert.Equal(RefusalCodes.NotFound, BoardDecider.RedeemInvitation(_board, "i1", Now.AddDays(7)).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotFound, BoardDecider.RedeemInvitation(_board, "i2", Now).Refusal?.Code);
    }

    [Fact]
    public void B9_guest_is_nobody_elsewhere()
    {
        Assert.False(Guest.IsSignedIn);
        Assert.False(new Caller("g1", "haarlem", ["operator"], new CallerInvitation("i1", "b1")).IsSignedIn);
        Assert.Null(BoardAccessRules.For(BoardVisibilities.Network, "haarlem", "amina", Guest));
        Assert.Equal("reader", BoardAccessRules.For(BoardVisibilities.Public, "haarlem", "amina", Guest)?.Role);
    }

    [Fact]
    public void B1_whoever_its_practice_says_leads_also_sees_it_until_the_practice_says_otherwise()
    {
        var state = _model.Fold(BoardState.Empty, new Recorded<BoardEvent>(1, Now, "amina", new BoardOpened("Onder ons", BoardVisibilities.Invited, [], "haarlem", PracticeId: "tuin")));
        var elsewhere = new Caller("carla", "roeselare", []);
        Assert.Null(BoardAccessRules.For(state, elsewhere, Now));
        Assert.Equal(RefusalCodes.NotFound, BoardDecider.SetLeaders(state, "zorg", ["carla"]).Refusal?.Code);

        state = _model.Fold(state, new Recorded<BoardEvent>(2, Now, "network", BoardDecider.SetLeaders(state, "tuin", ["carla", "bram"]).Event!));
        Assert.Equal("facilitator", BoardAccessRules.For(state, elsewhere, Now)?.Role);
        Assert.Equal(RefusalCodes.Conflict, BoardDecider.SetLeaders(state, "tuin", ["bram", "carla"]).Refusal?.Code);
        Assert.Null(BoardAccessRules.For(state, new Caller("carla", string.Empty, [], new CallerInvitation("x", "b1")), Now));

        state = _model.Fold(state, new Recorded<BoardEvent>(3, Now, "network", BoardDecider.SetLeaders(state, "tuin", ["bram"]).Event!));
        Assert.Null(BoardAccessRules.For(state, elsewhere, Now));
    }

    private BoardAccess? Access(string why, Func<BoardState, Caller, DateTimeOffset?, BoardAccess?> rule)
    {
        var now = (DateTimeOffset?)Now;
        switch (why)
        {
            case "expired":
                Happens(Invite("i1-" + why, "commenter"));
                now = Now.AddDays(7);
                break;
            case "revoked":
                Happens(Invite("i1-" + why, "commenter"));
                Happens(BoardDecider.RevokeInvitation(_board, Leader, "i1-" + why, Now));
                break;
            case "no time":
                Happens(Invite("i1-" + why.Replace(' ', '-'), "commenter"));
                now = null;
                break;
        }

        return rule(_board, Guest with { Invitation = new CallerInvitation("i1-" + why.Replace(' ', '-'), "b1") }, now);
    }

    private static NewInvitation Wish(string id, string role) => new(id, role, Now.AddDays(7));

    private Decision<BoardEvent> Invite(string id, string role) => BoardDecider.Invite(_board, Leader, Wish(id, role), new BoardLimits(), Now);

    private Decision<BoardEvent> Decide(BoardCommand command) => BoardDecider.Decide(_board, Guest, command, new BoardLimits(), Now);

    private void Happens(Decision<BoardEvent> decided) => Happens(decided.Event!);

    private void Happens(BoardEvent happened) => _board = _model.Fold(_board, new Recorded<BoardEvent>(++_version, Now, Leader.ParticipantId, happened));
}
