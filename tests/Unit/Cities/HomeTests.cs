using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Cities;

public class HomeTests
{
    private static readonly CityModel City = new();
    private static readonly NetworkModel Network = new();
    private static readonly Caller Amina = new("amina", "haarlem", []);
    private static readonly Caller Carla = new("carla", "dordrecht", []);
    private static readonly CityFacts Haarlem = new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []);
    private static readonly BoardOpening Opening = new("Wijkbord", BoardVisibilities.City, null, [new("z", "Vak")]);
    private static readonly BoardLimits Limits = new();

    private static Recorded<HomeEvent> At(HomeEvent happened) => new(7, DateTimeOffset.UnixEpoch, "amina", happened);

    private static CityState Admitted() => City.Fold(City.Empty, At(new CityAdmitted(Haarlem)));

    [Fact]
    public void A_city_is_admitted_once_by_an_operator()
    {
        var decision = CityDecider.Admit(City.Empty, Caller.Network, "haarlem", Haarlem);

        Assert.Equal(new CityAdmitted(Haarlem), decision.Event);
        Assert.Equal(RefusalCodes.NotAllowed, CityDecider.Admit(City.Empty, Amina, "haarlem", Haarlem).Refusal?.Code);
        Assert.Equal("cityId", CityDecider.Admit(City.Empty, Caller.Network, "Haarlem", Haarlem).Refusal?.Field);
        Assert.Equal("country", CityDecider.Admit(City.Empty, Caller.Network, "haarlem", Haarlem with { Country = "nl" }).Refusal?.Field);
        Assert.Equal(RefusalCodes.Conflict, CityDecider.Admit(Admitted(), Caller.Network, "haarlem", Haarlem).Refusal?.Code);
    }

    [Fact]
    public void A_board_of_a_city_is_planned_by_its_participants_then_begins_and_is_listed_to_who_may_see_it()
    {
        var state = Admitted();
        var planned = CityDecider.PlanBoard(state, Amina, "haarlem", "b1", Opening, Limits);
        state = City.Fold(state, At(planned.Event!));

        Assert.Equal("haarlem", state.Shelf.Planned.Single().ToOpening("haarlem").CityId);
        Assert.Equal(["amina"], state.Shelf.Planned.Select(board => board.Opener.ToCaller().ParticipantId));
        Assert.Empty(state.Shelf.List("haarlem", Amina));

        state = City.Fold(state, At(CityDecider.BeginBoard(state, "b1").Event!));
        state = City.Fold(state, At(CityDecider.BeginBoard(state, "b1").Event!));
        Assert.Empty(state.Shelf.Planned);
        Assert.Equal([new BoardListing("b1", "Wijkbord")], state.Shelf.List("haarlem", Amina));
        Assert.Empty(state.Shelf.List("haarlem", Carla));
        Assert.Empty(state.Shelf.List("haarlem", Caller.Anonymous));
    }

    [Fact]
    public void Planning_a_board_is_refused_when_it_does_not_fit()
    {
        var state = City.Fold(Admitted(), At(new BoardPlanned("b1", "B", "city", BoardOpener.From(Amina), [])));

        Assert.Equal(RefusalCodes.NotFound, CityDecider.PlanBoard(City.Empty, Amina, "haarlem", "b2", Opening, Limits).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotAllowed, CityDecider.PlanBoard(state, Carla, "haarlem", "b2", Opening, Limits).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotAllowed, CityDecider.PlanBoard(state, Caller.Anonymous, "haarlem", "b2", Opening, Limits).Refusal?.Code);
        Assert.Equal(RefusalCodes.Conflict, CityDecider.PlanBoard(state, Amina, "haarlem", "b1", Opening, Limits).Refusal?.Code);
        Assert.Equal("boardId", CityDecider.PlanBoard(state, Amina, "haarlem", "b 2", Opening, Limits).Refusal?.Field);
        Assert.Equal("title", CityDecider.PlanBoard(state, Amina, "haarlem", "b2", Opening with { Title = " " }, Limits).Refusal?.Field);
        Assert.Equal(RefusalCodes.NotFound, CityDecider.BeginBoard(state, "b2").Refusal?.Code);
        Assert.Equal(RefusalCodes.NotAllowed, NetworkDecider.PlanBoard(Network.Empty, Caller.Anonymous, "b1", Opening, Limits).Refusal?.Code);
        Assert.Equal("visibility", NetworkDecider.PlanBoard(Network.Empty, Amina, "b1", Opening, Limits).Refusal?.Field);
    }

    [Fact]
    public void The_network_lists_a_city_once_and_opens_boards_for_any_participant()
    {
        var state = Network.Empty;
        state = Network.Fold(state, At(NetworkDecider.ListCity("den-haag").Event!));
        state = Network.Fold(state, At(NetworkDecider.ListCity("haarlem").Event!));
        state = Network.Fold(state, At(NetworkDecider.ListCity("den-haag").Event!));
        state = Network.Fold(state, At(NetworkDecider.PlanBoard(state, Carla, "b1", Opening with { Visibility = "public" }, Limits).Event!));
        state = Network.Fold(state, At(new BoardBegun("b1")));

        Assert.Equal(["den-haag", "haarlem"], state.Cities);
        Assert.Equal("b1", state.Shelf.List(null, Caller.Anonymous).Single().BoardId);
        Assert.Equal("cityId", NetworkDecider.ListCity("Den Haag").Refusal?.Field);
    }

    [Fact]
    public void J6_events_that_do_not_fit_a_home_stop_the_fold()
    {
        var plan = new BoardPlanned("b1", "B", "public", BoardOpener.From(Amina), []);

        Assert.Throws<InvalidOperationException>(() => City.Fold(Admitted(), At(new CityAdmitted(Haarlem))));
        Assert.Throws<InvalidOperationException>(() => City.Fold(City.Empty, At(plan)));
        Assert.Throws<InvalidOperationException>(() => City.Fold(Admitted(), At(new BoardBegun("b1"))));
        Assert.Throws<InvalidOperationException>(() => City.Fold(Admitted(), At(new CityListed("haarlem"))));
        Assert.Throws<InvalidOperationException>(() => Network.Fold(Network.Fold(Network.Empty, At(plan)), At(plan)));
        Assert.Throws<InvalidOperationException>(() => Network.Fold(Network.Empty, At(new CityAdmitted(Haarlem))));
    }

    [Fact]
    public void J7_the_states_come_back_from_a_snapshot_as_they_were()
    {
        var city = City.Fold(Admitted(), At(new BoardPlanned("b1", "Wijkbord", "city", BoardOpener.From(Amina), [new("z", "Vak")])));
        var json = JsonSerializer.Serialize(city, City.Snapshot);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, City.Snapshot)!, City.Snapshot));
        Assert.Equivalent(city, JsonSerializer.Deserialize(json, City.Snapshot), strict: true);

        var network = Network.Fold(Network.Empty, At(new CityListed("haarlem")));
        var stored = JsonSerializer.Serialize(network, Network.Snapshot);
        Assert.Equal(["haarlem"], JsonSerializer.Deserialize(stored, Network.Snapshot)!.Cities);
    }

    [Fact]
    public void The_learning_areas_are_zones_that_a_board_can_begin_with() =>
        Assert.Empty(BoardOpeningRules.Validate(new("Leergebieden", "network", "haarlem", [.. LearningAreas.Zones]), Limits));
}
