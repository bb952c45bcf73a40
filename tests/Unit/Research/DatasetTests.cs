using Stadmaken.Grains.Research;
using Stadmaken.Practices;
using Stadmaken.Research;
using static Stadmaken.Tests.Unit.Research.TestMaterial;

namespace Stadmaken.Tests.Unit.Research;

public class DatasetTests
{
    private const string Key = "5e1f";

    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void R2_a_persons_event_takes_their_consent_and_the_practices_and_a_practices_own_only_its()
    {
        PracticeFact[] facts = [.. Five.Select(id => Update(id, March)), Update("f", March), Fact("phaseChanged", new PhaseChanged("formulated"), "f", March)];
        ResearchPerson[] people = [.. Five.Select(id => Willing(id)), Person("f")];

        var dataset = Dataset.Make(Material(people, Practice("p", [.. Five, "f"], facts)), Key);

        Assert.Equal(5, dataset.Events.Count(row => Cell(row, "event") == "updatePosted"));
        var own = Assert.Single(dataset.Events, row => Cell(row, "subject") == ResearchTables.OfPractice);
        Assert.Equal(("phaseChanged", "formulated", null, null), (Cell(own, "event"), Cell(own, "toPhase"), Cell(own, "person"), Cell(own, "personSector")));
        Assert.Empty(Dataset.Make(Material(people, Practice("p", Five, facts, purposes: [ResearchPurposes.Quotes])), Key).Events);
    }

    [Fact]
    public void R2_what_is_no_research_is_in_no_row()
    {
        PracticeFact[] facts = [Fact("contentRedacted", new PracticeContentRedacted("Noemt iemand", "u1"), "a", March), Fact("consentGiven", new PracticeConsentGiven("quotes", 1), "a", March)];

        Assert.Empty(Dataset.Make(Material(Five.Select(id => Willing(id)), Practice("p", Five, facts)), Key, fewest: 1).Events);
    }

    [Fact]
    public void R3_a_pseudonym_is_another_in_each_issue_and_in_each_combination()
    {
        var material = Material(Five.Select(id => Willing(id)), Practice("p", Five, [.. Five.Select(id => Update(id, March)), .. Five.Select(id => Update(id, March.AddMonths(1)))]));

        var (one, other) = (Dataset.Make(material, Key), Dataset.Make(material, "another"));

        Assert.Equal(10, one.Events.Select(row => Cell(row, "person")).Distinct().Count());
        Assert.Empty(one.Events.Select(row => Cell(row, "person")).Intersect(other.Events.Select(row => Cell(row, "person"))));
        Assert.Empty(one.Events.Select(row => Cell(row, "practice")).Intersect(other.Events.Select(row => Cell(row, "practice"))));
        Assert.DoesNotContain(one.Events.SelectMany(row => row), value => value is "p" or "a");
        Assert.Equal(one.Checksum(), Dataset.Make(material, Key).Checksum());
    }

    [Fact]
    public void R4_rows_of_enough_people_keep_what_they_say_and_others_say_less()
    {
        // Five citizens of one practice in March; a sixth alone in April, and one of another city who is not five with anybody.
        var material = Material(
            [.. Five.Select(id => Willing(id)), Willing("f"), Willing("g", "public")],
            Practice("p", [.. Five, "f"], [.. Five.Select(id => Update(id, March)), Update("f", March.AddMonths(1)), .. Five.Select(id => Update(id, March.AddMonths(2)))]),
            Practice("q", ["g"], [Update("g", March)], "roeselare", "BE"));

        var dataset = Dataset.Make(material, Key);

        Assert.Equal(10, dataset.Events.Count);
        Assert.Equal(2, dataset.SuppressedEvents);
        Assert.Equal(["2026-03", "2026-05"], dataset.Events.Select(row => Cell(row, "period")).Distinct());
        Assert.Equal("haarlem", Assert.Single(dataset.Events.Select(row => Cell(row, "practiceCity")).Distinct()));
    }

    [Fact]
    public void R4_people_are_counted_and_not_rows()
    {
        var material = Material([Willing("a")], Practice("p", ["a"], Enumerable.Range(0, 50).Select(i => Update("a", March, version: i + 1))));

        Assert.Equal((0, 50), (Dataset.Make(material, Key).Events.Count, Dataset.Make(material, Key).SuppressedEvents));
    }

