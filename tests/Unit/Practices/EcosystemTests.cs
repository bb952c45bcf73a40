using Stadmaken.Grains.Practices;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class EcosystemTests
{
    [Fact]
    public void PR3_the_map_shows_all_five_sectors_and_which_are_empty()
    {
        var map = WithStakeholders().Snapshot.Ecosystem;

        Assert.Equal(["civic", "social", "private", "public", "knowledge"], map.Sectors.Select(sector => sector.Sector));
        Assert.Equal(["s1", "s2"], map.Sectors.SelectMany(sector => sector.StakeholderIds));
        Assert.Equal(["private", "public", "knowledge"], map.EmptySectors);
    }

    [Fact]
    public void PR3_a_responsibility_that_nobody_holds_is_an_empty_seat()
    {
        var practice = WithStakeholders().Does(new ChangeFacts(Responsibilities: ["Sleutel", "verzekering", "boekhouding"]), Proposal("a1", responsibility: "snoeien"));
        Assert.Equal(["verzekering", "boekhouding", "snoeien"], practice.Snapshot.Ecosystem.Unheld);

        practice.InForce("a2", responsibility: "Verzekering");
        Assert.Equal(["boekhouding", "snoeien"], practice.Snapshot.Ecosystem.Unheld);
        Assert.Equal(
            [("Sleutel", "s1"), ("verzekering", "s1"), ("boekhouding", ""), ("snoeien", "")],
            practice.Snapshot.Ecosystem.Responsibilities.Select(seat => (seat.Responsibility, string.Join(' ', seat.HeldBy))));

        practice.Does(new EndAgreement("a2", "Klaar"));
        Assert.Contains("verzekering", practice.Snapshot.Ecosystem.Unheld);
    }

    [Fact]
    public void All_that_is_wrong_with_a_practice_is_told_at_once()
    {
        var wrong = new PracticeFacts(" ", "dorp", "\u0007", new string('x', 20_000), ["care", "care"], ["geld"], ["goed", ""], -1);

        Assert.Equal(
            ["title", "kind", "pitch", "task", "themes", "learningAreas", "responsibilities[1]", "volunteerHoursPerMonth"],
            PracticeRules.Validate(wrong, new PracticeLimits()).Select(refusal => refusal.Field));
        Assert.Equal("title", PracticeDecider.Begin(PracticeState.Empty, "haarlem", wrong, new PracticeLimits()).Refusal?.Field);
        Assert.Equal(["kind"], PracticeRules.Validate(new ChangeFacts(Kind: "dorp"), new PracticeLimits()).Select(refusal => refusal.Field));
    }

    [Fact]
    public void What_is_left_out_of_a_change_stays_as_it_was()
    {
        var practice = WithStakeholders().Does(new ChangeFacts(Pitch: "Nieuw"), new ChangeStakeholder("s1", Name: "Buren"));

        Assert.Equal(Facts with { Pitch = "Nieuw" }, practice.State.Facts);
        Assert.Equal(("Buren", "civic", "Tuinieren"), (practice.Snapshot.Stakeholders[0].Name, practice.Snapshot.Stakeholders[0].Sector, practice.Snapshot.Stakeholders[0].Role));
    }
}
