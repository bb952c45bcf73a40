using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class CourseTests
{
    [Fact]
    public void PR4_all_that_is_missing_for_formulation_is_listed_and_holds_the_practice_back()
    {
        var practice = new TestPractice(Facts with { Task = " " }).Does(new ChangePhase("exploring"));
        Assert.Equal(FormulationGate.Codes, practice.Snapshot.MissingForFormulation.Select(part => part.Code));
        var refusal = practice.Refuses(new ChangePhase("formulated"), RefusalCodes.Conflict);
        Assert.All(FormulationGate.Codes, code => Assert.Contains(code, refusal.Message, StringComparison.Ordinal));

        practice.Does(new ChangeFacts(Task: "Wie onderhoudt de tuin?"), new AddStakeholder("s1", "civic", "person", "Bewoners", "Tuinieren"));
        Assert.Equal(["two-sectors", "responsible-stakeholder", "timeline"], practice.Snapshot.MissingForFormulation.Select(part => part.Code));
        practice.Does(new AddStakeholder("s2", "public", "organisation", "Gemeente", "Eigenaar", ["onderhoud"]), new AddMilestone("m1", "Opening", NextYear));
        Assert.Empty(practice.Snapshot.MissingForFormulation);
        practice.Does(new ChangePhase("formulated"));
        Assert.Equal("formulated", practice.Snapshot.Phase);
    }

    [Fact]
    public void PR4_an_agreement_in_force_makes_someone_responsible()
    {
        var practice = WithStakeholders().Does(new ChangeStakeholder("s1", Responsibilities: []), new AddMilestone("m1", "Opening", NextYear));
        Assert.Equal(["responsible-stakeholder"], practice.Snapshot.MissingForFormulation.Select(part => part.Code));

        Assert.Empty(practice.InForce("a1").Snapshot.MissingForFormulation);
    }

    [Fact]
    public void PR4_phases_go_a_step_on_through_the_gate_or_a_step_back_freely()
    {
        var practice = WithStakeholders().Does(new AddMilestone("m1", "Opening", NextYear), new ChangePhase("exploring"));
        practice.Refuses(new ChangePhase("experimenting"), RefusalCodes.Conflict);
        practice.Refuses(new ChangePhase("ended"), RefusalCodes.Invalid, "phase");
        practice.Does(new ChangePhase("formulated"), new ChangePhase("experimenting"), new ChangePhase("sustained"), new RemoveMilestone("m1"), new ChangePhase("experimenting"));

        practice.Refuses(new ChangePhase("sustained"), RefusalCodes.Conflict);
        practice.Does(new ChangePhase("formulated"), new ChangePhase("exploring"), new ChangePhase("pitched"));
    }

    [Fact]
    public void PR7_the_steward_stays_until_the_other_accepts()
    {
        var practice = new TestPractice().Does(new OfferStewardship("bram"));
        Assert.Equal(("amina", "bram"), (practice.Snapshot.StewardId, practice.Snapshot.OfferedTo));
        practice.Refuses(Carla, new AcceptStewardship(), RefusalCodes.NotAllowed);
        practice.Refuses(new OfferStewardship("carla"), RefusalCodes.Conflict);
        practice.Accepts(Bram, new DeclineStewardship());
        Assert.Equal(("amina", null), (practice.Snapshot.StewardId, practice.Snapshot.OfferedTo));

        practice.Does(new OfferStewardship("carla"), new WithdrawStewardshipOffer(), new OfferStewardship("bram")).Accepts(Bram, new AcceptStewardship());
        Assert.Equal(("bram", null), (practice.Snapshot.StewardId, practice.Snapshot.OfferedTo));
        practice.Refuses(Amina, new ChangePhase("exploring"), RefusalCodes.NotAllowed);
        practice.Accepts(Bram, new ChangePhase("exploring"));
    }

    [Fact]
    public void PR7_the_citys_steward_offers_what_a_lost_steward_cannot()
    {
        var practice = new TestPractice();
        practice.Accepts(Steward, new OfferStewardship("bram"));
        practice.Accepts(Bram, new AcceptStewardship());

        Assert.Equal("bram", practice.State.StewardId);
        practice.Refuses(Bram, new OfferStewardship("bram"), RefusalCodes.Conflict);
        practice.Refuses(Caller.Anonymous, new AcceptStewardship(), RefusalCodes.NotAllowed);
    }
}