    [Fact]
    public void R4_a_practice_of_few_people_is_one_of_several_or_left_out()
    {
        ResearchPractice Small(string id, string one, string other) => Practice(id, [one, other], [Fact("phaseChanged", new PhaseChanged("formulated"), one, March)]);
        var people = "abcdef".Select(c => Person($"{c}"));

        var alone = Dataset.Make(Material(people, Small("p", "a", "b")), Key);
        var together = Dataset.Make(Material(people, Small("p", "a", "b"), Small("q", "c", "d"), Small("r", "e", "f")), Key);

        Assert.Equal((0, 1), (alone.Events.Count, alone.SuppressedEvents));
        Assert.Equal(3, together.Events.Count);
        Assert.All(together.Events, row => Assert.Equal("*", Cell(row, "practice")));
    }

    [Fact]
    public void R4_who_was_erased_does_not_count_among_the_people_of_a_practice()
    {
        var fact = Fact("phaseChanged", new PhaseChanged("formulated"), "a", March);

        Assert.Single(Dataset.Make(Material(Five.Select(id => Person(id)), Practice("p", Five, [fact])), Key).Events);
        Assert.Empty(Dataset.Make(Material(Five.Skip(1).Select(id => Person(id)), Practice("p", Five, [fact])), Key).Events);
    }

    [Fact]
    public void R2_numbers_are_told_by_their_size_and_days_by_their_months()
    {
        PracticeFact[] facts =
        [
            .. Five.Select(id => Fact("contributionRecorded", new ContributionRecorded("c1", "hours", "Wieden", new(2026, 3, 3), 12.5m, "hours"), id, March)),
            Fact("milestoneReached", new MilestoneReached("m1", new(2026, 3, 3)), "a", March) with { MonthsLate = -2 },
        ];

        var dataset = Dataset.Make(Material(Five.Select(id => Willing(id)), Practice("p", Five, facts)), Key);

        Assert.Equal(5, dataset.Events.Count(row => (Cell(row, "itemKind"), Cell(row, "amountBand")) == ("hours", "10-99")));
        Assert.Single(dataset.Events, row => Cell(row, "monthsLate") == "-2");
    }

    [Fact]
    public void R7_quotes_take_both_consents_and_have_names_and_addresses_blotted()
    {
        const string text = "Joke Jansen belde Naam-b: schrijf naar j.jansen@example.nl of kom langs.";
        ResearchPerson[] people = [.. Five.Select(id => Willing(id)), Person("f", "civic", ResearchPurposes.LearningResearch)];
        PracticeFact[] facts = [.. Five.Select((id, i) => Update(id, March, text, version: i + 1)), Update("f", March, "Niet van mij.", version: 9)];

        var quotes = Dataset.Make(Material(people, Practice("p", [.. Five, "f"], facts)), Key).Quotes;

        Assert.Equal(5, quotes.Count);
        Assert.All(quotes, row => Assert.Equal("████ ██████ belde ██████: schrijf naar ███████████████████ of kom langs.", row[^1]));
        Assert.Empty(Dataset.Make(Material(people, Practice("p", Five, facts, purposes: [ResearchPurposes.LearningResearch])), Key).Quotes);
    }

    [Fact]
    public void R7_its_author_finds_a_quote_by_its_token_and_what_they_remove_is_gone()
    {
        var people = Five.Select(id => Willing(id)).Append(Willing("f")).ToArray();
        var practice = Practice("p", [.. Five, "f"], people.Select((person, i) => Update(person.ParticipantId, March, $"Tekst {i}", version: i + 1)));
        var material = Material(people, practice);

        var token = Dataset.Make(material, Key).Quotes.Single(row => row[^1] == "Tekst 5")[2];
        var own = material.Quotes().Single(quote => quote.QuoteId == token);
        Assert.Equal(("f", "p", 6L, "text"), (own.Author.ParticipantId, own.Practice.PracticeId, own.Fact.Version, own.Field));

        people[5] = people[5] with { RemovedQuotes = new HashSet<string> { "p:6:text" } };
        Assert.DoesNotContain(Dataset.Make(Material(people, practice), Key).Quotes, row => row[2] == token);
    }

    [Fact]
    public void R7_what_was_redacted_is_not_quoted()
    {
        var facts = Five.Select((id, i) => Update(id, March, "██ ████", version: i + 1, lesson: "Leer dit."));

        var quotes = Dataset.Make(Material(Five.Select(id => Willing(id)), Practice("p", Five, facts)), Key, fewest: 1).Quotes;

        Assert.Equal(["Leer dit."], quotes.Select(row => row[^1]).Distinct());
    }

    private static string? Cell(string?[] row, string column) =>
        row[ResearchTables.Events.Columns.Select((known, i) => (known.Name, i)).Single(known => known.Name == column).i];
}
