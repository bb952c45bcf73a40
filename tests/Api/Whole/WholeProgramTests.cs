using System.Text.Json;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>What a client sees of the program as it runs, from the session to the database.</summary>
public sealed class WholeProgramTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    private static readonly string[] Nine = ["amsterdam", "den-haag", "dordrecht", "enschede", "haarlem", "lelystad", "nijmegen", "parkstad", "roeselare"];
    private static readonly string[] Areas = ["cooperation", "financing", "inclusivity", "responsibility-and-liability"];

    [Fact]
    public async Task The_nine_cities_are_there_each_with_a_board_of_the_four_learning_areas()
    {
        var token = await program.SignInAsync("haarlem");
        var (_, cities) = await program.SendAsync(HttpMethod.Get, "/v1/cities", token);
        var items = cities.GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(Nine, items.Take(9).Select(city => city.GetProperty("cityId").GetString()));
        Assert.All(items.Take(9), city => Assert.NotEqual(0, city.GetProperty("boards").GetArrayLength()));
        Assert.Equal(Areas, await ZonesAsync("city-haarlem", token));
        Assert.Equal(Areas, await ZonesAsync("network", token));
    }

    [Fact]
    public async Task A_tenth_city_is_one_call_by_an_operator_and_nobody_else()
    {
        var city = new { cityId = "utrecht", name = "Utrecht", country = "NL", kind = "municipality", officialCode = "GM0344" };
        var (refused, _) = await program.SendAsync(HttpMethod.Post, "/v1/cities", await program.SignInAsync("haarlem"), city);
        var operatorToken = await program.SignInAsync("haarlem", "operator");
        var (created, _) = await program.SendAsync(HttpMethod.Post, "/v1/cities", operatorToken, city);
        var (again, _) = await program.SendAsync(HttpMethod.Post, "/v1/cities", operatorToken, city);

        Assert.Equal((403, 201, 409), (refused, created, again));
        Assert.Equal(Areas, await ZonesAsync("city-utrecht", await program.SignInAsync("utrecht")));
    }

    [Fact]
    public async Task Two_people_over_two_protocols_see_each_others_changes_and_the_rest_of_the_world_reads_the_same()
    {
        await using var anna = await program.ConnectAsync("haarlem");
        await using var bram = await program.ConnectAsync("roeselare", messagePack: true);
        var hers = await anna.JoinAsync("city-lelystad");
        var his = await bram.JoinAsync("city-lelystad");

        var added = Assert.Single(await hers.PostAsync(LiveCommand.Of("addCard", new { cardId = "whole-1", zoneId = "financing", text = "Wie betaalt de tuin? €, é, 🌱" })));
        await his.ReachAsync(added.Version!.Value);
        var voted = Assert.Single(await his.SubmitAsync(LiveCommand.Of("vote", new { cardId = "whole-1" })));
        await hers.ReachAsync(voted.Version!.Value);
        await his.ReachAsync(voted.Version!.Value);

        Assert.Equal(Canonical(his.Events), Canonical(hers.Events));
        var token = await program.SignInAsync("amsterdam");
        var (_, board) = await program.SendAsync(HttpMethod.Get, "/v1/boards/city-lelystad", token);
        var card = board.GetProperty("zones")[1].GetProperty("cards").EnumerateArray().Single(one => one.GetProperty("cardId").GetString() == "whole-1");
        Assert.Equal("Wie betaalt de tuin? €, é, 🌱", card.GetProperty("text").GetString());
        Assert.Equal(1, card.GetProperty("votes").GetArrayLength());
        var (_, events) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/city-lelystad/events?after={added.Version - 1}&limit=2", token);
        Assert.Equal(Canonical(hers.Events), Canonical([.. events.GetProperty("items").EnumerateArray()]));
    }

    [Fact]
    public async Task A_client_that_misses_pushes_notices_the_gap_and_catches_up_by_reading()
    {
        await using var writer = await program.ConnectAsync("dordrecht");
        await using var reader = await program.ConnectAsync("dordrecht");
        var writes = await writer.JoinAsync("city-dordrecht");
        var reads = await reader.JoinAsync("city-dordrecht");
        var pushes = 0;
        reads.Drops = _ => ++pushes % 2 == 1;

        CommandOutcome last = null!;
        for (var i = 0; i < 20; i++)
        {
            last = Assert.Single(await writes.SubmitAsync(LiveCommand.AddCard("cooperation", $"kaart {i}")));
        }

        // One more that is not lost, so that the gap before it shows.
        reads.Drops = _ => false;
        last = Assert.Single(await writes.SubmitAsync(LiveCommand.AddCard("cooperation", "de laatste")));
        foreach (var board in new[] { reads, writes })
        {
            await board.ReachAsync(last.Version!.Value).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }

        Assert.True(reads.Gaps > 0, "no push was missed, so this test showed nothing");
        Assert.Equal(Canonical(writes.Events), Canonical(reads.Events));
    }

    [Fact]
    public async Task A_command_sent_again_gets_its_first_answer()
    {
        await using var client = await program.ConnectAsync("enschede");
        var board = await client.JoinAsync("city-enschede");
        var command = LiveCommand.AddCard("inclusivity", "één keer");
        var first = Assert.Single(await board.SubmitAsync(command));
        var again = await client.CallAsync("Submit", "city-enschede", LiveClient.Argument(new[] { command }));

        Assert.Equal(first.Version, Assert.Single(again!.Value.EnumerateArray()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_board_of_another_city_that_is_for_that_city_only_does_not_exist_for_others()
    {
        var (_, opened) = await program.SendAsync(HttpMethod.Post, "/v1/boards", await program.SignInAsync("nijmegen"), new { title = "Onder ons", cityId = "nijmegen", visibility = "city" });
        var boardId = opened.GetProperty("boardId").GetString()!;
        await using var stranger = await program.ConnectAsync("amsterdam");
        var refusal = await Assert.ThrowsAsync<LiveRefusedException>(() => stranger.JoinAsync(boardId));
        var (status, _) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}", await program.SignInAsync("amsterdam"));
        var (own, _) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}", await program.SignInAsync("nijmegen"));

        Assert.Equal("not-found", refusal.Code);
        Assert.Equal((404, 200), (status, own));
    }

    [Fact]
    public async Task What_is_exported_imported_and_exported_again_is_the_same_in_what_comes_along()
    {
        var token = await program.SignInAsync("haarlem");
        var (_, opened) = await program.SendAsync(HttpMethod.Post, "/v1/boards", token, new { title = "Tuin", template = "ecosystem" });
        var boardId = opened.GetProperty("boardId").GetString()!;
        await using var client = await program.ConnectAsync("haarlem");
        var board = await client.JoinAsync(boardId);
        var zoneId = board.JoinAnswer.GetProperty("snapshot").GetProperty("zones")[0].GetProperty("zoneId").GetString();
        await board.SubmitAsync(
            LiveCommand.Of("addCard", new { cardId = "ruil-1", zoneId, text = "Wie zaait, die\noogst 🌱", colour = "green" }),
            LiveCommand.Of("addCard", new { cardId = "ruil-2", zoneId, text = "=1+1" }),
            LiveCommand.Of("addComment", new { commentId = "m-1", cardId = "ruil-1", text = "<b>mooi</b>" }),
            LiveCommand.Of("linkCards", new { fromCardId = "ruil-1", toCardId = "ruil-2" }),
            LiveCommand.Of("vote", new { cardId = "ruil-1" }));

        var (_, first) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}/export?format=json", token);
        var (created, copy) = await program.SendAsync(HttpMethod.Post, "/v1/boards", token, new { import = first });
        Assert.True(created == 201, copy.ToString());
        var (_, second) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{copy.GetProperty("boardId").GetString()}/export?format=json", token);

        Assert.Equal(ComesAlong(first), ComesAlong(second));
        Assert.Contains("Wie zaait", ComesAlong(second), StringComparison.Ordinal);
        Assert.Contains("link 0.3>0.2", ComesAlong(second).Replace("link 0.2>0.3", "link 0.3>0.2", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual(first.GetProperty("boardId").GetString(), second.GetProperty("boardId").GetString());
        Assert.Contains("\"votes\":1", first.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"votes\":1", second.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_can_be_read_as_it_was_at_a_version_and_at_a_moment()
    {
        var token = await program.SignInAsync("haarlem");
        var (_, opened) = await program.SendAsync(HttpMethod.Post, "/v1/boards", token, new { title = "Eerst", template = "learning-question", templateLanguage = "en" });
        var boardId = opened.GetProperty("boardId").GetString()!;
        await using var client = await program.ConnectAsync("haarlem");
        var board = await client.JoinAsync(boardId);
        await board.SubmitAsync(LiveCommand.Of("setBoardTitle", new { title = "Daarna" }));
        await board.ReachAsync(2);
        var at = Uri.EscapeDataString(board.Events[0].GetProperty("at").GetString()!);

        Assert.Equal("Eerst", await TitleAsync("?version=1"));
        Assert.Equal("Daarna", await TitleAsync("?version=2"));
        Assert.Equal("Daarna", await TitleAsync($"?at={at}"));
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}?version=3", token)).Status);
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}?at=2020-01-01T00:00:00Z", token)).Status);

        async Task<string?> TitleAsync(string query) =>
            (await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}{query}", token)).Body.GetProperty("title").GetString();
    }

    // Zones, cards, colours, comments' texts, and links by the places of their cards.
    private static string ComesAlong(JsonElement board)
    {
        var lines = new List<string> { board.GetProperty("title").GetString()!, board.GetProperty("template").GetString()! };
        var places = new Dictionary<string, string>();
        foreach (var (zone, z) in board.GetProperty("zones").EnumerateArray().Select((zone, z) => (zone, z)))
        {
            lines.Add("zone " + zone.GetProperty("title"));
            foreach (var (card, c) in zone.GetProperty("cards").EnumerateArray().Select((card, c) => (card, c)))
            {
                places[card.GetProperty("cardId").GetString()!] = $"{z}.{c}";
                lines.Add($"card {card.GetProperty("colour")} {card.GetProperty("text")} {string.Join('|', card.GetProperty("comments").EnumerateArray().Select(comment => comment.GetProperty("text")))}");
            }
        }

        lines.AddRange(board.GetProperty("links").EnumerateArray().Select(link => $"link {places[link.GetProperty("fromCardId").GetString()!]}>{places[link.GetProperty("toCardId").GetString()!]}"));
        return string.Join('\n', lines);
    }

    [Fact]
    public async Task It_is_ready_when_commands_can_be_stored() =>
        Assert.Equal((200, "ready"), await program.SendAsync(HttpMethod.Get, "/health/ready") is var (status, body) ? (status, body.GetProperty("status").GetString()) : default);

    private async Task<string?[]> ZonesAsync(string boardId, string token)
    {
        var (_, board) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}", token);
        return [.. board.GetProperty("zones").EnumerateArray().Select(zone => zone.GetProperty("zoneId").GetString())];
    }

    private static string[] Canonical(JsonElement[] events) =>
        [.. events.Select(one => string.Join(", ", one.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}={field.Value}")))];
}
