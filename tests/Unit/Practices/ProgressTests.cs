using Stadmaken.Journals;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class ProgressTests
{
    [Fact]
    public void A_milestone_is_put_on_the_timeline_by_its_date_and_changes_no_more_once_reached()
    {
        var practice = new TestPractice().Does(new AddMilestone("m2", "Feest", NextYear), new AddMilestone("m1", "Opening", new(2026, 12, 1)));
        Assert.Equal(["m1", "m2"], practice.Snapshot.Milestones.Select(milestone => milestone.MilestoneId));
        practice.Does(new ChangeMilestone("m1", Date: new(2027, 12, 1)), new ReachMilestone("m2", new(2026, 11, 20)));

        Assert.Equal([("m2", new DateOnly(2026, 11, 20)), ("m1", null)], practice.Snapshot.Milestones.Select(milestone => (milestone.MilestoneId, milestone.ReachedOn)));
        practice.Refuses(new RemoveMilestone("m2"), RefusalCodes.Conflict);
        practice.Refuses(new ReachMilestone("m1", new(2026, 11, 26)), RefusalCodes.Invalid, "on");
        practice.Refuses(new ReachMilestone("m9", new(2026, 11, 20)), RefusalCodes.NotFound, "milestoneId");
        practice.Refuses(new AddMilestone("m1", "Dubbel", NextYear), RefusalCodes.Conflict);
    }

    [Fact]
    public void An_update_says_who_and_when_and_its_version()
    {
        var practice = WithStakeholders();
        practice.Accepts(Carla, new PostUpdate("u1", "De sleutel", "Gevonden", "financing", "Kwijt", "Zoeken", "Ophangen"));

        Assert.Equal(new PracticeUpdate("u1", 4, "De sleutel", "Gevonden", "carla", practice.Now, "financing", "Kwijt", "Zoeken", "Ophangen"), practice.Snapshot.Updates.Single());
        practice.Refuses(new PostUpdate("u1", "Dubbel", "Dubbel"), RefusalCodes.Conflict);
        Assert.Equal(
            ["title", "text", "learningArea", "lesson"],
            PracticeRules.Validate(new PostUpdate("u2", "", "", "geld", Lesson: " "), practice.Limits).Select(refusal => refusal.Field));
    }

    [Theory]
    [InlineData("hours", "2.5", null, null)]
    [InlineData("hours", "2.5", "hours", null)]
    [InlineData("hours", "2", "days", "unit")]
    [InlineData("hours", null, null, "amount")]
    [InlineData("money", "100", "EUR", null)]
    [InlineData("money", "100", "euro", "unit")]
    [InlineData("money", "0", "EUR", "amount")]
    [InlineData("avoided-cost", "0.001", "EUR", "amount")]
    [InlineData("goods", "3", "kruiwagens", null)]
    [InlineData("goods", "3", null, "unit")]
    [InlineData("social-outcome", null, null, null)]
    [InlineData("social-outcome", "12", "buren", null)]
    [InlineData("social-outcome", "12", null, "unit")]
    [InlineData("liefde", "12", "kilo", "kind")]
    public void A_contribution_is_counted_in_what_fits_its_kind(string kind, string? amount, string? unit, string? wrong)
    {
        var command = new RecordContribution("c1", kind, "Iets", new(2026, 11, 1), amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), unit);

        Assert.Equal(wrong, PracticeRules.Validate(command, new PracticeLimits()) is [var first, ..] ? first.Field : null);
    }

    [Fact]
    public void Value_adds_up_by_month_for_each_kind_and_unit_without_what_was_withdrawn()
    {
        var practice = WithStakeholders().Does(
            new RecordContribution("c1", "money", "Subsidie", new(2026, 11, 3), 100, "EUR", SaidByStakeholderId: "s2"),
            new RecordContribution("c2", "hours", "Spitten", new(2026, 9, 30), 2.5m, FromStakeholderId: "s1"),
            new RecordContribution("c3", "hours", "Wieden", new(2026, 11, 1), 4),
            new RecordContribution("c4", "hours", "Wieden", new(2026, 11, 30), 1),
            new RecordContribution("c5", "hours", "Dubbel", new(2026, 11, 30), 50),
            new RecordContribution("c6", "money", "Gift", new(2026, 11, 3), 5, "USD"),
            new WithdrawContribution("c5", "Dubbel geteld"));

        var series = ValueOverTime.Of(practice.Snapshot.Contributions);
        Assert.Equal([("hours", "hours"), ("money", "EUR"), ("money", "USD")], series.Select(s => (s.Kind, s.Unit)));
        Assert.Equal([new ValuePoint("2026-09", 2.5m, 2.5m), new ValuePoint("2026-11", 5, 7.5m)], series[0].Points);
    }

    [Fact]
    public void A_contribution_is_withdrawn_by_who_recorded_it_or_leads()
    {
        var practice = WithStakeholders().Does(new RecordContribution("c1", "hours", "Spitten", new(2026, 11, 3), 4));

        practice.Refuses(Carla, new WithdrawContribution("c1", "Niet waar"), RefusalCodes.NotAllowed);
        practice.Does(new WithdrawContribution("c1", "Dubbel")).Refuses(new WithdrawContribution("c1", "Dubbel"), RefusalCodes.Conflict);
        practice.Refuses(new RecordContribution("c2", "hours", "Spitten", new(2026, 11, 3), 4, FromStakeholderId: "s9"), RefusalCodes.NotFound, "fromStakeholderId");
    }
}
