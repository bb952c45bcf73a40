using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.Unit.Gatherings;

public class FoldingTests
{
    private static readonly GatheringState State = TestGathering.WithRoute().Does(new LeaveQuestion("v1", "Wie betaalt?"), new AnswerQuestion("v1", "a1", "De stad"), new CancelGathering("Sneeuw")).State;

    public static TheoryData<HomeEvent> Misfits =>
    [
        new GatheringStarted("haarlem", TestGathering.Facts), new CityListed("haarlem"), new GatheringCancelled("x"),
        new StopAdded("h1", "x", "x", 1), new StopAdded("h9", "x", "x", 5), new StopAdded("h9", "x", "x", 0), new StopChanged("h9"), new StopMoved("h9", 1), new StopMoved("h1", 4), new StopRemoved("h9"),
        new QuestionLeft("v1", "x"), new QuestionAnswered("v9", "a1", "x"), new QuestionAnswered("v1", "a1", "x"), new BoardBegun("b9"),
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
    public void J6_nothing_happens_in_a_gathering_that_has_not_begun() =>
        Assert.Throws<InvalidOperationException>(() => Fold(GatheringState.Empty, new AttendanceSaid("coming")));

    private static GatheringState Fold(GatheringState state, HomeEvent happened) =>
        new GatheringModel().Fold(state, new Recorded<HomeEvent>(77, TestGathering.Start, "amina", happened));
}
