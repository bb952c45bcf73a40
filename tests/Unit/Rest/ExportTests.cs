using System.Text;
using CsvHelper;
using Stadmaken.Api.Rest.Export;
using Stadmaken.Boards;

namespace Stadmaken.Tests.Unit.Rest;

/// <summary>What is written of a board for others to open.</summary>
public class ExportTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, string> Names = new() { ["p1"] = "Amina *", ["p2"] = "Bram" };

    private static readonly BoardSnapshot Board = new(
        "b1", "Plan <b>plein</b> #1", 12, BoardVisibilities.Network, "p1", At,
        [
            new("z1", "Ideeën | wensen",
            [
                new("k1", "=1+1\nmeer \"groen\"; en, rust", "green", "p1", At, ["p1", "p2"], [new("m1", "- niet doen", "p2", At), new("m2", "wie?", "p9", At)]),
                new("k2", "<script>alert(1)</script>", "yellow", "p9", At, [], []),
            ]),
            new("z2", "Leeg", []),
        ],
        [new("k1", "k2")], [], [], BoardRoles.Editor, [],
        [new(At, At.AddMinutes(5), "p1", 3, 1, 2, [new("k2", "@SUM(A1)", 2), new("k1", "groen", 1)])],
        Mine: new OwnSnapshot([new("s1", "z1", "geheim", "red", At)], []));

    private static ExportedBoard Exported => ExportedBoard.From(Board, Names);

    [Fact]
    public async Task Markdown_has_zones_as_headings_cards_as_lists_and_results_as_a_table() =>
        Assert.Equal(
            """
            # Plan \<b\>plein\</b\> \#1

            ## Ideeën \| wensen

            - \=1+1\
              meer "groen"; en, rust **(2 stemmen)**
              - \- niet doen *(Bram)*
              - wie?
            - \<script\>alert(1)\</script\>

            ## Leeg


            ## Verbindingen tussen kaarten

            - \=1+1 meer "groen"; en, rust → \<script\>alert(1)\</script\>

            ## Uitslag van de stemming, 2026-11-24 12:05 UTC

            2 mensen stemden

            | Kaart | stemmen |
            |---|---:|
            | \@SUM(A1) | 2 |
            | groen | 1 |

            """,
            await WriteAsync(output => MarkdownExport.WriteAsync(Exported, ExportWords.In("nl"), output, default)));

    [Theory]
    [InlineData("# kop", "\\# kop")]
    [InlineData("1. een", "1\\. een")]
    [InlineData("12) twaalf", "12\\) twaalf")]
    [InlineData("---", "\\---")]
    [InlineData("===", "\\===")]
    [InlineData("    code", "code")]
    [InlineData("*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~")]
    [InlineData("[x](http://evil)", "\\[x\\](http\\://evil)")]
    [InlineData("zie www.stad.nl. Dag.", "zie www\\.stad.nl. Dag.")]
    [InlineData("a@b.nl", "a\\@b.nl")]
    [InlineData("&lt;b&gt;", "\\&lt;b\\&gt;")]
    [InlineData("C:\\x", "C\\:\\\\x")]
    [InlineData(":smile: Let op: dit", "\\:smile: Let op: dit")]
    [InlineData("Gewone zin, met (haakjes) en een streep - klaar.", "Gewone zin, met (haakjes) en een streep - klaar.")]
    public void Nothing_from_people_becomes_markup(string text, string escaped)
    {
        Assert.Equal(escaped, MarkdownText.Line(text));
        Assert.Equal(escaped, MarkdownText.Block(text, "  "));
    }

    [Fact]
    public void Each_line_of_a_text_stays_in_its_item() =>
        Assert.Equal("een\\\n  \\- twee\n\n  \\# drie", MarkdownText.Block("een\n- twee\n\n \n# drie\n", "  "));

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public async Task Csv_has_a_row_for_each_card_that_a_spreadsheet_reads_back_and_never_runs(char separator)
    {
        var text = await WriteAsync(output => CsvExport.WriteCardsAsync(Exported, separator, output, default));
        Assert.StartsWith("\uFEFFzone", text, StringComparison.Ordinal);
        Assert.Equal(
            [
                ["zone", "position", "text", "colour", "votes", "comments", "author", "createdAt", "cardId"],
                ["Ideeën | wensen", "1", "'=1+1\nmeer \"groen\"; en, rust", "green", "2", "Bram: - niet doen\nwie?", "Amina *", "2026-11-24T12:00:00Z", "k1"],
                ["Ideeën | wensen", "2", "<script>alert(1)</script>", "yellow", "0", "", "", "2026-11-24T12:00:00Z", "k2"],
            ],
            Rows(text, separator));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task A_text_that_begins_like_a_formula_is_shown_as_text(string text)
    {
        var board = new ExportedBoard("f", 1, "t", [new(text, [new(text)])]);
        var rows = Rows(await WriteAsync(output => CsvExport.WriteCardsAsync(board, ',', output, default)), ',');
        Assert.Equal(("'" + text, "'" + text), (rows[1][0], rows[1][2]));
    }

    [Fact]
    public async Task Csv_of_results_has_a_row_for_each_card_of_each_round() =>
        Assert.Equal(
            [
                ["round", "closedAt", "voters", "votesPerPerson", "votesPerCard", "position", "text", "votes", "cardId"],
                ["1", "2026-11-24T12:05:00Z", "2", "3", "1", "1", "'@SUM(A1)", "2", "k2"],
                ["1", "2026-11-24T12:05:00Z", "2", "3", "1", "2", "groen", "1", "k1"],
            ],
            Rows(await WriteAsync(output => CsvExport.WriteResultsAsync(Exported, ',', output, default)), ','));

    [Fact]
    public async Task Json_is_the_documented_format() =>
        Assert.Equal(
            """{"format":"stadmaken-board","formatVersion":1,"title":"Plan <b>plein</b> #1","zones":[{"title":"Ideeën | wensen","cards":["""
            + """{"text":"=1+1\nmeer \"groen\"; en, rust","colour":"green","cardId":"k1","votes":2,"author":"Amina *","createdAt":"2026-11-24T12:00:00+00:00","comments":[{"text":"- niet doen","author":"Bram","at":"2026-11-24T12:00:00+00:00"},{"text":"wie?","at":"2026-11-24T12:00:00+00:00"}]},"""
            + """{"text":"<script>alert(1)</script>","colour":"yellow","cardId":"k2","votes":0,"createdAt":"2026-11-24T12:00:00+00:00","comments":[]}]},{"title":"Leeg","cards":[]}],"boardId":"b1","version":12,"links":[{"fromCardId":"k1","toCardId":"k2"}],"votingResults":"""
            + """[{"startedAt":"2026-11-24T12:00:00+00:00","closedAt":"2026-11-24T12:05:00+00:00","votesPerPerson":3,"votesPerCard":1,"voters":2,"results":[{"cardId":"k2","text":"@SUM(A1)","votes":2},{"cardId":"k1","text":"groen","votes":1}],"closedBy":"Amina *"}]}""",
            await WriteAsync(output => JsonExport.WriteAsync(Exported, output, default)));

    [Fact]
    public async Task What_is_written_in_private_is_in_no_export()
    {
        string[] files =
        [
            await WriteAsync(output => MarkdownExport.WriteAsync(Exported, ExportWords.In("en"), output, default)),
            await WriteAsync(output => CsvExport.WriteCardsAsync(Exported, ',', output, default)),
            await WriteAsync(output => JsonExport.WriteAsync(Exported, output, default)),
        ];
        Assert.All(files, file => Assert.DoesNotContain("geheim", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Plannen voor het plein", "plannen-voor-het-plein.md")]
    [InlineData("../../etc/passwd", "etc-passwd.md")]
    [InlineData("C:\\x\"y\r\nSet-Cookie: a", "c-x-y-set-cookie-a.md")]
    [InlineData("🏙", "board.md")]
    [InlineData("NUL", "board-nul.md")]
    [InlineData("Ideeën", "ideeën.md")]
    public void The_name_of_a_file_is_safe_everywhere(string title, string name) => Assert.Equal(name, FileNames.From(title, ".md"));

    [Fact]
    public void The_name_of_a_file_is_not_too_long() => Assert.True(FileNames.From(new string('é', 200), ".json").Length <= 66);

    private static async Task<string> WriteAsync(Func<Stream, Task> write)
    {
        using var output = new MemoryStream();
        await write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static string[][] Rows(string text, char separator)
    {
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), CsvReaderOptions.Default with { Separator = separator, HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        }

        return [.. rows];
    }
}
