using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Api.Rest;

public class BoardExportTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly BoardSnapshot Board = new(
        "bpub", "Café \"Plein\"", 3, BoardVisibilities.Public, "p1", At,
        [new("z1", "Vak", [new("k1", "Groen!", "green", "p1", At, ["p1"], [new("m1", "ja", "p2", At)]), new("k2", "Rust", "white", "p1", At, [], [])])],
        [new("k1", "k2")], [], [], BoardRoles.Editor, [], []);

    [Theory]
    [InlineData("markdown", "text/markdown", "attachment; filename=caf_-plein.md; filename*=UTF-8''caf%C3%A9-plein.md")]
    [InlineData("csv", "text/csv", "attachment; filename=caf_-plein.csv; filename*=UTF-8''caf%C3%A9-plein.csv")]
    [InlineData("json", "application/json", "attachment; filename=caf_-plein.json; filename*=UTF-8''caf%C3%A9-plein.json")]
    public async Task An_export_is_a_file_with_a_safe_name(string format, string type, string disposition)
    {
        await using var edge = await StartAsync();
        using var response = await edge.GetAsync("/v1/boards/bpub/export?format=" + format);

        Assert.Equal((type, "utf-8"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentType?.CharSet));
        Assert.Equal(disposition, response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Contains("Groen", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Who_signed_in_reads_what_participants_are_called_and_a_stranger_does_not()
    {
        await using var edge = await StartAsync();
        edge.World.Participants["p1"] = new ParticipantProfile("p1", "Amina", "haarlem", "civic");

        using var participant = await edge.GetAsync("/v1/boards/bpub/export?format=json", (await edge.SignInAsync()).Token);
        using var stranger = await edge.GetAsync("/v1/boards/bpub/export?format=json");

        var card = (await participant.JsonAsync()).GetProperty("zones")[0].GetProperty("cards")[0];
        Assert.Equal("Amina", card.Text("author"));
        // One who was erased, or never was.
        Assert.False(card.GetProperty("comments")[0].TryGetProperty("author", out _));
        Assert.DoesNotContain("Amina", await stranger.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_can_be_exported_as_it_was()
    {
        await using var edge = await StartAsync();
        edge.World.Past = (version, _) => new PastBoard(version!.Value, JsonSerializer.SerializeToUtf8Bytes(Board with { Title = "Toen", Version = version.Value }, BoardJson.Readable.BoardSnapshot));
        using var response = await edge.GetAsync("/v1/boards/bpub/export?format=json&version=2");
        var board = await response.JsonAsync();
        Assert.Equal(("Toen", 2), (board.Text("title"), board.GetProperty("version").GetInt32()));
    }

    [Theory]
    [InlineData("", "format")]
    [InlineData("?format=pdf&version=0&part=x&separator=tab&language=fr", "format,language,part,separator,version")]
    public async Task Wrong_parameters_are_told_at_once(string query, string fields)
    {
        await using var edge = await StartAsync();
        using var response = await edge.GetAsync("/v1/boards/bpub/export" + query);
        Assert.Equal(fields.Split(','), (await response.ProblemAsync(400, "invalid")).Fields());
    }

    [Theory]
    [InlineData("/v1/boards/none/export?format=json")]
    [InlineData("/v1/boards/%20/export?format=json")]
    public async Task A_board_one_may_not_know_of_is_not_found(string address)
    {
        await using var edge = await StartAsync();
        using var response = await edge.GetAsync(address);
        await response.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task An_import_makes_the_same_board_with_new_ids_in_the_importers_name()
    {
        await using var edge = await StartAsync();
        var token = (await edge.SignInAsync()).Token;
        using var exported = await edge.GetAsync("/v1/boards/bpub/export?format=json", token);
        using var response = await edge.PostAsync("/v1/boards", new { import = await exported.JsonAsync() }, token);

        Assert.Equal(201, (int)response.StatusCode);
        var opening = edge.World.Opened[(await response.JsonAsync()).Text("boardId")];
        Assert.Equal("Café \"Plein\"", opening.Title);
        var zone = Assert.Single(opening.Zones);
        Assert.Equal(["Groen!", "Rust"], zone.Cards!.Select(card => card.Text));
        Assert.Equal(["green", "white"], zone.Cards!.Select(card => card.Colour));
        Assert.Equal("ja", Assert.Single(zone.Cards![0].Comments!).Text);
        Assert.DoesNotContain(zone.Cards!, card => card.CardId is "k1" or "k2");
        Assert.Equal(new CardLink(zone.Cards![0].CardId, zone.Cards![1].CardId), Assert.Single(opening.Links!));
        Assert.Empty(BoardOpeningRules.Validate(opening, new BoardLimits()));
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_import_is_told_by_its_path_and_nothing_is_opened()
    {
        await using var edge = await StartAsync();
        var token = (await edge.SignInAsync()).Token;
        using var response = await edge.PostAsync("/v1/boards", new
        {
            title = "Kopie",
            template = "blank",
            import = new
            {
                format = "word",
                formatVersion = 2,
                zones = new object[]
                {
                    new
                    {
                        title = " ",
                        cards = new object[]
                        {
                            new { text = new string('x', 10_001), colour = "pink" },
                            new { text = "a", cardId = "k" },
                            new { text = 7, cardId = "k", comments = new object[] { new { text = "" }, "x" } },
                            new { colur = "red" },
                        },
                    },
                },
                links = new object[] { new { fromCardId = "k", toCardId = "k" }, new { fromCardId = "k", toCardId = "weg" } },
                voting = 1,
            },
        }, token);

        Assert.Equal(
            [
                "import", "import.format", "import.formatVersion", "import.links[0].toCardId", "import.links[1].toCardId", "import.title", "import.voting",
                "import.zones[0].cards[0].colour", "import.zones[0].cards[0].text", "import.zones[0].cards[2].cardId", "import.zones[0].cards[2].comments[0].text",
                "import.zones[0].cards[2].comments[1]", "import.zones[0].cards[2].text", "import.zones[0].cards[3].colur", "import.zones[0].cards[3].text", "import.zones[0].title",
            ],
            (await response.ProblemAsync(400, "invalid")).Fields());
        Assert.Empty(edge.World.Opened);
    }

    [Theory]
    [InlineData(30_000, 201)]
    [InlineData(60_000, 413)]
    public async Task An_import_is_as_large_as_is_configured_and_no_larger(int size, int status)
    {
        await using var edge = await EdgeHost.StartAsync(settings: new() { ["Boards:Import:Bytes"] = "50000" });
        var cards = Enumerable.Range(0, size / 1_000).Select(_ => new { text = new string('x', 980) });
        using var response = await edge.PostAsync(
            "/v1/boards", new { import = new { format = "stadmaken-board", formatVersion = 1, title = "t", zones = new[] { new { title = "z", cards } } } }, (await edge.SignInAsync()).Token);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_import_wrong_in_a_great_many_places_gets_a_small_answer()
    {
        await using var edge = await StartAsync();
        var cards = Enumerable.Repeat(7, 2_000);
        using var response = await edge.PostAsync(
            "/v1/boards", new { import = new { format = "stadmaken-board", formatVersion = 1, title = "t", zones = new[] { new { title = "z", cards } } } }, (await edge.SignInAsync()).Token);
        Assert.Equal(200, (await response.ProblemAsync(400, "invalid")).Fields().Length);
    }

    private static async Task<EdgeHost> StartAsync()
    {
        var edge = await EdgeHost.StartAsync();
        edge.World.Snapshots["bpub"] = JsonSerializer.SerializeToUtf8Bytes(Board, BoardJson.Readable.BoardSnapshot);
        return edge;
    }
}
