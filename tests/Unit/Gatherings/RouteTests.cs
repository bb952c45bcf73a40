using Stadmaken.Gatherings;
using Stadmaken.Journals;
using static Stadmaken.Tests.Unit.Gatherings.TestGathering;

namespace Stadmaken.Tests.Unit.Gatherings;

public class RouteTests
{
    [Fact]
    public void GA5_stops_keep_the_order_they_are_put_in()
    {
        var gathering = WithRoute().Does(new AddStop("h0", "Het station", "Stationsplein", Position: 1), new AddStop("h4", "Het café", "Markt 1", Position: 99));
        Assert.Equal(["h0", "h1", "h2", "h3", "h4"], gathering.Route);

        gathering.Does(new MoveStop("h4", 2));
        Assert.Equal(["h0", "h4", "h1", "h2", "h3"], gathering.Route);
        gathering.Does(new MoveStop("h0", 99), new RemoveStop("h1"));
        Assert.Equal(["h4", "h2", "h3", "h0"], gathering.Route);
    }

    [Fact]
    public void GA5_only_an_expedition_has_a_route()
    {
        var gathering = new TestGathering(Facts with { Kind = "meeting" });

        gathering.Refuses(new AddStop("h1", "De tuin", "Tuinpad 1"), RefusalCodes.Conflict);
    }

    [Fact]
    public void GA5_a_stop_lies_within_the_gathering_in_time()
    {
        var gathering = new TestGathering().Does(new AddStop("h1", "De tuin", "Tuinpad 1", StartsAt: End));

        gathering.Refuses(new AddStop("h2", "De kas", "Tuinpad 9", StartsAt: Start.AddSeconds(-1)), RefusalCodes.Invalid, "startsAt");
        gathering.Refuses(new ChangeStop("h1", StartsAt: End.AddSeconds(1)), RefusalCodes.Invalid, "startsAt");
        gathering.Refuses(new ChangeStop("h1", StartsAt: Start.AddMilliseconds(1)), RefusalCodes.Invalid, "startsAt");
    }

    [Fact]
    public void GA5_a_stop_whose_time_is_outside_when_the_gathering_moves_loses_it()
    {
        var gathering = WithRoute().Does(new ChangeGathering(StartsAt: Start.AddMinutes(30)));

        Assert.Equal([null, Start.AddHours(1), null], gathering.Snapshot.Stops.Select(stop => stop.StartsAt));
    }

    [Fact]
    public void A_change_of_a_stop_changes_what_is_in_it_and_nothing_else()
    {
        var gathering = WithRoute().Does(new ChangeStop("h2", Title: "De grote keuken"));

        Assert.Equal(new GatheringStop("h2", 3, "De grote keuken", "Kerkstraat 2", "keuken", Start.AddHours(1)), gathering.Snapshot.Stops[1]);
    }

    [Fact]
    public void GA5_the_id_of_a_stop_is_not_used_again_while_a_question_is_about_it()
    {
        var gathering = WithRoute();
        gathering.Accepts(Bram, new LeaveQuestion("v1", "Wie kookt?", "h2"));
        gathering.Does(new RemoveStop("h2"), new RemoveStop("h3"));

        gathering.Refuses(new AddStop("h1", "Dubbel", "Markt 1"), RefusalCodes.Conflict);
        gathering.Refuses(new AddStop("h2", "Anders", "Markt 1"), RefusalCodes.Conflict);
        gathering.Does(new AddStop("h3", "Anders", "Markt 1"));
        Assert.Equal("h2", gathering.Snapshot.Questions.Single().StopId);
    }

    [Fact]
    public void What_names_a_stop_that_is_not_there_or_is_malformed_is_refused()
    {
        var gathering = WithRoute();

        gathering.Refuses(new ChangeStop("h9", Title: "Anders"), RefusalCodes.NotFound, "stopId");
        gathering.Refuses(new MoveStop("h9", 1), RefusalCodes.NotFound, "stopId");
        gathering.Refuses(new RemoveStop("h9"), RefusalCodes.NotFound, "stopId");
        gathering.Refuses(new LeaveQuestion("v1", "Wie kookt?", "h9"), RefusalCodes.NotFound, "stopId");
        gathering.Refuses(new MoveStop("h1", 0), RefusalCodes.Invalid, "position");
        Assert.Equal(
            ["stopId", "title", "place", "position", "practiceId", "startsAt"],
            GatheringRules.Validate(new AddStop("h 1", "", " ", 0, "?", default(DateTimeOffset)), gathering.Limits).Select(refusal => refusal.Field));
        new TestGathering(limits: new() { Stops = 1 }).Does(new AddStop("h1", "De tuin", "Tuinpad 1")).Refuses(new AddStop("h2", "De kas", "Tuinpad 9"), RefusalCodes.TooLarge, "stopId");
    }
}
