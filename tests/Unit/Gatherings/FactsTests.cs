using Stadmaken.Boards;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Journals;
using static Stadmaken.Tests.Unit.Gatherings.TestGathering;

namespace Stadmaken.Tests.Unit.Gatherings;

public class FactsTests
{
    private static readonly GatheringFacts Meeting = Facts with { Kind = "meeting", HostPracticeId = null };

    public static TheoryData<GatheringFacts, string?> Facts_and_what_is_wrong => new()
    {
        { Facts, null },
        { Meeting, null },
        { Meeting with { Kind = "workshop", Latitude = null, Longitude = null }, null },
        { Meeting with { HostPracticeId = "tuin" }, null },
        { Facts with { HostPracticeId = null }, "hostPracticeId" },
        { Facts with { HostPracticeId = "de tuin" }, "hostPracticeId" },
        { Facts with { Kind = "feest" }, "kind" },
        { Facts with { Title = " " }, "title" },
        { Facts with { Description = "a\0" }, "description" },
        { Facts with { LearningAreas = ["weer"] }, "learningAreas" },
        { Facts with { LearningAreas = ["cooperation", "cooperation"] }, "learningAreas" },
        { Facts with { Place = string.Empty, Latitude = null, Longitude = null }, "place" },
        { Facts with { Place = string.Empty, Latitude = null, Longitude = null, OnlineAddress = "https://bijeen.example/" }, null },
        { Facts with { Place = string.Empty, OnlineAddress = "https://bijeen.example/" }, "latitude" },
        { Facts with { Longitude = null }, "longitude" },
        { Facts with { Latitude = null }, "latitude" },
        { Facts with { Latitude = 90.1 }, "latitude" },
        { Facts with { Longitude = double.NaN }, "longitude" },
        { Facts with { EndsAt = Start }, "endsAt" },
        { Facts with { EndsAt = Start.AddSeconds(1) }, null },
        { Facts with { EndsAt = Start.AddDays(14) }, null },
        { Facts with { EndsAt = Start.AddDays(14).AddSeconds(1) }, "endsAt" },
        { Facts with { StartsAt = Start.AddMilliseconds(1) }, "startsAt" },
        { Facts with { StartsAt = Start.ToOffset(TimeSpan.FromHours(1)) }, "startsAt" },
        { Facts with { StartsAt = default }, "startsAt" },
        { Facts with { OnlineAddress = "http://bijeen.example/" }, "onlineAddress" },
        { Facts with { OnlineAddress = "javascript:alert(1)" }, "onlineAddress" },
        { Facts with { OnlineAddress = "bijeen.example" }, "onlineAddress" },
        { Facts with { OnlineAddress = "https://stad.example@bijeen.example/" }, "onlineAddress" },
        { Facts with { OnlineAddress = "https://bijeen.example/a b" }, "onlineAddress" },
        { Facts with { OnlineAddress = "https://bijeen.example/" + new string('a', 2_000) }, "onlineAddress" },
    };

    [Theory]
    [MemberData(nameof(Facts_and_what_is_wrong))]
    public void GA3_GA4_a_gathering_begins_only_with_facts_that_go_together(GatheringFacts facts, string? wrong)
    {
        Assert.Equal(wrong is null ? [] : [wrong], GatheringRules.Validate(facts, new GatheringLimits()).Select(refusal => refusal.Field));
        Assert.Equal(wrong, GatheringDecider.Begin(GatheringState.Empty, "haarlem", facts, new GatheringLimits()).Refusal?.Field);
    }

    [Fact]
    public void A_gathering_begins_once_and_has_its_organiser_and_a_revision()
    {
        var gathering = new TestGathering();

        Assert.Equal(("amina", "haarlem", 1L, 1L), (gathering.State.OrganiserId, gathering.State.CityId, gathering.State.Version, gathering.State.Revision));
        Assert.Equal(RefusalCodes.Conflict, GatheringDecider.Begin(gathering.State, "haarlem", Facts, new GatheringLimits()).Refusal?.Code);
    }

    [Fact]
    public void GA3_a_change_changes_what_is_in_it_and_nothing_else()
    {
        var gathering = new TestGathering().Does(new ChangeGathering(Title: "Tuinexpeditie", EndsAt: End.AddHours(1), LearningAreas: [], OnlineAddress: "https://bijeen.example/"));

        Assert.Equivalent(Facts with { Title = "Tuinexpeditie", EndsAt = End.AddHours(1), LearningAreas = [], OnlineAddress = "https://bijeen.example/" }, gathering.State.Facts, strict: true);
        Assert.Null(gathering.Does(new ChangeGathering(OnlineAddress: string.Empty)).State.Facts.OnlineAddress);
    }

