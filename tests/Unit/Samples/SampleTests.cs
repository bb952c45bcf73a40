using Stadmaken.Api.Samples;
using Stadmaken.Checks;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Unit.Samples;

/// <summary>The files of the sample network.</summary>
public class SampleTests
{
    private const string Mark = "voorbeeld-";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly SampleCity[] Cities = SampleFiles.Read(DateOnly.FromDateTime(Now.UtcDateTime));
    private static readonly PlayedSample Played = PlayedSample.Of(Cities, Now);

    public static TheoryData<string> CityIds => [.. SampleFiles.CityIds];

    [Theory]
    [MemberData(nameof(CityIds))]
    public void Every_city_has_at_least_two_practices_that_cannot_be_taken_for_those_of_people(string cityId)
    {
        var city = Assert.Single(Cities, city => city.CityId == cityId);

        Assert.InRange(city.Practices.Length, 2, 10);
        Assert.All(city.People, person => Assert.StartsWith("Voorbeeld ", person.DisplayName, StringComparison.Ordinal));
        Assert.All(city.People, person => Assert.Empty(ParticipantRules.Validate(person.DisplayName, cityId, person.Sector)));
        Assert.All(city.Practices, practice => Assert.EndsWith(" (voorbeeld)", practice.Facts.Title, StringComparison.Ordinal));
        Assert.All(city.Practices.SelectMany(practice => practice.Boards), board => Assert.EndsWith(" (voorbeeld)", board.Title, StringComparison.Ordinal));
        var ids = city.People.Select(person => person.ParticipantId).Concat(city.Practices.Select(practice => practice.PracticeId)).Concat(city.Practices.SelectMany(practice => practice.Boards).Select(board => board.BoardId));
        Assert.All(ids, id => Assert.StartsWith(Mark + cityId, id, StringComparison.Ordinal));
    }

