using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Glances;
using Stadmaken.Grains.Glances;
using Stadmaken.Practices;
using Stadmaken.Tests.Unit.Practices;

namespace Stadmaken.Tests.Unit.Glances;

public class NetworkGlanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_city_has_each_of_its_practices_in_one_phase_and_on_one_side_of_the_gate()
    {
        var glance = Make(
            City("haarlem", Practice("a", PracticePhases.Pitched, missing: [FormulationGate.Task, FormulationGate.Timeline]), Practice("b", PracticePhases.Exploring), Practice("c", PracticePhases.Sustained)),
            City("nijmegen", Practice("d", PracticePhases.Ended, missing: [FormulationGate.Task]), Practice("e", PracticePhases.Formulated, missing: [FormulationGate.Task])));

        Assert.Equal([3, 1], glance.Cities.Select(city => city.Practices));
        Assert.Equal(new Readiness(1, 1, 1), glance.Cities[0].Readiness);
        Assert.Equal(new Readiness(1, 0, 0), glance.Cities[1].Readiness);
        Assert.Equal([1, 1, 0, 0, 1, 0], glance.Cities[0].Phases.Select(phase => phase.Practices));
        Assert.Equal([0, 0, 1, 0, 0, 1], glance.Cities[1].Phases.Select(phase => phase.Practices));
        Assert.Equal([0, 0, 1, 1], glance.Missing.Select(part => part.Practices));
    }

    [Fact]
    public void A_learning_area_has_the_practices_under_way_and_the_lessons_of_all()
    {
        var glance = Make(City("haarlem",
            Practice("a", areas: [LearningAreas.Financing, LearningAreas.Cooperation], lessons: [LearningAreas.Financing, LearningAreas.Inclusivity]),
            Practice("b", PracticePhases.Ended, areas: [LearningAreas.Financing], lessons: [LearningAreas.Financing])));

        Assert.Equal([(1, 0), (1, 2), (0, 1), (0, 0)], glance.Cities[0].LearningAreas.Select(area => (area.Practices, area.Lessons)));
    }

    [Fact]
    public void Value_of_many_practices_is_added_up_by_month_and_currencies_are_not()
    {
        var glance = Make(
            City("haarlem", Practice("a", value: [new("hours", "hours", [new("2026-01", 2, 2), new("2026-03", 3, 5)]), new("money", "USD", [new("2026-02", 7, 7)])])),
            City("nijmegen", Practice("b", value: [new("money", "EUR", [new("2026-02", 9, 9)]), new("hours", "hours", [new("2026-02", 10, 10), new("2026-03", 1, 11)])])));

        Assert.Equal([("hours", "hours"), ("money", "EUR"), ("money", "USD")], glance.Value.Select(series => (series.Kind, series.Unit)));
        Assert.Equal([new ValuePoint("2026-01", 2, 2), new("2026-02", 10, 12), new("2026-03", 4, 16)], glance.Value[0].Points);
    }

    [Fact]
    public void What_is_taken_over_and_followed_goes_from_the_city_it_is_of_to_the_city_that_has_it()
    {
        var glance = Make(
            City("haarlem", [new("a", 1, true), new("b", 1, false), new("c", 1, false), new("gone", 1, false)], Practice("a", arrivals: [Borrowed("b", 3), Borrowed("b", 1), Borrowed("gone", 2)])),
            City("nijmegen", [new("b", 1, true), new("c", 1, true)], Practice("b"), Practice("c", arrivals: [Borrowed("b", 4)])));

        Assert.Equal(
            [new TravelCount("nijmegen", "haarlem", TravelKinds.Borrowed, 2), new("nijmegen", "haarlem", TravelKinds.Followed, 2), new("nijmegen", "nijmegen", TravelKinds.Borrowed, 1)],
            glance.Travel);
        Assert.Equal([("b", "c", 4), ("b", "a", 3), ("b", "a", 1)], glance.Journeys.Select(journey => (journey.From.PracticeId, journey.To.PracticeId, (journey.At - Now).Days)));
    }

    [Fact]
    public void What_was_taken_over_from_a_practice_that_cannot_be_read_is_told_as_it_was_named_then()
    {
        var arrival = Borrowed("gone", 1) with { From = new PracticeName("gone", "nijmegen", "Van toen") };
        var glance = Make(City("haarlem", Practice("a", arrivals: [arrival])), City("nijmegen"));

        Assert.Equal("Van toen", Assert.Single(glance.Journeys).From.Title);
        Assert.Equal(new TravelCount("nijmegen", "haarlem", TravelKinds.Borrowed, 1), Assert.Single(glance.Travel));
    }

    [Fact]
    public void The_newest_journeys_are_told_and_all_are_counted()
    {
        var glance = Make(City("haarlem", Practice("a", arrivals: [.. Enumerable.Range(1, NetworkGlance.MostJourneys + 5).Select(day => Borrowed("b", day))]), Practice("b")));

        Assert.Equal(NetworkGlance.MostJourneys, glance.Journeys.Length);
        Assert.Equal(NetworkGlance.MostJourneys + 5, (glance.Journeys[0].At - Now).Days);
        Assert.Equal(NetworkGlance.MostJourneys + 5, Assert.Single(glance.Travel).Count);
    }

    [Fact]
    public void Who_is_quiet_longest_comes_first_and_who_ended_may_be_quiet()
    {
        var glance = Make(City("haarlem",
            Practice("a", quietSince: Now.AddDays(-1), lastNewsAt: Now.AddDays(-50)),
            Practice("b", quietSince: Now.AddDays(-2), lastNewsAt: Now.AddDays(-90)),
            Practice("c"),
            Practice("d", PracticePhases.Ended, quietSince: Now.AddDays(-9))));

        Assert.Equal(["b", "a"], glance.Quiet.Select(practice => practice.PracticeId));
    }

    [Fact]
    public void A_practice_tells_its_value_its_lessons_and_what_came_to_it_and_nothing_of_who_did_it()
    {
        var practice = TestPractice.WithStakeholders();
        practice.Does(
            new PostUpdate("u1", "Eerste oogst", "Veel tomaten", LearningAreas.Cooperation, Lesson: "Vraag het de buren"),
            new PostUpdate("u2", "Nog iets", "Zonder les", LearningAreas.Cooperation),
            new RecordContribution("c1", "hours", "Wieden", new DateOnly(2026, 11, 1), 12.5m, "hours"));

        var glance = PracticeGlances.Of(practice.State, TestPractice.Id);

        Assert.Equal([LearningAreas.Cooperation], glance.Lessons);
        Assert.Equal([new ValuePoint("2026-11", 12.5m, 12.5m)], Assert.Single(glance.Value).Points);
        var told = System.Text.Json.JsonSerializer.Serialize(glance with { Summary = glance.Summary with { StewardId = string.Empty } });
        Assert.DoesNotContain("amina", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("carla", told, StringComparison.OrdinalIgnoreCase);
    }

    private static NetworkGlance Make(params GatheredCity[] cities) => NetworkGlances.Make(Now, new NetworkDescription([.. cities.Select(city => city.CityId)], null), cities);

    private static GatheredCity City(string cityId, params PracticeGlance[] practices) => City(cityId, [], practices);

    private static GatheredCity City(string cityId, FollowedPractice[] follows, params PracticeGlance[] practices) => new(
        cityId, cityId, [.. practices.Select(practice => practice with { Summary = practice.Summary with { CityId = cityId } })], follows);

    private static Arrival Borrowed(string from, int day) => new(TravelKinds.Borrowed, from, Now.AddDays(day), BorrowableKinds.Agreement, "Sleutels");

    private static PracticeGlance Practice(
        string practiceId, string phase = PracticePhases.Exploring, string[]? missing = null, string[]? areas = null, string[]? lessons = null,
        ValueSeries[]? value = null, Arrival[]? arrivals = null, DateTimeOffset? quietSince = null, DateTimeOffset? lastNewsAt = null) => new(
        new PracticeSummary(practiceId, string.Empty, 1, practiceId, "area", [], areas ?? [], phase, "amina", lastNewsAt ?? Now, missing ?? [], quietSince),
        value ?? [],
        lessons ?? [],
        arrivals ?? []);
}
