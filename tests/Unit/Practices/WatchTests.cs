using Stadmaken.Cities;
using Stadmaken.Grains.Practices;
using Stadmaken.Participants;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class WatchTests
{
    [Fact]
    public void PR9_a_practice_without_news_is_quiet_once_until_there_is_news()
    {
        var practice = WithStakeholders();
        Assert.Equal(Start.AddDays(60), PracticeWatch.Next(practice.State, practice.Options));
        practice.Now = Start.AddDays(60).AddTicks(-1);
        Assert.Empty(practice.Look());

        practice.Now = Start.AddDays(60);
        Assert.Equal([new PracticeQuiet(Start)], practice.Look());
        Assert.Equal(practice.Now, practice.Snapshot.QuietSince);
        practice.Now = Start.AddDays(500);
        Assert.Empty(practice.Look());

        practice.Does(new ChangeFacts(Title: "Een verbetering is geen nieuws"));
        Assert.NotNull(practice.State.QuietSince);
        practice.Does(new PostUpdate("u1", "Nieuws", "Er is nieuws."));
        Assert.Null(practice.State.QuietSince);
        practice.Now = practice.Now.AddDays(60);
        Assert.Single(practice.Look());
    }

    [Fact]
    public void PR9_a_review_is_due_and_overdue_once_for_each_date()
    {
        var practice = WithStakeholders().InForce("a1");
        practice.Fold(Caller.Network, new PracticeQuiet(Start));
        Assert.Equal(At(NextYear.AddDays(-30)), PracticeWatch.Next(practice.State, practice.Options));

        practice.Now = At(NextYear.AddDays(-30));
        Assert.Equal([new AgreementReviewDue("a1", NextYear)], practice.Look());
        Assert.Equal(At(NextYear.AddDays(14)), PracticeWatch.Next(practice.State, practice.Options));
        practice.Now = At(NextYear.AddDays(14));
        Assert.Equal([new AgreementOverdue("a1", NextYear)], practice.Look());
        practice.Now = At(NextYear.AddYears(5));
        Assert.Empty(practice.Look());

        var next = NextYear.AddYears(6);
        practice.Does(new ReviewAgreement("a1", "Gaat goed", next));
        practice.Now = At(next.AddDays(14));
        Assert.Equal(
            [new PracticeQuiet(At(NextYear.AddYears(5))), new AgreementReviewDue("a1", next), new AgreementOverdue("a1", next)],
            practice.Look().OrderBy(told => told is PracticeQuiet ? 0 : told is AgreementReviewDue ? 1 : 2));
    }

    [Fact]
    public void PR9_an_agreement_expires_when_its_last_day_is_past_and_is_then_watched_no_more()
    {
        var practice = WithStakeholders().InForce("a1", validUntil: new(2027, 1, 31));
        practice.Fold(Caller.Network, new PracticeQuiet(Start));
        practice.Now = At(new(2027, 2, 1)).AddTicks(-1);
        Assert.Empty(practice.Look());

        practice.Now = At(new(2027, 2, 1));
        Assert.Equal([new AgreementExpired("a1")], practice.Look());
        Assert.Equal("expired", practice.State.FindAgreement("a1")!.Status);
        Assert.Null(PracticeWatch.Next(practice.State, practice.Options));
    }

    [Fact]
    public void PR9_too_many_hours_of_volunteers_are_told_at_once_and_once_a_month()
    {
        var practice = new TestPractice(Facts with { VolunteerHoursPerMonth = 10 }).Does(
            new RecordContribution("c1", "hours", "Spitten", new(2026, 11, 1), 10),
            new RecordContribution("c2", "hours", "Spitten", new(2026, 10, 31), 9));
        Assert.Empty(practice.Look());

        practice.Does(new RecordContribution("c3", "hours", "Wieden", new(2026, 11, 30), 0.5m));
        Assert.True(PracticeWatch.Next(practice.State, practice.Options) <= practice.Now);
        Assert.Equal([new VolunteerHoursExceeded("2026-11", 10.5m, 10)], practice.Look());
        practice.Does(new RecordContribution("c4", "hours", "Wieden", new(2026, 11, 30), 5));
        Assert.Empty(practice.Look());
        practice.Does(new RecordContribution("c5", "hours", "Wieden", new(2026, 10, 30), 5));
        Assert.Equal([new VolunteerHoursExceeded("2026-10", 14, 10)], practice.Look());
        Assert.Equal(["2026-11", "2026-10"], practice.Snapshot.HoursWarnings.Select(warning => warning.Month));
    }

    [Fact]
    public void PR9_too_many_hours_are_told_in_the_same_look_as_what_was_told_a_moment_before()
    {
        var practice = WithStakeholders().InForce("a1").Does(new ChangeFacts(VolunteerHoursPerMonth: 10), new RecordContribution("c1", "hours", "Spitten", new(2026, 11, 1), 11));
        var look = practice.Now = At(NextYear.AddDays(-30));
        practice.Fold(Caller.Network, new PracticeQuiet(Start));

        practice.Now = look.AddTicks(1);
        practice.Fold(Caller.Network, new AgreementReviewDue("a1", NextYear));

        Assert.Equal([new VolunteerHoursExceeded("2026-11", 11, 10)], PracticeWatch.Due(practice.State, practice.Options, look));
    }

    [Fact]
    public void PR9_an_ended_practice_is_watched_no_more()
    {
        var practice = WithStakeholders().InForce("a1").Does(new EndPractice("stopped", "Klaar", "Begin eerder"));
        practice.Now = Start.AddYears(9);

        Assert.Empty(practice.Look());
        Assert.Null(PracticeWatch.Next(practice.State, practice.Options));
        Assert.Null(PracticeWatch.Next(PracticeState.Empty, practice.Options));
    }

    [Fact]
    public void PR9_control_a_watch_that_forgets_what_it_told_tells_it_again()
    {
        var practice = WithStakeholders();
        practice.Now = Start.AddDays(60);
        var forgetful = practice.State;
        practice.Look();

        HomeEvent[] again = [.. PracticeWatch.Due(forgetful, practice.Options, practice.Now)];
        Assert.Single(again);
    }

    private static DateTimeOffset At(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
