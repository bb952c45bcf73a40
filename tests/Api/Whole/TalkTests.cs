using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Rules PR12 and PR13 over REST: questions, reactions of guests, and what is reported of either.</summary>
public sealed class TalkTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task PR13_guest_by_a_link_reacts_where_the_city_lets_anyone_and_is_told_why_it_was_hidden()
    {
        var leader = await program.SignInAsync("nijmegen");
        var steward = await program.SignInAsync("nijmegen", "steward");
        var practice = await StartAsync(leader, "nijmegen");
        var guest = await GuestAsync(leader);

        Assert.Equal("network", (await DoAsync(200, HttpMethod.Get, "/v1/cities/nijmegen", null)).GetProperty("reactionsOpenTo").GetString());
        await DoAsync(403, HttpMethod.Post, $"{practice}/reactions", guest, new { text = "Mooi" });
        await DoAsync(403, HttpMethod.Patch, "/v1/cities/nijmegen", leader, new { reactionsOpenTo = "anyone" });
        Assert.Equal("anyone", (await DoAsync(200, HttpMethod.Patch, "/v1/cities/nijmegen", steward, new { reactionsOpenTo = "anyone" })).GetProperty("reactionsOpenTo").GetString());
        await DoAsync(401, HttpMethod.Post, $"{practice}/reactions", null, new { text = "Mooi" });
        var reaction = (await DoAsync(201, HttpMethod.Post, $"{practice}/reactions", guest, new { text = "Wat een onzin" })).GetProperty("reactionId").GetString()!;
        await DoAsync(403, HttpMethod.Post, $"{practice}/questions", guest, new { text = "Mag ik?" });

        await DoAsync(200, HttpMethod.Put, $"{practice}/reactions/{reaction}/moderation", leader, new { action = "hide", reason = "Liever met argumenten" });
        Assert.Equal(("Wat een onzin", "Liever met argumenten"), Assert.Single(await ListAsync($"{practice}/reactions", guest)) is var own ? (own.GetProperty("text").GetString(), own.GetProperty("hiddenBecause").GetString()) : default);
        Assert.Empty(await ListAsync($"{practice}/reactions", await program.SignInAsync("haarlem")));
        Assert.Empty(await ListAsync($"{practice}/reactions", null));
        await DoAsync(404, HttpMethod.Get, $"{practice}/reactions/{reaction}", null);
        Assert.DoesNotContain("Wat een onzin", (await DoAsync(200, HttpMethod.Get, $"{practice}/events", null)).GetRawText(), StringComparison.Ordinal);
        await DoAsync(200, HttpMethod.Put, $"{practice}/reactions/{reaction}/moderation", leader, new { action = "restore", reason = "Toch een argument" });
        Assert.Equal("Wat een onzin", Assert.Single(await ListAsync($"{practice}/reactions", null)).GetProperty("text").GetString());

        await DoAsync(403, HttpMethod.Delete, $"{practice}/reactions/{reaction}", leader);
        await DoAsync(204, HttpMethod.Delete, $"{practice}/reactions/{reaction}", guest);
        await DoAsync(404, HttpMethod.Delete, $"{practice}/reactions/{reaction}", guest);
        Assert.Empty(await ListAsync($"{practice}/reactions", leader));
    }

    [Fact]
    public async Task PR12_questions_come_a_page_at_a_time_and_are_pointed_at_from_where_they_were_asked()
    {
        var amina = await program.SignInAsync("haarlem");
        var noor = await program.SignInAsync("lelystad");
        var (asked, asking) = (await StartAsync(amina, "haarlem"), await StartAsync(noor, "lelystad"));
        var from = asking.Split('/')[^1];
        foreach (var text in new[] { "Een?", "Twee?", "Drie?" })
        {
            await DoAsync(201, HttpMethod.Post, $"{asked}/questions", noor, new { text, fromPracticeId = from });
        }

        await DoAsync(403, HttpMethod.Post, $"{asked}/questions", await program.SignInAsync("lelystad"), new { text = "Namens hen?", fromPracticeId = from });
        var page = await DoAsync(200, HttpMethod.Get, $"{asked}/questions?limit=2", null);
        Assert.Equal(["Een?", "Twee?"], page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("text").GetString()));
        var rest = await DoAsync(200, HttpMethod.Get, page.GetProperty("next").GetString()!, null);
        Assert.Equal(["Drie?"], rest.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("text").GetString()));
        var put = await ListAsync($"{asking}/put-questions", null);
        Assert.Equal(3, put.Length);
        var question = put[0].GetProperty("questionId").GetString();
        await DoAsync(201, HttpMethod.Post, $"{asked}/questions/{question}/answers", amina, new { text = "Ja." });
        Assert.Equal("Ja.", (await DoAsync(200, HttpMethod.Get, $"{asked}/questions/{question}", null)).GetProperty("answers")[0].GetProperty("text").GetString());
        Assert.Single((await ListAsync($"{asking}/put-questions", null))[0].GetProperty("answers").EnumerateArray());
        await DoAsync(400, HttpMethod.Get, $"{asked}/questions?limit=0", null);
        await DoAsync(404, HttpMethod.Get, $"{asked}/questions/weg", null);
    }

    [Fact]
    public async Task A7_questions_answers_and_reactions_are_reported_each_as_a_thing_of_its_own()
    {
        var amina = await program.SignInAsync("dordrecht");
        var practice = await StartAsync(amina, "dordrecht");
        var practiceId = practice.Split('/')[^1];
        var noor = await program.SignInAsync("lelystad");
        var questionId = (await DoAsync(201, HttpMethod.Post, $"{practice}/questions", noor, new { text = "Waar woont Jan?" })).GetProperty("questionId").GetString();
        var answerId = (await DoAsync(201, HttpMethod.Post, $"{practice}/questions/{questionId}/answers", amina, new { text = "Op 3." })).GetProperty("answers")[0].GetProperty("answerId").GetString();
        var reactionId = (await DoAsync(201, HttpMethod.Post, $"{practice}/reactions", noor, new { text = "Jan is gek" })).GetProperty("reactionId").GetString();

        var reporter = await program.SignInAsync("roeselare");
        const string reason = "Gaat over iemand.";
        object[] things =
        [
            new { practiceId, questionId, reason }, new { practiceId, questionId, answerId, reason }, new { practiceId, reactionId, reason }, new { practiceId, reason },
        ];
        var reports = new HashSet<string?>();
        foreach (var thing in things)
        {
            reports.Add((await DoAsync(201, HttpMethod.Post, "/v1/reports", reporter, thing)).GetProperty("reportId").GetString());
        }

        Assert.Equal(things.Length, reports.Count);
        var seen = await ListAsync("/v1/reports?state=open", await program.SignInAsync("dordrecht", "steward"));
        Assert.Equal(reactionId, Assert.Single(seen, report => report.TryGetProperty("reactionId", out _)).GetProperty("reactionId").GetString());
        Assert.Equal(answerId, Assert.Single(seen, report => report.TryGetProperty("answerId", out _)).GetProperty("answerId").GetString());
        await DoAsync(404, HttpMethod.Post, "/v1/reports", reporter, new { practiceId, reactionId = "weg", reason });
        await DoAsync(404, HttpMethod.Post, "/v1/reports", reporter, new { practiceId, questionId, answerId = "weg", reason });
        await DoAsync(400, HttpMethod.Post, "/v1/reports", reporter, new { practiceId, answerId, reason });
        await DoAsync(400, HttpMethod.Post, "/v1/reports", reporter, new { boardId = "city-dordrecht", reactionId, reason });
    }

    private async Task<string> StartAsync(string token, string cityId) =>
        $"/v1/practices/{(await DoAsync(201, HttpMethod.Post, $"/v1/cities/{cityId}/practices", token, new { title = "Buurttuin", kind = "neighbourhood" })).GetProperty("practiceId").GetString()}";

    private async Task<string> GuestAsync(string leader)
    {
        var board = (await DoAsync(201, HttpMethod.Post, "/v1/boards", leader, new { title = "Onder ons", cityId = "nijmegen", visibility = "invited" })).GetProperty("boardId").GetString();
        var link = await DoAsync(201, HttpMethod.Post, $"/v1/boards/{board}/invitations", leader, new { role = "reader", expiresAt = DateTimeOffset.UtcNow.AddDays(1) });
        return (await DoAsync(201, HttpMethod.Post, "/v1/invitations/redemptions", null, new { token = link.GetProperty("token").GetString(), displayName = "Gast" })).GetProperty("token").GetString()!;
    }

    private async Task<JsonElement[]> ListAsync(string path, string? token) => [.. (await DoAsync(200, HttpMethod.Get, path, token)).GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> DoAsync(int expected, HttpMethod method, string path, string? token, object? body = null)
    {
        // A client of its own, without the cookie that coming in by a link sets.
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == expected, $"{method} {path}: {response.StatusCode} {answer}");
        return answer.Length == 0 ? default : JsonDocument.Parse(answer).RootElement;
    }
}
