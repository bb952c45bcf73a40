using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Gatherings.TestGathering;

namespace Stadmaken.Tests.Unit.Cities;

public class GatheringPlanTests
{
    private static readonly CityModel City = new();
    private static readonly GatheringLimits Limits = new();

    private static readonly CityState Haarlem = new HomeEvent[]
    {
        new CityAdmitted(new CityFacts("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, [])),
        new PracticePlanned("tuin", new PracticeFacts("Buurttuin", "neighbourhood", string.Empty, string.Empty, [], []), BoardOpener.From(Amina)),
    }.Aggregate(City.Empty, (state, happened) => City.Fold(state, At(happened)));

    [Fact]
    public void GA2_participants_of_the_host_city_start_a_gathering_and_operators_anywhere()
    {
        Assert.Equal(new GatheringPlanned("g1", Facts, BoardOpener.From(Amina)).Facts, Assert.IsType<GatheringPlanned>(Plan(Haarlem, Amina).Event).Facts);
        Assert.True(Plan(Haarlem, Operator).IsAccepted);
        Assert.Equal(RefusalCodes.NotAllowed, Plan(Haarlem, Carla).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotAllowed, Plan(Haarlem, OtherSteward).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotAllowed, Plan(Haarlem, Caller.Anonymous).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotFound, Plan(City.Empty, Amina).Refusal?.Code);
    }

    [Fact]
    public void GA4_the_host_practice_is_one_of_the_host_city()
    {
        var refusal = CityDecider.PlanGathering(Haarlem, Amina, "haarlem", "g1", Facts with { HostPracticeId = "elders" }, Limits).Refusal;

        Assert.Equal((RefusalCodes.NotFound, "hostPracticeId"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void A_gathering_is_planned_then_begins_and_is_listed()
    {
        var state = City.Fold(Haarlem, At(Plan(Haarlem, Amina).Event!));
        Assert.Equal(["g1"], state.Gatherings.Planned.Select(gathering => gathering.Listing.GatheringId));
        Assert.Empty(state.Gatherings.List());
        Assert.Equal(RefusalCodes.Conflict, Plan(state, Amina).Refusal?.Code);
        Assert.Equal("gatheringId", CityDecider.PlanGathering(state, Amina, "haarlem", "g 1", Facts, Limits).Refusal?.Field);
        Assert.Equal("title", CityDecider.PlanGathering(state, Amina, "haarlem", "g2", Facts with { Title = " " }, Limits).Refusal?.Field);
        Assert.Equal(RefusalCodes.NotFound, CityDecider.BeginGathering(state, "g2").Refusal?.Code);

        state = City.Fold(state, At(CityDecider.BeginGathering(state, "g1").Event!));
        state = City.Fold(state, At(CityDecider.BeginGathering(state, "g1").Event!));
        Assert.Empty(state.Gatherings.Planned);
        Assert.Equal([new GatheringListing("g1", "Expeditie Buurttuin", "expedition")], state.Gatherings.List());
    }

    [Fact]
    public void J6_a_gathering_is_planned_once_and_begins_only_when_planned()
    {
        var state = City.Fold(Haarlem, At(Plan(Haarlem, Amina).Event!));

        Assert.Throws<InvalidOperationException>(() => City.Fold(state, At(new GatheringPlanned("g1", Facts, BoardOpener.From(Amina)))));
        Assert.Throws<InvalidOperationException>(() => City.Fold(state, At(new GatheringBegun("g2"))));
    }

    [Fact]
    public void J7_a_city_with_gatherings_is_kept_in_its_snapshot()
    {
        var state = City.Fold(Haarlem, At(Plan(Haarlem, Amina).Event!));
        var kept = System.Text.Json.JsonSerializer.Serialize(state, City.Snapshot);
        var restored = System.Text.Json.JsonSerializer.Deserialize(kept, City.Snapshot)!;

        Assert.Equal(kept, System.Text.Json.JsonSerializer.Serialize(restored, City.Snapshot));
        Assert.Single(restored.Gatherings.Planned);
    }

    private static Recorded<HomeEvent> At(HomeEvent happened) => new(7, Announced, "amina", happened);

    private static Decision<HomeEvent> Plan(CityState state, Caller caller) => CityDecider.PlanGathering(state, caller, "haarlem", "g1", Facts, Limits);
}
