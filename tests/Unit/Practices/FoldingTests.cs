using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Unit.Practices;

public class FoldingTests
{
    private static readonly PracticeState State = TestPractice.WithStakeholders().InForce("a1").Does(new AddMilestone("m1", "Opening", TestPractice.NextYear), new PostUpdate("u1", "Nieuws", "Zomaar")).State;

    public static TheoryData<HomeEvent> Misfits =>
    [
        new PracticeStarted("haarlem", TestPractice.Facts), new CityListed("haarlem"),
        new StakeholderAdded("s1", "civic", "person", "x", "x", []), new StakeholderChanged("s9"), new StakeholderLinked("s9"), new StakeholderLeft("s9"),
        new AgreementProposed("a1", TestPractice.Proposal("a1").Terms), new AgreementAccepted("a1", "s1"), new AgreementAcceptanceRecorded("a9", "s1"),
        new AgreementReviewed("a9", "x", TestPractice.NextYear), new AgreementEnded("a9", "x"), new AgreementExpired("a9"), new AgreementReviewDue("a9", TestPractice.NextYear),
        new MilestoneAdded("m1", "x", TestPractice.NextYear), new MilestoneChanged("m9"), new MilestoneReached("m9", TestPractice.NextYear), new MilestoneRemoved("m9"),
        new UpdatePosted("u1", "x", "x"), new ContributionWithdrawn("c9", "x"), new PracticeContentRedacted("x", "u9"), new StewardshipAccepted(),
        new BorrowingNoted("l9"), new BorrowingReported("l9", "trying", "x"), new BorrowerReported("l9", "x", 1, "trying", "x"), new BoardBegun("b9"),
        new UpdatePosted("u1", "x", "x", BorrowingId: "l9"),
    ];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void J6_an_event_that_does_not_fit_stops_the_fold_and_is_named_with_its_version(HomeEvent misfit)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Fold(State, misfit));

        Assert.Contains(misfit.GetType().Name, fault.Message, StringComparison.Ordinal);
        Assert.Contains("77", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void J6_nothing_happens_in_a_practice_that_has_not_begun() =>
        Assert.Throws<InvalidOperationException>(() => Fold(PracticeState.Empty, new PhaseChanged("exploring")));

    private static PracticeState Fold(PracticeState state, HomeEvent happened) =>
        new PracticeModel().Fold(state, new Recorded<HomeEvent>(77, TestPractice.Start, "amina", happened));
}
