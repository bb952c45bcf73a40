using Stadmaken.Grains.Research;
using Stadmaken.Research;

namespace Stadmaken.Tests.Properties.Research;

/// <summary>Rule R4 on random networks, looked at from outside: nothing here knows how rows are generalised.</summary>
public class ResearchProperties
{
    private const string Key = "5e1f0c";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void R4_no_combination_of_quasi_identifiers_singles_out_fewer_than_five_people_with_seed(int seed)
    {
        var material = ResearchWorld.Make(seed);

        Assert.InRange(FewestBehind(Events(material, ResearchTables.FewestPeople)), 5, int.MaxValue);
        Assert.InRange(FewestBehind(Quotes(material, ResearchTables.FewestPeople)), 5, int.MaxValue);

        // The same from the rows alone, as a researcher has them.
        var dataset = Dataset.Make(material, Key);
        var (told, person) = (Places(ResearchTables.Events), ResearchTables.Events.Columns.ToList().FindIndex(column => column.Name == "person"));
        Assert.InRange(FewestBehind([.. dataset.Events.Where(row => row[person] is not null).Select(row => (told.Select(i => row[i]).ToArray(), (IEnumerable<string>)[row[person]!]))]), 5, int.MaxValue);
        Assert.Equal(Events(material, 1).Count, dataset.Events.Count + dataset.SuppressedEvents);
        Assert.Equal(Quotes(material, 1).Count, dataset.Quotes.Count + dataset.SuppressedQuotes);
    }

    [Fact]
    public void The_runs_are_not_vacuous()
    {
        var (kept, suppressed, whole, pooled) = (0, 0, 0, 0);
        foreach (var dataset in Enumerable.Range(1, 10).Select(seed => Dataset.Make(ResearchWorld.Make(seed), Key)))
        {
            (kept, suppressed) = (kept + dataset.Events.Count + dataset.Quotes.Count, suppressed + dataset.SuppressedEvents + dataset.SuppressedQuotes);
            whole += dataset.Events.Count(row => row[1] != ResearchTables.Anything);
            pooled += dataset.Events.Count(row => row[1] == ResearchTables.Anything && row[2] != ResearchTables.Anything);
        }

        Assert.True(kept > 2_000 && suppressed > 5 && whole > 500 && pooled > 100, $"{kept} kept, {suppressed} suppressed, {whole} with their practice, {pooled} without");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Control_without_suppression_the_check_finds_a_group_of_fewer_than_five_with_seed(int seed)
    {
        Assert.InRange(FewestBehind(Events(ResearchWorld.Make(seed), 1)), 1, 4);
        Assert.InRange(FewestBehind(Quotes(ResearchWorld.Make(seed, size: 4), 1)), 1, 4);
        Assert.InRange(FewestBehind(Quotes(ResearchWorld.Make(seed, size: 4), ResearchTables.FewestPeople)), 5, int.MaxValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void R1_who_withdrew_is_gone_from_the_next_issue_with_seed(int seed)
    {
        var material = ResearchWorld.Make(seed);
        var willing = material.People.Values.Where(person => IsIn(Dataset.Make(material, Key), person.ParticipantId)).ToArray();
        Assert.NotEmpty(willing);
        foreach (var person in willing.Take(5))
        {
            var without = new ResearchMaterial(
                material.Practices,
                material.People.Values.ToDictionary(one => one.ParticipantId, one => one == person ? one with { Purposes = new HashSet<string>() } : one));

            var next = Dataset.Make(without, Key);

            Assert.False(IsIn(next, person.ParticipantId));
            Assert.Empty(next.Quotes.Select(row => row[2]).Intersect(material.Quotes().Where(quote => quote.Author == person).Select(quote => quote.QuoteId)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void R1_a_practice_that_withdrew_is_gone_from_the_next_issue_as_if_it_had_never_been_with_seed(int seed)
    {
        var material = ResearchWorld.Make(seed);
        foreach (var practice in material.Practices)
        {
            var withdrew = material with { Practices = [.. material.Practices.Select(one => one == practice ? one with { Purposes = new HashSet<string>() } : one)] };
            var never = material with { Practices = [.. material.Practices.Where(one => one != practice)] };

            Assert.Equal(Dataset.Make(never, Key).Checksum(), Dataset.Make(withdrew, Key).Checksum());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void R5_the_same_material_is_the_same_issue_in_whatever_order_it_is_read_with_seed(int seed)
    {
        var material = ResearchWorld.Make(seed);
        var turned = material with { Practices = [.. material.Practices.Reverse().Select(practice => practice with { Facts = [.. practice.Facts.Reverse()] })] };

        Assert.Equal(Dataset.Make(material, Key).Checksum(), Dataset.Make(turned, Key).Checksum());
        Assert.NotEqual(Dataset.Make(material, Key).Checksum(), Dataset.Make(material, "another").Checksum());
    }

    private static List<(string?[] Told, IEnumerable<string> People)> Events(ResearchMaterial material, int fewest) =>
        [.. Dataset.GeneraliseEvents(Dataset.EventsOf(material), Key, fewest).Select(row => ((string?[])row.Told, (IEnumerable<string>)row.Row.People))];

    private static List<(string?[] Told, IEnumerable<string> People)> Quotes(ResearchMaterial material, int fewest) =>
        [.. Dataset.GeneraliseQuotes(material.Quotes(), fewest).Select(row => ((string?[])row.Told, (IEnumerable<string>)[row.Row.Author.ParticipantId]))];

    /// <summary>The fewest people behind any values of any of the columns together.</summary>
    private static int FewestBehind(List<(string?[] Told, IEnumerable<string> People)> rows)
    {
        var fewest = int.MaxValue;
        for (var columns = 1; rows.Count > 0 && columns < 1 << rows[0].Told.Length; columns++)
        {
            foreach (var alike in rows.GroupBy(row => string.Join('|', row.Told.Where((_, i) => (columns & (1 << i)) != 0))))
            {
                fewest = Math.Min(fewest, alike.SelectMany(row => row.People).Distinct().Count());
            }
        }

        return fewest;
    }

    private static int[] Places(ResearchTable table) => [.. table.Columns.Select((column, i) => (column, i)).Where(one => one.column.IsQuasiIdentifier).Select(one => one.i)];

    /// <summary>Whether any row has one of the pseudonyms that somebody could have in it.</summary>
    private static bool IsIn(Dataset dataset, string participantId)
    {
        var places = Places(ResearchTables.Events);
        return dataset.Events.Any(row =>
            row[places.Length] == "d" + Pseudonyms.Of(Key, "person", participantId, string.Join('\u001f', places.Select(i => row[i] ?? string.Empty))));
    }
}