    [Fact]
    public void GA3_another_place_does_not_keep_the_coordinates_of_the_old_one()
    {
        var gathering = new TestGathering().Does(new ChangeGathering(Place: "Buurthuis"));
        Assert.Equal(("Buurthuis", null, null), (gathering.State.Facts.Place, gathering.State.Facts.Latitude, gathering.State.Facts.Longitude));

        gathering.Does(new ChangeGathering(Latitude: 52, Longitude: 4));
        Assert.Equal(("Buurthuis", 52.0, 4.0), (gathering.State.Facts.Place, gathering.State.Facts.Latitude, gathering.State.Facts.Longitude));
    }

    [Fact]
    public void GA3_a_change_is_refused_when_what_comes_of_it_does_not_go_together()
    {
        var gathering = new TestGathering();

        gathering.Refuses(new ChangeGathering(StartsAt: End), RefusalCodes.Invalid, "endsAt");
        gathering.Refuses(new ChangeGathering(EndsAt: Start.AddDays(15)), RefusalCodes.Invalid, "endsAt");
        gathering.Refuses(new ChangeGathering(Place: string.Empty), RefusalCodes.Invalid, "place");
        gathering.Refuses(new ChangeGathering(Place: string.Empty, Latitude: 1, Longitude: 1, OnlineAddress: "https://bijeen.example/"), RefusalCodes.Invalid, "latitude");
        gathering.Refuses(new ChangeGathering(Latitude: 1), RefusalCodes.Invalid, "longitude");
        gathering.Does(new ChangeGathering(Place: string.Empty, OnlineAddress: "https://bijeen.example/"));
        gathering.Refuses(new ChangeGathering(OnlineAddress: string.Empty), RefusalCodes.Invalid, "place");
    }

    [Fact]
    public void GA9_its_first_board_is_for_the_network_with_a_zone_for_each_of_its_learning_areas()
    {
        var opening = GatheringDecider.FirstBoard("haarlem", Facts with { LearningAreas = ["inclusivity", "cooperation"] });

        Assert.Equal(("Expeditie Buurttuin", BoardVisibilities.Network, "haarlem"), (opening.Title, opening.Visibility, opening.CityId));
        Assert.Equal([("cooperation", "Samenwerken"), ("inclusivity", "Inclusiviteit")], opening.Zones.Select(zone => (zone.ZoneId, zone.Title)));
        Assert.Empty(BoardOpeningRules.Validate(opening, new BoardLimits()));
        Assert.Null(GatheringIds.Check("gatheringId", new string('a', GatheringIds.Longest)));
        Assert.Null(Stadmaken.Checks.Ids.Check("boardId", GatheringIds.Board(new string('a', GatheringIds.Longest))));
        Assert.NotNull(GatheringIds.Check("gatheringId", new string('a', GatheringIds.Longest + 1)));
    }

    [Fact]
    public void GA9_who_leads_opens_further_boards_until_it_is_cancelled()
    {
        var gathering = new TestGathering();
        var opening = new BoardOpening("Terugblik", BoardVisibilities.City, null, []);

        Assert.Null(Plan(Amina).Refusal);
        Assert.Null(Plan(Steward).Refusal);
        Assert.Equal(RefusalCodes.NotAllowed, Plan(Bram).Refusal?.Code);
        gathering.Does(new CancelGathering("Sneeuw"));
        Assert.Equal(RefusalCodes.Conflict, Plan(Amina).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotFound, GatheringDecider.PlanBoard(GatheringState.Empty, Id, Amina, "b1", opening, new BoardLimits()).Refusal?.Code);

        Stadmaken.Grains.Journals.Decision<Stadmaken.Cities.HomeEvent> Plan(Stadmaken.Participants.Caller caller) =>
            GatheringDecider.PlanBoard(gathering.State, Id, caller, "b1", opening, new BoardLimits());
    }

    [Fact]
    public void GA10_the_revision_goes_up_with_what_a_calendar_shows_and_with_nothing_else()
    {
        var gathering = WithRoute();
        gathering.Accepts(Bram, new SayAttendance("coming"));
        gathering.Accepts(Bram, new LeaveQuestion("v1", "Wie betaalt?"));
        Assert.Equal((1L, Announced), (gathering.State.Revision, gathering.State.RevisedAt));

        gathering.Now = Announced.AddHours(1);
        gathering.Does(new ChangeGathering(Title: "Anders"));
        Assert.Equal((7L, gathering.Now), (gathering.State.Revision, gathering.State.RevisedAt));
        gathering.Does(new CancelGathering("Sneeuw"));
        Assert.Equal(8, GatheringSnapshots.ToSummary(gathering.State, Id).Revision);
    }
}
