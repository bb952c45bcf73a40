using System.Text;
using Parquet;
using Parquet.Schema;
using Stadmaken.Api.Rest.Research;
using Stadmaken.Grains.Practices;
using Stadmaken.Grains.Research;
using Stadmaken.Practices;
using Stadmaken.Research;
using static Stadmaken.Tests.Unit.Research.TestMaterial;

namespace Stadmaken.Tests.Unit.Research;

public class CodebookTests
{
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    public static TheoryData<string> Tables => [.. ResearchTables.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task R8_the_codebook_names_every_column_of_every_file(string name)
    {
        var table = ResearchTables.Find(name)!;
        var described = Codebook.Now.Tables.Single(one => one.Name == name).Columns;

        Assert.Equal((await ReadCsvAsync(table, []))[0], described.Select(column => column.Name));
        Assert.Equal((await ReadParquetAsync(table, [])).Names, described.Select(column => column.Name));
        foreach (var column in described)
        {
            Assert.All([column.Description.Nl, column.Description.En], Assert.NotEmpty);
            Assert.NotEqual(column.Description.Nl, column.Description.En);
            Assert.All(["nl", "en"], language => Assert.Contains($"| `{column.Name}` |", Codebook.Now.ToMarkdown(language), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void R8_every_value_is_one_that_the_codebook_lists()
    {
        var dataset = Example();
        Assert.NotEmpty(dataset.Quotes);
        foreach (var table in ResearchTables.All)
        {
            foreach (var row in dataset.RowsOf(table.Name))
            {
                Assert.Equal(table.Columns.Count, row.Length);
                Assert.All(table.Columns.Zip(row), cell => Assert.True(
                    cell.Second is null || cell.First.Values is not { } values || values.Contains(cell.Second), $"{table.Name}.{cell.First.Name}: {cell.Second}"));
            }
        }
    }

    [Fact]
    public void R2_the_events_that_the_codebook_lists_are_events_of_practices()
    {
        var listed = ResearchTables.Events.Columns.Single(column => column.Name == "event").Values!;

        Assert.Subset(new PracticeModel().Events.Names.ToHashSet(), listed.ToHashSet());
        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.All(listed, type => Assert.NotNull(ResearchTables.SubjectOf(type)));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_Parquet_file_says_what_the_CSV_file_says(string name)
    {
        var table = ResearchTables.Find(name)!;
        var rows = Example().RowsOf(name);
        Assert.NotEmpty(rows);

        var csv = await ReadCsvAsync(table, rows);
        var (names, read) = await ReadParquetAsync(table, rows);

        Assert.Equal(csv[0], names);
        Assert.Equal(csv.Skip(1), read.Select(row => row.Select((value, i) => table.Columns[i].Type == ColumnType.Text && value?.StartsWith('=') == true ? "'" + value : value ?? string.Empty).ToArray()));
        Assert.Equal(rows, read);
    }

    [Fact]
    public async Task A_quote_that_looks_like_a_formula_is_none_in_a_spreadsheet_and_a_number_stays_one()
    {
        var quotes = await ReadCsvAsync(ResearchTables.Quotes, [["text", null, "q1", "=HYPERLINK(\"x\")"], ["text", null, "q2", "-1 dag, \"later\"\r\nklaar"]]);
        Assert.Equal(["'=HYPERLINK(\"x\")", "'-1 dag, \"later\"\r\nklaar"], quotes.Skip(1).Select(row => row[3]));

        var late = Example().Events.First(row => row[^1] == "-2");
        Assert.Equal("-2", (await ReadCsvAsync(ResearchTables.Events, [late]))[1][^1]);
    }

    private static Dataset Example()
    {
        PracticeFact[] facts =
        [
            .. Five.Select((id, i) => Update(id, March, i == 0 ? "=SOM(A1)" : $"Tekst, \"{i}\"\nen 🌱", "cooperation", version: i + 1)),
            .. Five.Select(id => Fact("contributionRecorded", new ContributionRecorded("c1", "money", "Zaden", new(2026, 3, 3), 12.5m, "EUR"), id, March)),
            Fact("milestoneReached", new MilestoneReached("m1", new(2026, 3, 3)), "a", March) with { MonthsLate = -2 },
            Fact("agreementProposed", new AgreementProposed("a1", new("Wat", ["s1", "s2"], "s1", "s2", new(2027, 6, 1))), "a", March),
            Fact("phaseChanged", new PhaseChanged("formulated"), "a", March.AddMonths(3)),
            Fact("practiceEnded", new PracticeEnded(Verdicts.All[0], "Klaar", "Les"), "a", March.AddMonths(3)),
        ];
        return Dataset.Make(Material(Five.Select(id => Willing(id)), Practice("p", Five, facts)), "5e1f");
    }

    private static async Task<string[][]> ReadCsvAsync(ResearchTable table, IReadOnlyList<string?[]> rows)
    {
        using var file = new MemoryStream();
        await ResearchFiles.WriteCsvAsync(table, rows, file, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.StartsWith("\ufeff", text, StringComparison.Ordinal);
        return Parse(text[1..]);
    }

    // RFC 4180, by hand: not by the library that wrote it.
    private static string[][] Parse(string text)
    {
        var (records, fields, field, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted)
            {
                if (text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[i++]);
                }
                else if (text[i] == '"')
                {
                    quoted = false;
                }
                else
                {
                    field.Append(text[i]);
                }
            }
            else if (text[i] == '"')
            {
                quoted = true;
            }
            else if (text[i] is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (text[i] == '\n')
                {
                    records.Add([.. fields]);
                    fields.Clear();
                }
            }
            else if (text[i] != '\r')
            {
                field.Append(text[i]);
            }
        }

        return [.. records];
    }

    private static async Task<(string[] Names, List<string?[]> Rows)> ReadParquetAsync(ResearchTable table, IReadOnlyList<string?[]> rows)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var file = new MemoryStream();
        await ResearchFiles.WriteParquetAsync(table, rows, file, cancellation);
        file.Position = 0;
        await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: cancellation);
        using var group = parquet.OpenRowGroupReader(0);
        DataField[] fields = [.. parquet.Schema.GetDataFields()];
        var read = Enumerable.Range(0, (int)group.RowCount).Select(_ => new string?[fields.Length]).ToList();
        foreach (var (i, field) in fields.Index())
        {
            if (table.Columns[i].Type == ColumnType.Whole)
            {
                var numbers = new int?[read.Count];
                await group.ReadAsync<int>(field, numbers.AsMemory(), cancellationToken: cancellation);
                Fill(i, row => numbers[row]?.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                var texts = new string?[read.Count];
                await group.ReadAsync(field, texts.AsMemory()!, cancellationToken: cancellation);
                Fill(i, row => texts[row]);
            }
        }

        return ([.. fields.Select(field => field.Name)], read);

        void Fill(int column, Func<int, string?> value)
        {
            for (var row = 0; row < read.Count; row++)
            {
                read[row][column] = value(row);
            }
        }
    }
}
