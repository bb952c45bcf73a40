using Stadmaken.Audit;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Audit;

/// <summary>Rule A4: who may do what about whom, by how everybody stands now.</summary>
public class StandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly Caller Operator = new("op", "nijmegen", ["operator"]);
    private static readonly Caller Steward = new("st", "haarlem", ["steward"]);
    private static readonly Caller Someone = new("p1", "haarlem", []);
    private static readonly Caller Guest = new("g1", string.Empty, [], new CallerInvitation("i1", "b1"));

    private readonly AuditModel _model = new();
    private AuditState _state = AuditState.Empty;
    private long _version;

    [Fact]
    public void A4_operators_act_on_anyone_stewards_on_their_own_city_and_nobody_else_on_anybody()
    {
        Assert.Equal("op st", Who(Person("p2", "haarlem")));
        Assert.Equal("op", Who(Person("p3", "roeselare")));
    }

    [Fact]
    public void A4_nobody_acts_on_themselves()
    {
        Assert.Equal("st", Who(Person("op", "haarlem")));
        Assert.Equal("op", Who(Person("st", "haarlem")));
    }

    [Fact]
    public void A4_only_operators_act_on_an_operator_whether_their_session_or_the_audit_says_so()
    {
        Happens(new RolesBrought("p2", ["operator"], "haarlem"));
        Assert.Equal("op", Who(Person("p2", "haarlem")));

        Happens(new RolesSet("p2", AuditText.Of("x"), "haarlem", []));
        Assert.Equal("op st", Who(Person("p2", "haarlem")));

        Happens(new RolesSet("p2", AuditText.Of("x"), "haarlem", ["operator"]));
        Assert.Equal("op", Who(Person("p2", "haarlem")));
    }

    [Fact]
    public void A4_whoever_was_suspended_or_lost_their_role_decides_nothing_although_their_session_still_says_so()
    {
        Happens(new RolesSet("st", AuditText.Of("x"), "haarlem", []));
        Assert.Equal("op", Who(Person("p2", "haarlem")));

        Happens(new ParticipantSuspended("op", AuditText.Of("x"), "haarlem", Now.AddHours(1)));
        Assert.Equal(string.Empty, Who(Person("p2", "haarlem")));
    }

    [Fact]
    public void A4_a_steward_gives_no_role_that_they_do_not_have()
    {
        var who = Person("p2", "haarlem");
        Assert.True(AuditDecider.SetRoles(_state, Steward, who, ["steward"], "Neemt het over.", Now).IsAccepted);
        Assert.False(AuditDecider.SetRoles(_state, Steward, who, ["operator"], "Neemt het over.", Now).IsAccepted);
        Assert.False(AuditDecider.SetRoles(_state, Steward, who, null, "Neemt het over.", Now).IsAccepted);
        Assert.True(AuditDecider.SetRoles(_state, Operator, who, ["operator"], "Neemt het over.", Now).IsAccepted);
        Assert.Equal(RefusalCodes.Invalid, AuditDecider.SetRoles(_state, Operator, who, ["burgemeester"], "Neemt het over.", Now).Refusal?.Code);
    }

    [Fact]
    public void A4_everyone_ends_their_own_sessions_but_a_guest_has_nothing_to_end()
    {
        Assert.True(AuditDecider.EndSessions(_state, Someone, Person("p1", "haarlem"), "Telefoon kwijt.", Now).IsAccepted);
        Assert.False(AuditDecider.EndSessions(_state, Someone, Person("p2", "haarlem"), "Telefoon kwijt.", Now).IsAccepted);
        Assert.False(AuditDecider.EndSessions(_state, Guest, Person("g1", "haarlem"), "Telefoon kwijt.", Now).IsAccepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A6_nothing_is_done_to_anyone_without_a_reason(string reason) =>
        Assert.Equal("reason", AuditDecider.Suspend(_state, Operator, Person("p2", "haarlem"), reason, null, Now).Refusal?.Field);

    [Fact]
    public void A5_only_exceptions_are_kept_and_a_past_one_leaves_with_the_next_event()
    {
        Happens(new ParticipantSuspended("p2", AuditText.Of("x"), "haarlem", Now.AddHours(1)));
        Happens(new InvitationRevokedNoted("b1", "i1", Now.AddHours(1)));
        Assert.True(_state.Standing.Of("p2").IsSuspendedAt(Now));
        Assert.False(_state.Standing.Of("p2").IsSuspendedAt(Now.AddHours(1)));

        Happens(new SettlementTold("r1"), Now.AddHours(2));

        Assert.Empty(_state.Standing.People);
        Assert.Empty(_state.Standing.RevokedInvitations);
    }

    [Fact]
    public void A7_report_is_once_for_each_person_and_thing_at_most_twenty_an_hour_and_not_for_guests()
    {
        for (var i = 0; i < 20; i++)
        {
            Happens(Report(Someone, "k" + i), Now, "p1");
        }

        Assert.Equal(RefusalCodes.Conflict, Report(Someone, "k3").Refusal?.Code);
        Assert.Equal(RefusalCodes.RateLimited, Report(Someone, "k20").Refusal?.Code);
        Assert.True(AuditDecider.Report(_state, Someone, new("b1", "k20"), new("haarlem", "p9"), "Kwetsend.", Now.AddMinutes(61)).IsAccepted);
        Assert.True(Report(Steward, "k3").IsAccepted);
        Assert.Equal(RefusalCodes.NotAllowed, Report(Guest, "k3").Refusal?.Code);
    }

    [Fact]
    public void A7_reports_are_settled_once_by_those_who_oversee_but_not_by_who_wrote_or_reported_it()
    {
        Happens(Report(Someone, "k1", author: "st"), Now, "p1");
        var id = Assert.Single(_state.Reports).Key;
        var leader = new Caller("lead", "roeselare", []);

        Assert.Equal(RefusalCodes.NotFound, Settle(id, leader, leads: false));
        Assert.Equal(RefusalCodes.NotAllowed, Settle(id, Steward, leads: false));
        Assert.Equal(RefusalCodes.NotAllowed, Settle(id, Someone, leads: true));
        Assert.Null(Settle(id, leader, leads: true));
        Assert.Null(Settle(id, Operator, leads: false));
        Happens(AuditDecider.Settle(_state, Operator, id, false, "acted", "Adres weggehaald.", Now));
        Assert.Equal(RefusalCodes.Conflict, Settle(id, Operator, leads: false));
    }

    [Fact]
    public void A7_whoever_wrote_it_never_sees_who_reported_it_also_when_they_oversee_the_city()
    {
        Happens(Report(Someone, "k1", author: "st"), Now, "p1");
        var report = Assert.Single(_state.Reports).Value;

        Assert.Equal((string.Empty, null), Seen(Steward));
        Assert.Equal(("p1", "Kwetsend."), Seen(Operator));
        Assert.Equal(("p1", "Kwetsend."), Seen(Someone));

        (string By, string? Reason) Seen(Caller caller) => AuditDecider.AsSeenBy(_state, caller, report, leads: true) is var seen ? (seen.By, seen.Reason.Text) : default;
    }

    private static ParticipantProfile Person(string id, string city) => new(id, "Naam", city, "civic");

    private string Who(ParticipantProfile who) => string.Join(' ', new[] { Operator, Steward, Someone, Guest, Caller.Anonymous }
        .Where(caller => AuditDecider.Suspend(_state, caller, who, "Scheldt.", null, Now).IsAccepted)
        .Select(caller => caller.ParticipantId));

    private string? Settle(string id, Caller caller, bool leads) => AuditDecider.Settle(_state, caller, id, leads, "dismissed", "Valt mee.", Now).Refusal?.Code;

    private Decision<AuditEvent> Report(Caller caller, string cardId, string author = "p9") =>
        AuditDecider.Report(_state, caller, new ReportedThing("b1", cardId), new Reported("haarlem", author), "Kwetsend.", Now);

    private void Happens(Decision<AuditEvent> decided, DateTimeOffset? at = null, string by = "op") => Happens(decided.Event!, at, by);

    private void Happens(AuditEvent happened, DateTimeOffset? at = null, string by = "op") =>
        _state = _model.Fold(_state, new Recorded<AuditEvent>(++_version, at ?? Now, by, happened));
}
