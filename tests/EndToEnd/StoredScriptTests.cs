using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Someone writes markup and script wherever people write, and others look at it.</summary>
public sealed class StoredScriptTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    /// <summary>Runs, and leaves something to find, in every way that text becomes HTML; fits into the shortest field.</summary>
    private const string Script = "<img data-ran src=x onerror=alert(1)>";

    private const string More = Script + "<script data-ran>alert(2)</script>\"'><svg data-ran onload=alert(3)><a data-ran href=\"javascript:alert(4)\">x</a>";

    [Fact]
    public async Task Nothing_runs_and_nothing_becomes_markup_on_any_page_where_it_is_shown()
    {
        var pages = await FillAsync();
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync(Script);
        var found = await WatchAsync(anna.Page);
        foreach (var address in pages)
        {
            await anna.Page.GotoAsync(address);
            await Assertions.Expect(anna.Page.GetByText("data-ran").First).ToBeVisibleAsync();
            found.AddRange(await MarkupAsync(anna.Page, address));
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Control_text_that_became_markup_is_found()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        var found = await WatchAsync(anna.Page);
        await anna.Page.GotoAsync("/");
        await anna.Page.EvaluateAsync("text => document.body.insertAdjacentHTML('beforeend', text)", More);

        found.AddRange(await MarkupAsync(anna.Page, "/"));
        // The policy for content kept it from running; that it tried is seen as well.
        await anna.Page.WaitForFunctionAsync("() => window.blocked > 0");

        Assert.NotEmpty(found);
    }

    /// <summary>Notes dialogs, and counts what the policy for content had to stop.</summary>
    private static async Task<List<string>> WatchAsync(IPage page)
    {
        var found = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            found.Add("A dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        await page.AddInitScriptAsync("window.blocked = 0; document.addEventListener('securitypolicyviolation', () => window.blocked++);");
        return found;
    }

    private static async Task<IEnumerable<string>> MarkupAsync(IPage page, string address)
    {
        var elements = await page.Locator("[data-ran]").CountAsync();
        var blocked = await page.EvaluateAsync<int>("() => window.blocked");
        return elements + blocked == 0 ? [] : [$"{address}: {elements} elements, {blocked} blocked"];
    }

    /// <summary>Writes it into every field, and gives the pages that show it.</summary>
    private async Task<string[]> FillAsync()
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var session = await PostAsync(http, "/v1/sessions", new { displayName = Script, cityId = "haarlem", sector = "civic" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        var practiceId = (await PostAsync(http, "/v1/cities/haarlem/practices", new { title = More, kind = "area", pitch = More, task = More, responsibilities = new[] { More } })).GetProperty("practiceId").GetString();
        var practice = "/v1/practices/" + practiceId;
        var parties = new[] { await PartyAsync(http, practice, "civic"), await PartyAsync(http, practice, "public") };
        await PostAsync(http, practice + "/updates", new { title = More, text = More, obstacle = More, approach = More, lesson = More });
        await PostAsync(http, practice + "/milestones", new { title = More, date = "2199-06-01", text = More });
        await PostAsync(http, practice + "/contributions", new { kind = "hours", what = More, date = "2026-06-01", amount = 4 });
        await PostAsync(http, practice + "/agreements", new { what = More, parties, responsibleId = parties[0], liableId = parties[1], responsibility = More, cover = More, reviewDate = "2199-06-01" });
        var gatheringId = (await PostAsync(http, "/v1/gatherings", new { cityId = "haarlem", title = More, kind = "expedition", description = More, place = More, startsAt = "2199-01-01T10:00:00Z", endsAt = "2199-01-01T12:00:00Z", hostPracticeId = practiceId }))
            .GetProperty("gatheringId").GetString();
        var gathering = "/v1/gatherings/" + gatheringId;
        await PostAsync(http, gathering + "/stops", new { title = More, place = More });
        var questionId = (await PostAsync(http, gathering + "/questions", new { text = More })).GetProperty("questionId").GetString();
        await PostAsync(http, $"{gathering}/questions/{questionId}/answers", new { text = More });
        var boardId = await FillBoardAsync(http, session.GetProperty("token").GetString()!);
        return ["/", "/cities/haarlem", "/practices/" + practiceId, "/gatherings", "/gatherings/" + gatheringId, "/boards/" + boardId];
    }

    private async Task<string> FillBoardAsync(HttpClient http, string token)
    {
        var boardId = (await PostAsync(http, "/v1/boards", new { title = More, cityId = "haarlem" })).GetProperty("boardId").GetString()!;
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(server.Address, "/live")], Token = token });
        var board = await client.JoinAsync(boardId);
        var outcomes = await board.SubmitAsync(
            LiveCommand.Of("addZone", new { zoneId = "z1", title = More }),
            LiveCommand.Of("addCard", new { cardId = "c1", zoneId = "z1", text = More }),
            LiveCommand.Of("addComment", new { commentId = "k1", cardId = "c1", text = More }));
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Version));
        return boardId;
    }

    private static async Task<string> PartyAsync(HttpClient http, string practice, string sector) =>
        (await PostAsync(http, practice + "/stakeholders", new { sector, kind = "organisation", name = Script, role = More, responsibilities = new[] { More } })).GetProperty("stakeholderId").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient http, string address, object body)
    {
        using var response = await http.PostAsJsonAsync(address, body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, $"{address}: {answer}");
        return answer;
    }
}
