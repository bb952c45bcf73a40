using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class AccessTests
{
    private static readonly PracticeCommand[] Writing =
    [
        new ChangeFacts(Title: "Anders"), new AddStakeholder("s9", "public", "organisation", "Gemeente", "Betaalt"), new AddMilestone("m9", "Opening", NextYear),
        new PostUpdate("u9", "Nieuws", "Er is nieuws."), new RecordContribution("c9", "hours", "Schoffelen", new(2026, 11, 1), 3), Proposal("a9"),
    ];

    private static readonly PracticeCommand[] Leading =
    [
        new ChangePhase("exploring"), new OfferStewardship("bram"), new WithdrawStewardshipOffer(), new LinkStakeholder("s1", "bram"),
        new AddStakeholder("s8", "public", "organisation", "Gemeente", "Betaalt", ParticipantId: "bram"), new RemoveStakeholder("s1"),
        new EndPractice("stopped", "Klaar", "Begin eerder"),
    ];

    [Fact]
    public void PR2_who_leads_may_everything()
    {
        foreach (var leader in new[] { Amina, Steward, Operator })
        {
            var practice = WithStakeholders();
            foreach (var command in Writing.Where(command => command is not ProposeAgreement).Concat(Leading))
            {
                practice.Accepts(leader, command);
            }
        }
    }

    [Fact]
    public void PR2_who_speaks_for_a_stakeholder_writes_whatever_their_city_and_does_not_lead()
    {
        var practice = WithStakeholders();
        foreach (var command in Leading)
        {
            practice.Refuses(Carla, command, RefusalCodes.NotAllowed);
        }

        foreach (var command in Writing)
        {
            practice.Accepts(Carla, command);
        }
    }

    [Fact]
    public void PR2_everyone_else_reads()
    {
        var practice = WithStakeholders();
        foreach (var caller in new[] { Bram, Dirk, OtherSteward, Caller.Anonymous })
        {
            foreach (var command in Writing.Concat(Leading))
            {
                practice.Refuses(caller, command, RefusalCodes.NotAllowed);
            }
        }
    }

    [Fact]
    public void PR2_who_speaks_for_a_stakeholder_may_let_it_leave_and_then_writes_no_more()
    {
        var practice = WithStakeholders();
        practice.Accepts(Carla, new RemoveStakeholder("s2"));

        practice.Refuses(Carla, new PostUpdate("u1", "Nieuws", "Er is nieuws."), RefusalCodes.NotAllowed);
        Assert.Equal(["s2"], practice.Snapshot.FormerStakeholders.Select(former => former.StakeholderId));
    }

    [Fact]
    public void PR10_an_ended_practice_keeps_what_is_there_and_takes_nothing_more()
    {
        var practice = WithStakeholders().InForce("a1").Does(new EndPractice("adopted", "De gemeente doet het", "Begin met het contract"));

        practice.Refuses(new PostUpdate("u1", "Nieuws", "Er is nieuws."), RefusalCodes.Conflict);
        practice.Refuses(Operator, new EndPractice("stopped", "Nog eens", "Niets"), RefusalCodes.Conflict);
        Assert.Equal(("ended", "adopted", "amina"), (practice.Snapshot.Phase, practice.Snapshot.Ending!.Verdict, practice.Snapshot.Ending.By));
        Assert.Single(practice.Snapshot.Agreements);
    }

    [Fact]
    public void PR10_an_end_has_a_verdict_a_reason_and_lessons()
    {
        string[] missing = [.. PracticeRules.Validate(new EndPractice("weg", " ", string.Empty), new PracticeLimits()).Select(refusal => refusal.Field!)];

        Assert.Equal(["verdict", "why", "lessons"], missing);
    }
}
