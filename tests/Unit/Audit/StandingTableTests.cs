using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Audit;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Unit.Audit;

/// <summary>Rule A5: what a node knows of how everybody stands.</summary>
public class StandingTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly SessionParticipant Ada = new("ada", "Ada", "haarlem", "civic", ["steward"]);
    private static readonly SessionParticipant Guest = new("g1", "Gast", "haarlem", "civic", [], new CallerInvitation("i1", "b1"));

    private readonly FakeTimeProvider _time = new(Now);
    private readonly StandingTable _table;

    public StandingTableTests() => _table = new StandingTable(_time);

    [Fact]
    public void A5_before_it_is_known_no_session_counts_and_after_it_was_forgotten_none_does_again()
    {
        Assert.Equal((false, VerdictKind.Unknown), (_table.IsKnown, _table.Judge(Ada, Now).Kind));
        _table.Load(NetworkStanding.Empty);
        Assert.Equal((true, new Verdict(VerdictKind.Good, "steward")), (_table.IsKnown, _table.Judge(Ada, Now)));
        _table.Forget();
        Assert.Equal(VerdictKind.Unknown, _table.Judge(Ada, Now).Kind);
    }

    [Fact]
    public void A5_suspension_holds_until_its_end_and_says_why()
    {
        _table.Load(NetworkStanding.Empty);
        Take(1, "participantSuspended", new ParticipantSuspended("ada", AuditText.Of("Scheldt."), "haarlem", Now.AddHours(1)));

        Assert.Equal(new Verdict(VerdictKind.Suspended, Reason: "Scheldt.", Until: Now.AddHours(1)), _table.Judge(Ada, Now));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(VerdictKind.Good, _table.Judge(Ada, Now).Kind);
    }

    [Fact]
    public void A5_session_is_ended_if_it_was_made_before_or_nobody_knows_when_and_a_later_one_is_good()
    {
        _table.Load(NetworkStanding.Empty);
        Take(1, "sessionsEnded", new SessionsEnded("ada", AuditText.Of("Kwijt.")));

        Assert.Equal([VerdictKind.Ended, VerdictKind.Ended, VerdictKind.Ended, VerdictKind.Good], new DateTimeOffset?[] { Now.AddDays(-1), Now, null, Now.AddSeconds(1) }.Select(issued => _table.Judge(Ada, issued).Kind));
    }

    [Fact]
    public void A5_what_standing_says_of_roles_goes_before_what_the_session_says_and_a_guest_never_has_any()
    {
        _table.Load(NetworkStanding.Empty);
        Take(1, "rolesSet", new RolesSet("ada", AuditText.Of("x"), null, ["operator"]));
        Take(2, "rolesSet", new RolesSet("g1", AuditText.Of("x"), null, ["operator"]));
        Assert.Equal(("operator", string.Empty), (_table.Judge(Ada, Now).Roles, _table.Judge(Guest, Now).Roles));

        Take(3, "rolesSet", new RolesSet("ada", AuditText.Of("x")));
        Assert.Equal("steward", _table.Judge(Ada, Now).Roles);
    }

    [Fact]
    public void A5_whoever_may_stand_otherwise_is_told_of_after_the_change_and_nobody_else_is()
    {
        List<(string? Who, VerdictKind Then)> told = [];
        _table.Changed += who => told.Add((who, _table.Judge(Ada, Now).Kind));
        _table.Load(NetworkStanding.Empty);
        Take(1, "contentReported", new ContentReported("r1", new ReportedThing("b1"), AuditText.Of("x")));
        Take(2, "participantSuspended", new ParticipantSuspended("ada", AuditText.Of("x")));
        Take(3, "invitationRevoked", new InvitationRevokedNoted("b1", "i1", Now.AddDays(1)));
        Take(3, "invitationRevoked", new InvitationRevokedNoted("b1", "i1", Now.AddDays(1)));

        Assert.Equal([(null, VerdictKind.Good), ("ada", VerdictKind.Suspended), (string.Empty, VerdictKind.Suspended)], told);
        Assert.Equal(VerdictKind.Ended, _table.Judge(Guest, Now).Kind);
    }

    [Fact]
    public void A5_event_that_only_a_newer_version_knows_stops_nothing()
    {
        _table.Load(NetworkStanding.Empty);
        _table.Take([new JournalEntry(1, Now, "op", "c1", "somethingNew", "{}"u8.ToArray())]);
        Take(2, "participantSuspended", new ParticipantSuspended("ada", AuditText.Of("x")));
        Assert.Equal(VerdictKind.Suspended, _table.Judge(Ada, Now).Kind);
    }

    [Fact]
    public async Task A5_missed_push_costs_a_moment_and_not_the_decision()
    {
        var (grains, fake) = FakeGrains.Create();
        var audit = fake.Board("audit");
        _table.Load(NetworkStanding.Empty);
        await using var following = new JournalFollowing(audit, grains, new Sink(_table), 0, _time, NullLogger.Instance);
        following.Start();
        audit.LetsPush = _ => false;
        audit.Append(Entry(1, "participantSuspended", new ParticipantSuspended("ada", AuditText.Of("x"))));

        // The control: without the renewal the node knows nothing of it.
        Assert.Equal(VerdictKind.Good, _table.Judge(Ada, Now).Kind);
        _time.Advance(Following.Renewal);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_table.Judge(Ada, Now).Kind != VerdictKind.Suspended)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void Take(long version, string type, AuditEvent happened) => _table.Take([Entry(version, type, happened)]);

    private static JournalEntry Entry(long version, string type, AuditEvent happened) =>
        new(version, Now, "op", "c" + version, type, JsonSerializer.SerializeToUtf8Bytes(happened, AuditJson.Events[type]));

    private sealed class Sink(StandingTable table) : IJournalSink
    {
        public void Deliver(ReadOnlySpan<JournalEntry> entries) => table.Take(entries);

        public void Rewind(long version) => table.Forget();
    }
}
