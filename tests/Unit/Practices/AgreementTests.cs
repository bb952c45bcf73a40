using Stadmaken.Journals;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class AgreementTests
{
    [Fact]
    public void PR6_an_agreement_is_in_force_once_each_party_accepted_and_what_was_recorded_is_marked()
    {
        var practice = WithStakeholders().Does(Proposal("a1"));
        Assert.IsType<AgreementAcceptanceRecorded>(practice.Accepts(Amina, new AcceptAgreement("a1", "s1")));
        Assert.Equal("proposed", practice.State.FindAgreement("a1")!.Status);
        Assert.IsType<AgreementAccepted>(practice.Accepts(Carla, new AcceptAgreement("a1", "s2")));

        var agreement = practice.State.FindAgreement("a1")!;
        Assert.Equal(("in-force", practice.Now), (agreement.Status, agreement.InForceSince));
        Assert.Equal([("s1", "amina", true), ("s2", "carla", false)], agreement.Acceptances.Select(accepted => (accepted.StakeholderId, accepted.By, accepted.IsRecorded)));
    }

    [Fact]
    public void PR6_nobody_accepts_for_a_party_that_can_do_so_itself()
    {
        var practice = WithStakeholders().Does(Proposal("a1"));

        practice.Refuses(Amina, new AcceptAgreement("a1", "s2"), RefusalCodes.NotAllowed);
        practice.Refuses(Operator, new AcceptAgreement("a1", "s2"), RefusalCodes.NotAllowed);
        practice.Refuses(Carla, new AcceptAgreement("a1", "s1"), RefusalCodes.NotAllowed);
        practice.Refuses(Amina, new AcceptAgreement("a1", "s9"), RefusalCodes.NotFound, "stakeholderId");
        practice.Accepts(Carla, new AcceptAgreement("a1", "s2"));
        practice.Refuses(Carla, new AcceptAgreement("a1", "s2"), RefusalCodes.Conflict);
    }

    [Fact]
    public void PR5_a_new_agreement_takes_the_place_of_the_old_one_only_when_it_is_in_force()
    {
        var practice = WithStakeholders().InForce("a1").Does(Proposal("a2", "a1"));
        Assert.Equal("in-force", practice.State.FindAgreement("a1")!.Status);
        practice.Refuses(Proposal("a3", "a1"), RefusalCodes.Conflict);

        practice.Does(new AcceptAgreement("a2", "s1")).Accepts(Carla, new AcceptAgreement("a2", "s2"));
        Assert.Equal(("superseded", "a2"), (practice.State.FindAgreement("a1")!.Status, practice.State.FindAgreement("a1")!.SupersededBy));
        Assert.Equal("in-force", practice.State.FindAgreement("a2")!.Status);
        practice.Refuses(Proposal("a3", "a1"), RefusalCodes.Conflict);
        practice.Refuses(Proposal("a3", "nooit"), RefusalCodes.NotFound, "supersedes");
    }

    [Fact]
    public void PR5_an_agreement_that_ended_meanwhile_stays_ended()
    {
        var practice = WithStakeholders().InForce("a1").Does(Proposal("a2", "a1"), new EndAgreement("a1", "Tuin weg"), new AcceptAgreement("a2", "s1"));
        practice.Accepts(Carla, new AcceptAgreement("a2", "s2"));

        Assert.Equal(("ended", "Tuin weg", null), (practice.State.FindAgreement("a1")!.Status, practice.State.FindAgreement("a1")!.EndedBecause, practice.State.FindAgreement("a1")!.SupersededBy));
    }

    [Fact]
    public void PR5_a_review_keeps_the_terms_and_sets_the_next_date()
    {
        var practice = WithStakeholders().InForce("a1");
        var terms = practice.State.FindAgreement("a1")!.Terms;
        practice.Accepts(Carla, new ReviewAgreement("a1", "Gaat goed", NextYear.AddYears(1)));

        Assert.Same(terms, practice.State.FindAgreement("a1")!.Terms);
        Assert.Equal(NextYear.AddYears(1), practice.State.FindAgreement("a1")!.NextReviewDate);
        practice.Refuses(new ReviewAgreement("a1", "Gaat goed", new(2026, 11, 24)), RefusalCodes.Invalid, "nextReviewDate");
        practice.Does(new EndAgreement("a1", "Klaar")).Refuses(new ReviewAgreement("a1", "Te laat", NextYear), RefusalCodes.Conflict);
        practice.Refuses(new EndAgreement("a1", "Klaar"), RefusalCodes.Conflict);
    }

    [Fact]
    public void Only_a_party_or_who_leads_turns_an_agreement_down()
    {
        var practice = WithStakeholders().Does(
            new AddStakeholder("s3", "knowledge", "person", "Onderzoeker", "Kijkt mee", ParticipantId: "dirk"), Proposal("a1"));

        practice.Refuses(Dirk, new EndAgreement("a1", "Liever niet"), RefusalCodes.NotAllowed);
        practice.Accepts(Carla, new EndAgreement("a1", "Liever niet"));
        Assert.Equal("ended", practice.State.FindAgreement("a1")!.Status);
    }

    [Fact]
    public void PR3_a_stakeholder_does_not_leave_an_agreement_behind()
    {
        var practice = WithStakeholders().InForce("a1");

        practice.Refuses(new RemoveStakeholder("s1"), RefusalCodes.Conflict);
        practice.Does(new EndAgreement("a1", "Klaar"), new RemoveStakeholder("s1")).Refuses(new AddStakeholder("s1", "civic", "person", "Weer", "Terug"), RefusalCodes.Conflict);
    }

    [Fact]
    public void All_that_is_wrong_with_a_proposal_is_told_at_once()
    {
        var wrong = new ProposeAgreement("a 1", new(" ", ["s1"], "s9", "s9", new(1800, 1, 1), string.Empty, "een\nregel", new(3000, 1, 1)), "geen id!");

        Assert.Equal(
            ["agreementId", "what", "parties", "responsibleId", "liableId", "reviewDate", "cover", "responsibility", "validUntil", "supersedes"],
            PracticeRules.Validate(wrong, new PracticeLimits()).Select(refusal => refusal.Field));
        var practice = WithStakeholders();
        practice.Refuses(new ProposeAgreement("a1", new("Wat", ["s1", "s9"], "s1", "s9", NextYear)), RefusalCodes.NotFound, "parties[1]");
        practice.Refuses(new ProposeAgreement("a1", new("Wat", ["s1", "s2"], "s1", "s2", new(2026, 11, 24))), RefusalCodes.Invalid, "reviewDate");
        practice.Refuses(Proposal("a1", validUntil: new(2026, 11, 24)), RefusalCodes.Invalid, "validUntil");
    }
}
