using Stadmaken.Api.Samples;
using Stadmaken.Checks;
using Stadmaken.Gatherings;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Unit.Samples;

/// <summary>The gatherings in the files of the sample network.</summary>
public class SampleGatheringTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly SampleCity[] Cities = SampleFiles.Read(DateOnly.FromDateTime(Now.UtcDateTime));
    private static readonly PlayedSample Played = PlayedSample.Of(Cities, Now);

    private static IEnumerable<SampleGathering> All => Cities.SelectMany(city => city.Gatherings);

    [Fact]
    public void None_can_be_taken_for_one_of_people()
    {
        foreach (var city in Cities)
        {
            Assert.All(city.Gatherings, gathering => Assert.StartsWith("voorbeeld-" + city.CityId, gathering.GatheringId, StringComparison.Ordinal));
            Assert.All(city.Gatherings, gathering => Assert.Null(GatheringIds.Check("gatheringId", gathering.GatheringId)));
            Assert.All(city.Gatherings, gathering => Assert.EndsWith(" (voorbeeld)", gathering.Facts.Title, StringComparison.Ordinal));
            Assert.All(city.Gatherings, gathering => Assert.Contains(gathering.StartedBy, city.People.Select(person => person.ParticipantId)));
        }

        Assert.Distinct(All.Select(gathering => gathering.GatheringId));
    }

    [Fact]
    public void Every_step_has_an_id_of_its_own_and_stops_visit_practices_that_are_there()
    {
        var practices = Cities.SelectMany(city => city.Practices).Select(practice => practice.PracticeId).ToHashSet();
        Assert.All(All, gathering =>
        {
            Assert.All(gathering.Story, step => Assert.True(Ids.IsValid(step.StepId), step.StepId));
            Assert.Distinct(gathering.Story.Select(step => step.StepId));
            Assert.Subset(practices, gathering.Story.Select(step => step.Command).OfType<AddStop>().Select(stop => stop.PracticeId).OfType<string>().ToHashSet());
        });
    }

    [Fact]
    public void Every_kind_occurs_to_come_past_and_cancelled_and_every_learning_area()
    {
        var gatherings = Played.Gatherings;

        Assert.InRange(gatherings.Count, 3, 20);
        Assert.Subset(gatherings.Select(gathering => gathering.Facts.Kind).ToHashSet(), GatheringKinds.All.ToHashSet());
        Assert.Subset(gatherings.SelectMany(gathering => gathering.Facts.LearningAreas).ToHashSet(), LearningAreas.All.ToHashSet());
        Assert.Contains(gatherings, gathering => gathering.Facts.EndsAt < Now && gathering.Counts.Attended > 0);
        Assert.Contains(gatherings, gathering => gathering.Facts.StartsAt > Now && gathering.Cancellation is not null);
        Assert.Contains(gatherings, gathering => gathering.Facts.OnlineAddress is not null);
    }

    [Fact]
    public void An_expedition_to_come_has_a_route_people_of_other_cities_and_questions_of_which_one_still_waits()
    {
        var expedition = Assert.Single(Played.Gatherings, gathering => gathering.Facts.Kind == GatheringKinds.Expedition && gathering.Facts.StartsAt > Now);

        Assert.InRange(expedition.Stops.Length, 3, 10);
        Assert.Contains(expedition.Attendances, attendance => !attendance.ParticipantId.Contains(expedition.CityId, StringComparison.Ordinal));
        Assert.Contains(expedition.Questions, question => question.StopId is not null && question.Answers.Length > 1);
        Assert.Contains(expedition.Questions, question => question.Answers.Length == 0);
    }

    [Fact]
    public void All_of_it_is_in_order_by_the_rules_of_gatherings_on_any_day()
    {
        Assert.Empty(Played.Refusals);
        Assert.Empty(PlayedSample.Of(SampleFiles.Read(new DateOnly(2028, 2, 29)), new(2028, 2, 29, 23, 59, 0, TimeSpan.Zero)).Refusals);
    }

    [Fact]
    public void Control_a_step_against_the_rules_and_a_host_of_another_city_are_noticed()
    {
        var (city, gathering) = (Cities.Single(city => city.CityId == "nijmegen"), All.First(gathering => gathering.Facts.Kind == GatheringKinds.Expedition && gathering.Story.Length > 10));
        var spoilt = gathering with
        {
            Facts = gathering.Facts with { HostPracticeId = "voorbeeld-elders" },
            Story = [.. gathering.Story, new SampleGatheringStep("early", gathering.StartedBy, new NoteAttendance("iemand", true))],
        };

        var refusals = PlayedSample.Of([.. Cities.Where(other => other != city).Select(other => other with { Gatherings = [] }), city with { Gatherings = [spoilt] }], Now).Refusals;

        Assert.Contains(refusals, refusal => refusal.StartsWith("start of", StringComparison.Ordinal));
        Assert.Contains(refusals, refusal => refusal.StartsWith("early of", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_done_is_not_done_again_also_when_people_took_a_stop_off_the_route()
    {
        foreach (var (gathering, played) in All.Zip(Played.Gatherings))
        {
            Assert.Empty(gathering.Rest(played));
            Assert.Empty(gathering.Rest(played with { Stops = [] }));
            Assert.Equal(gathering.Story, gathering.Rest(played with { Stops = [], Questions = [], Attendances = [], Cancellation = null }));
            if (gathering.Story.LastOrDefault()?.Command is LeaveQuestion)
            {
                Assert.Equal([gathering.Story[^1]], gathering.Rest(played with { Questions = played.Questions[..^1] }));
            }
        }
    }
}
