using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Rule J9 from outside: what is hidden, removed or erased, looked for in every byte that anyone gets.</summary>
public sealed class ModerationTests(MeasuredProgram program) : IClassFixture<MeasuredProgram>
{
    // Found nowhere by chance.
    private const string Secret = "Aanstoot-7f3a1c";
    private const string Name = "Tjitske-9d2e4b";
    private const string Address = "tjitske@voorbeeld-5b8c0d.nl";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hidden_text_is_in_no_byte_that_anyone_gets_from_then_on_but_in_what_facilitators_ask_for_and_comes_back(bool messagePack)
    {
        var facilitator = await program.SignInAsync("haarlem");
        var boardId = await OpenAsync(facilitator, $"Bord {Secret}");
        await using var lead = await ConnectAsync(facilitator);
        var board = await lead.JoinAsync(boardId);
        var earlier = await AcceptedAsync(board, LiveCommand.Of("addZone", new { zoneId = "z", title = "Vak" }), LiveCommand.Of("addCard", new { cardId = "k", zoneId = "z", text = $"Kaart {Secret}" }));
        await AcceptedAsync(board, LiveCommand.Of("editCardText", new { cardId = "k", baseVersion = earlier, operation = new object[] { new { retain = 6 }, new { insert = "echt " } } }));
        await AcceptedAsync(board, LiveCommand.Of("startVoting", new { votesPerPerson = 1 }), LiveCommand.Of("vote", new { cardId = "k", inRound = true }), LiveCommand.Of("closeVoting", new { }));
        var reader = await program.SignInAsync("lelystad");
        await using var watcher = await RecordAsync(boardId, reader, messagePack);
        await watcher.SeesAsync(Secret);

        foreach (var what in new object[] { new { reason = "Kwetsend", cardId = "k" }, new { reason = "Kwetsend in de titel" } })
        {
            var results = await board.SubmitAsync(LiveCommand.Of("hideContent", what));
            Assert.True(results[0].Version is not null, results[0].Code);
        }

        await watcher.SeesAsync("redacted");
        await using var late = await RecordAsync(boardId, reader, messagePack);
        await late.SeesAsync("Kwetsend in de titel");
        await using var returning = await FrameRecorder.ConnectAsync(program.Address, reader, messagePack);
        await returning.CallAsync("JoinBoard", boardId, earlier);
        await returning.SeesAsync("Kwetsend in de titel");
        Assert.False(late.Saw(Secret));
        Assert.False(returning.Saw(Secret));
        foreach (var token in new[] { facilitator, reader })
        {
            foreach (var path in Paths(boardId, earlier))
            {
                Assert.DoesNotContain(Secret, await ReadAsync(path, token), StringComparison.Ordinal);
            }
        }

        Assert.Equal(403, (await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}/withheld", reader)).Status);
        var (status, withheld) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}/withheld", facilitator);
        Assert.Equal(200, status);
        Assert.Equal([$"Kaart echt {Secret}", $"Bord {Secret}"], withheld.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()));

        // Those who do not lead neither hide nor restore; what is hidden is not changed.
        await using var other = await ConnectAsync(reader);
        var theirs = await other.JoinAsync(boardId);
        Assert.Equal("not-allowed", (await theirs.SubmitAsync(LiveCommand.Of("restoreContent", new { reason = "Toch wel", cardId = "k" })))[0].Code);
        Assert.Equal("not-allowed", (await theirs.SubmitAsync(LiveCommand.Of("redactContent", new { reason = "Weg", cardId = "k" })))[0].Code);
        Assert.Equal("locked", (await theirs.SubmitAsync(LiveCommand.Of("editCardText", new { cardId = "k", baseVersion = theirs.Version, operation = new[] { new { insert = "Ik " } } })))[0].Code);

        Assert.NotNull((await board.SubmitAsync(LiveCommand.Of("restoreContent", new { reason = "Misverstand", cardId = "k" })))[0].Version);
        Assert.Contains($"Kaart echt {Secret}", await ReadAsync($"/v1/boards/{boardId}", reader), StringComparison.Ordinal);
        Assert.Contains($"Kaart {Secret}", await ReadAsync($"/v1/boards/{boardId}?version={earlier}", reader), StringComparison.Ordinal);

        Assert.NotNull((await board.SubmitAsync(LiveCommand.Of("redactContent", new { reason = "Toch niet", cardId = "k" })))[0].Version);
        foreach (var path in Paths(boardId, earlier).Append($"/v1/boards/{boardId}/withheld"))
        {
            Assert.DoesNotContain($"Kaart echt {Secret}", await ReadAsync(path, facilitator), StringComparison.Ordinal);
        }

