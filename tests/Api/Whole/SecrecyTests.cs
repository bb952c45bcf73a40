using System.Net.Http.Headers;
using System.Text;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>What is written or voted in private, looked for in every byte that others get, over every way there is.</summary>
public sealed class SecrecyTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    // Found nowhere by chance.
    private const string Text = "Geheim-7f3a1c";
    private const string Card = "kaart-9d2e4b";
    private const string More = "Meer-5b8c0d";

    private string _facilitatorToken = string.Empty;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_of_what_another_writes_in_private_is_in_any_byte_before_it_is_revealed(bool messagePack)
    {
        var (boardId, facilitator) = await OpenAsync();
        var lead = await facilitator.JoinAsync(boardId);
        await lead.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "z", title = "Vak" }), LiveCommand.Of("addCard", new { cardId = "open", zoneId = "z", text = "Open kaart" }), LiveCommand.Of("startPrivateWriting", new { }));
        await using var watcher = await RecordAsync(boardId, messagePack);
        await using var leader = await RecordAsync(boardId, messagePack, _facilitatorToken);
        var (authorToken, author) = await ComeAsync();
        await using var own = await RecordAsync(boardId, messagePack, authorToken);
        var writing = await author.JoinAsync(boardId);

        await AcceptedAsync(writing, LiveCommand.Of("addCard", new { cardId = Card, zoneId = "z", text = Text, colour = "purple" }));
        await author.CallAsync("SetPresence", boardId, LiveClient.Argument(new { cardId = Card, editing = true, caret = new { version = writing.Version, from = 2, to = 5 } }));
        await AcceptedAsync(writing, LiveCommand.Of("editCardText", new { cardId = Card, baseVersion = writing.Version, operation = new[] { new { insert = More } } }));
        await AcceptedAsync(writing, LiveCommand.Of("setCardColour", new { cardId = Card, colour = "red" }));
        var before = DateTimeOffset.UtcNow;
        await AcceptedAsync(lead, LiveCommand.Of("setBoardTitle", new { title = "Nog-niet-onthuld" }));

        // Entries come in order, so whoever has this one has had all there is before it; and whoever comes now is told who is where.
        foreach (var recorder in new[] { watcher, leader, own })
        {
            await recorder.SeesAsync("Nog-niet-onthuld");
        }

        await using var late = await RecordAsync(boardId, messagePack);
        await late.SeesAsync("Nog-niet-onthuld");
        string[] secrets = [Text, Card, More];
        Assert.All(secrets, secret => Assert.True(own.Saw(secret), $"Control: the author's own connection does not see {secret}, so this test would find nothing."));
        foreach (var other in new[] { watcher, leader, late })
        {
            Assert.All(secrets, secret => Assert.False(other.Saw(secret), $"{secret} was seen"));
        }

        foreach (var token in new[] { _facilitatorToken, await program.SignInAsync("dordrecht", "operator") })
        {
            foreach (var path in Paths(boardId, lead.Version, before))
            {
                var body = await ReadAsync(path, token);
                Assert.Contains("Open kaart", body, StringComparison.Ordinal);
                Assert.All(secrets, secret => Assert.DoesNotContain(secret, body, StringComparison.Ordinal));
            }
        }

        Assert.Contains(Text, await ReadAsync($"/v1/boards/{boardId}", authorToken), StringComparison.Ordinal);
        await AcceptedAsync(lead, LiveCommand.Of("reveal", new { }));
        foreach (var other in new[] { watcher, leader, late })
        {
            await other.SeesAsync(More + Text);
            await other.SeesAsync(Card);
        }

        // The past stays as it was seen then.
        var then = await ReadAsync($"/v1/boards/{boardId}?version={writing.Version - 2}", _facilitatorToken);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, then, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_voted_for_what_in_a_round_is_in_no_byte_that_others_get(bool messagePack)
    {
        var (boardId, facilitator) = await OpenAsync();
        var lead = await facilitator.JoinAsync(boardId);
        await lead.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "z", title = "Vak" }), LiveCommand.Of("addCard", new { cardId = "open", zoneId = "z", text = "Open kaart" }), LiveCommand.Of("startVoting", new { votesPerPerson = 3 }));
        await using var watcher = await RecordAsync(boardId, messagePack);
        await watcher.SeesAsync("Open kaart");
        var (voterToken, voter) = await ComeAsync();
        await using var own = await RecordAsync(boardId, messagePack, voterToken);
        var voting = await voter.JoinAsync(boardId);

        await AcceptedAsync(voting, LiveCommand.Of("vote", new { cardId = "open", inRound = true }));
        await AcceptedAsync(lead, LiveCommand.Of("closeVoting", new { }));

        await watcher.SeesAsync("votingClosed");
        await own.SeesAsync("votingClosed");
        Assert.True(own.Saw("ballotCast"), "Control: the voter's own connection does not see the vote, so this test would find nothing.");
        Assert.False(watcher.Saw("ballotCast"));
        var events = await ReadAsync($"/v1/boards/{boardId}/events?after=0", _facilitatorToken);
        Assert.DoesNotContain("ballotCast", events, StringComparison.Ordinal);
        Assert.Contains("happenedPrivately", events, StringComparison.Ordinal);
    }

    private async Task<(string BoardId, LiveClient Client)> OpenAsync()
    {
        (_facilitatorToken, var client) = await ComeAsync();
        var (status, body) = await program.SendAsync(HttpMethod.Post, "/v1/boards", _facilitatorToken, new { title = "Werkplaats", visibility = "network" });
        Assert.Equal(201, status);
        return (body.GetProperty("boardId").GetString()!, client);
    }

    private async Task<(string Token, LiveClient Client)> ComeAsync()
    {
        var token = await program.SignInAsync("haarlem");
        return (token, await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = token }));
    }

    private async Task<FrameRecorder> RecordAsync(string boardId, bool messagePack, string? token = null)
    {
        var recorder = await FrameRecorder.ConnectAsync(program.Address, token ?? await program.SignInAsync("lelystad"), messagePack);
        await recorder.CallAsync("JoinBoard", boardId);
        return recorder;
    }

    private static IEnumerable<string> Paths(string boardId, long version, DateTimeOffset at)
    {
        yield return $"/v1/boards/{boardId}";
        yield return $"/v1/boards/{boardId}/events?after=0";
        yield return $"/v1/boards/{boardId}?version={version}";
        yield return $"/v1/boards/{boardId}?version=3";
        yield return $"/v1/boards/{boardId}?at={Uri.EscapeDataString(at.AddMinutes(1).ToString("O"))}";
        foreach (var format in new[] { "markdown", "csv", "json" })
        {
            yield return $"/v1/boards/{boardId}/export?format={format}";
        }
    }

    private async Task<string> ReadAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await program.Http.SendAsync(request);
        var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.True(response.IsSuccessStatusCode, $"{path}: {body}");
        return body;
    }

    private static async Task AcceptedAsync(LiveClientBoard board, System.Text.Json.Nodes.JsonObject command)
    {
        var outcome = (await board.SubmitAsync(command))[0];
        Assert.True(outcome.Version is not null, $"{command} was refused: {outcome.Code}");
    }
}
