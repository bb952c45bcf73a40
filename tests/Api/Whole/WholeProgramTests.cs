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
        await reads.ReachAsync(last.Version!.Value).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

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