        Assert.Equal("conflict", (await board.SubmitAsync(LiveCommand.Of("restoreContent", new { reason = "Terug", cardId = "k" })))[0].Code);
    }

    [Fact]
    public async Task Erasure_ends_the_session_and_leaves_nothing_in_answers_logs_metrics_or_spans()
    {
        using var spans = new RecordedSpans();
        var facilitator = await program.SignInAsync("haarlem");
        var boardId = await OpenAsync(facilitator, "Werkplaats");
        var (_, session) = await program.SendAsync(HttpMethod.Post, "/v1/sessions", null, new { displayName = $"{Name} {Address}", cityId = "haarlem", sector = "civic" });
        var token = session.GetProperty("token").GetString()!;
        var participantId = session.GetProperty("participant").GetProperty("participantId").GetString()!;
        await using var client = await ConnectAsync(token);
        var board = await client.JoinAsync(boardId);
        await AcceptedAsync(board, LiveCommand.Of("addZone", new { zoneId = "z", title = $"Vak van {Name}" }), LiveCommand.Of("addCard", new { cardId = "k", zoneId = "z", text = $"Groet {Name}, {Address}" }));
        Assert.NotNull((await board.SubmitAsync(LiveCommand.Of("redactContent", new { reason = $"Van {Name}", cardId = "k" })))[0].Version);
        await AcceptedAsync(board, LiveCommand.Of("addCard", new { cardId = "k2", zoneId = "z", text = $"Nog eens {Name}" }));
        var export = await ReadAsync("/v1/participants/me/export", token);
        Assert.Contains(Address, export, StringComparison.Ordinal);
        Assert.Contains($"Nog eens {Name}", export, StringComparison.Ordinal);
        Assert.Equal(400, (await program.SendAsync(HttpMethod.Delete, "/v1/participants/me?texts=maybe", token)).Status);

        using var erase = new HttpRequestMessage(HttpMethod.Delete, "/v1/participants/me");
        erase.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var erased = await program.Http.SendAsync(erase, TestContext.Current.CancellationToken);

        Assert.Equal(204, (int)erased.StatusCode);
        Assert.Contains(erased.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("done", (await program.SendAsync(HttpMethod.Get, $"/v1/erasures/{participantId}")).Body.GetProperty("status").GetString());
        Assert.Equal(401, (await program.SendAsync(HttpMethod.Get, "/v1/participants/me/export", token)).Status);
        string[] traces = [Name, "voorbeeld-5b8c0d"];
        foreach (var path in Paths(boardId, 3).Append($"/v1/participants?participantId={participantId}"))
        {
            var body = await ReadAsync(path, facilitator);
            Assert.All(traces, trace => Assert.DoesNotContain(trace, body, StringComparison.Ordinal));
        }

        Assert.Contains("\"hasLeft\":true", await ReadAsync($"/v1/participants?participantId={participantId}", facilitator), StringComparison.Ordinal);
        Assert.Contains("Nog eens", await ReadAsync($"/v1/boards/{boardId}", facilitator), StringComparison.Ordinal);
        var metrics = await program.Http.GetStringAsync(program.Metrics, TestContext.Current.CancellationToken);
        string[] personal = [.. traces, participantId];
        Assert.All(personal, word => Assert.DoesNotContain(word, metrics, StringComparison.Ordinal));
        Assert.NotEmpty(program.Logs.Lines);
        Assert.All(program.Logs.Lines, line => Assert.All(personal, word => Assert.DoesNotContain(word, line, StringComparison.Ordinal)));
        Assert.NotEmpty(spans.All);
        Assert.All(spans.All, span => Assert.All(personal, word => Assert.DoesNotContain(word, RecordedSpans.Describe(span), StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Paths(string boardId, long version)
    {
        yield return $"/v1/boards/{boardId}";
        yield return $"/v1/boards/{boardId}/events?after=0";
        yield return $"/v1/boards/{boardId}?version={version}";
        yield return $"/v1/boards/{boardId}?version=1";
        yield return "/v1/boards";
        foreach (var format in new[] { "markdown", "csv", "json" })
        {
            yield return $"/v1/boards/{boardId}/export?format={format}";
        }
    }

    private async Task<string> OpenAsync(string token, string title)
    {
        var (status, body) = await program.SendAsync(HttpMethod.Post, "/v1/boards", token, new { title, visibility = "network" });
        Assert.True(status == 201, body.ToString());
        return body.GetProperty("boardId").GetString()!;
    }

    private Task<LiveClient> ConnectAsync(string token) => LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = token });

    private async Task<FrameRecorder> RecordAsync(string boardId, string token, bool messagePack)
    {
        var recorder = await FrameRecorder.ConnectAsync(program.Address, token, messagePack);
        await recorder.CallAsync("JoinBoard", boardId);
        return recorder;
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

    /// <returns>The version of the last.</returns>
    private static async Task<long> AcceptedAsync(LiveClientBoard board, params JsonObject[] commands)
    {
        var outcomes = await board.SubmitAsync(commands);
        Assert.All(outcomes, outcome => Assert.True(outcome.Version is not null, outcome.Code));
        return outcomes[^1].Version!.Value;
    }
}