    [Fact]
    public void The_files_are_those_that_are_sown()
    {
        var files = typeof(SampleFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Samples/", StringComparison.Ordinal));
        Assert.Equal(SampleFiles.CityIds.Order(StringComparer.Ordinal), files.Select(name => name["Samples/".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_step_has_an_id_of_its_own_and_is_taken_by_someone_of_the_city()
    {
        foreach (var city in Cities)
        {
            var people = city.People.Select(person => person.ParticipantId).ToHashSet();
            foreach (var practice in city.Practices)
            {
                Assert.Contains(practice.StartedBy, people);
                Assert.All(practice.Story, step => Assert.True(Ids.IsValid(step.StepId) && people.Contains(step.By), $"{step.StepId} of {practice.PracticeId}"));
                Assert.Distinct(practice.Story.Select(step => step.StepId));
            }
        }

        Assert.Distinct(Cities.SelectMany(city => city.Practices).SelectMany(practice => practice.Boards).Select(board => board.BoardId));
    }

    [Fact]
    public void All_of_it_is_in_order_by_the_rules_of_practices() => Assert.Empty(Played.Refusals);

    [Fact]
    public void Control_a_step_that_is_against_the_rules_is_noticed()
    {
        var (city, practice) = (Cities[0], Cities[0].Practices[0]);
        var spoilt = practice with { Story = [.. practice.Story, practice.Story[0] with { StepId = "again" }, new SampleStep("leap", practice.StartedBy, new ChangePhase("pitched"))] };

        var refusals = PlayedSample.Of([city with { Practices = [spoilt], Gatherings = [] }], Now).Refusals;

        Assert.Equal(["again", "leap"], refusals.Select(refusal => refusal.Split(' ')[0]));
    }

    [Fact]
    public void Every_kind_theme_learning_area_sector_and_kind_of_contribution_occurs()
    {
        var practices = Played.Practices.ToArray();

        AssertAll(PracticeKinds.All, practices.Select(practice => practice.Facts.Kind));
        AssertAll(Themes.All, practices.SelectMany(practice => practice.Facts.Themes));
        AssertAll(LearningAreas.All, practices.SelectMany(practice => practice.Facts.LearningAreas));
        AssertAll(LearningAreas.All, practices.SelectMany(practice => practice.Updates).Select(update => update.LearningArea!));
        AssertAll(Sectors.All, practices.SelectMany(practice => practice.Stakeholders).Select(stakeholder => stakeholder.Sector));
        AssertAll(ContributionKinds.All, practices.SelectMany(practice => practice.Contributions).Select(contribution => contribution.Kind));
    }

    [Fact]
    public void Practices_are_in_every_phase_and_agreements_at_every_point_that_a_first_day_can_reach()
    {
        var practices = Played.Practices.ToArray();

        AssertAll(PracticePhases.All, practices.Select(practice => practice.Phase));
        AssertAll(
            [AgreementStatuses.Proposed, AgreementStatuses.InForce, AgreementStatuses.Superseded, AgreementStatuses.Ended],
            practices.SelectMany(practice => practice.Agreements).Select(agreement => agreement.Status));
        Assert.All(practices.Select(practice => practice.Ending).OfType<Ending>(), ending => Assert.NotEmpty(ending.Lessons));
        Assert.Contains(practices, practice => practice.StewardId != practice.StartedBy);
        Assert.Contains(practices, practice => practice.OfferedTo is not null);
        Assert.Contains(practices, practice => practice.Ecosystem.Unheld.Length > 0);
        Assert.Contains(practices, practice => practice.Ecosystem.EmptySectors.Length > 0);
    }

    [Fact]
    public void Something_is_borrowed_from_another_city_and_what_became_of_it_is_told()
    {
        var cityOf = Played.Practices.ToDictionary(practice => practice.PracticeId, practice => practice.CityId);

        Assert.Contains(
            Played.Practices,
            practice => practice.Borrowings.Any(borrowing => borrowing.Reports.Length > 0 && cityOf[borrowing.Origin.PracticeId] != practice.CityId));
    }

    [Theory]
    [MemberData(nameof(CityIds))]
    public void Every_city_follows_at_least_three_practices_of_other_cities_each_once(string cityId)
    {
        var city = Assert.Single(Cities, city => city.CityId == cityId);

        Assert.InRange(city.Follows.Length, 3, 10);
        Assert.Empty(WrongFollows(city));
    }

    [Fact]
    public void Control_a_follow_of_nothing_of_ones_own_or_twice_is_noticed()
    {
        var (own, other) = (Cities[0].Practices[0].PracticeId, Cities[1].Practices[0].PracticeId);

        Assert.Equal(["nergens", own, other], WrongFollows(Cities[0] with { Follows = [other, "nergens", own, other] }));
    }

    [Fact]
    public void How_a_board_is_set_up_is_borrowed_from_another_city_and_marked_as_a_sample_there_too()
    {
        var borrows = Cities.SelectMany(city => city.Practices, (city, practice) => (City: city.CityId, Steps: practice.Story.Select(step => step.Command).OfType<Borrow>()))
            .SelectMany(told => told.Steps, (told, borrow) => (told.City, Borrow: borrow)).Where(told => told.Borrow.Kind == BorrowableKinds.Template).ToArray();

        Assert.NotEmpty(borrows);
        Assert.All(borrows, told => Assert.EndsWith(" (voorbeeld)", told.Borrow.Title!, StringComparison.Ordinal));
        Assert.All(borrows, told => Assert.StartsWith(Mark + told.City, told.Borrow.BoardId!, StringComparison.Ordinal));
    }

    [Fact]
    public void Days_are_counted_from_the_day_it_is_sown()
    {
        var later = SampleFiles.Read(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(400));

        Assert.Equal(Day(Cities).AddDays(400), Day(later));
        Assert.Empty(PlayedSample.Of(later, Now.AddDays(400)).Refusals);

        static DateOnly Day(SampleCity[] cities) => cities[0].Practices[0].Story.Select(step => step.Command).OfType<AddMilestone>().First().Date;
    }

    private static IEnumerable<string> WrongFollows(SampleCity city)
    {
        var elsewhere = Cities.Where(other => other.CityId != city.CityId).SelectMany(other => other.Practices).Select(practice => practice.PracticeId).ToHashSet();
        var seen = new HashSet<string>();
        return city.Follows.Where(practiceId => !elsewhere.Contains(practiceId) || !seen.Add(practiceId));
    }

    private static void AssertAll(IEnumerable<string> words, IEnumerable<string> found) => Assert.Subset(found.ToHashSet(), words.ToHashSet());
}
