using System.Text.Json;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Rule A7 over REST: from the report to what those concerned hear of it.</summary>
public sealed class ReportTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task A7_report_is_settled_by_the_steward_and_both_concerned_hear_of_it_in_their_inbox()
    {
        var author = await Person.InAsync(program, "amsterdam");
        await using var writes = author.Live;
        var reporter = await Person.InAsync(program, "roeselare");
        await using var reads = reporter.Live;
        await (await writes.JoinAsync("city-amsterdam")).SubmitAsync(LiveCommand.Of("addCard", new { cardId = "kwetsend", zoneId = "financing", text = "Naam en adres van de buurman" }));
        var about = new { boardId = "city-amsterdam", cardId = "kwetsend", reason = "Er staat een adres in." };

        var (created, report) = await program.SendAsync(HttpMethod.Post, "/v1/reports", reporter.Token, about);
        var (again, same) = await program.SendAsync(HttpMethod.Post, "/v1/reports", reporter.Token, about);
        var id = report.GetProperty("reportId").GetString()!;
        var steward = await program.SignInAsync("amsterdam", "steward");
        var seen = Assert.Single(await ListAsync(steward, "?state=open"));

        Assert.Equal((201, 201, id), (created, again, same.GetProperty("reportId").GetString()));
        Assert.False(report.TryGetProperty("authorId", out _));
        Assert.Equal((reporter.Id, author.Id, "Er staat een adres in."), (seen.GetProperty("by").GetString(), seen.GetProperty("authorId").GetString(), seen.GetProperty("reason").GetString()));
        Assert.Empty(await ListAsync(author.Token, string.Empty));
        Assert.Empty(await ListAsync(await program.SignInAsync("roeselare", "steward"), string.Empty));

        Assert.Equal(403, await SettleAsync(reporter.Token, id));
        Assert.Equal(404, await SettleAsync(author.Token, id));
        Assert.Equal(204, await SettleAsync(steward, id));
        Assert.Equal(409, await SettleAsync(steward, id));

        Assert.Equal("Adres weggehaald.", (await InboxAsync(reporter.Token, "reportSettled")).GetProperty("report").GetProperty("settlement").GetString());
        Assert.Equal("city-amsterdam", (await InboxAsync(author.Token, "contentActedOn")).GetProperty("report").GetProperty("boardId").GetString());
        var told = Assert.Single(await ListAsync(author.Token, string.Empty));
        Assert.False(told.TryGetProperty("by", out _));
        Assert.False(told.TryGetProperty("reason", out _));
        Assert.Equal(("acted", true), (Assert.Single(await ListAsync(reporter.Token, string.Empty)) is var mine ? mine.GetProperty("state").GetString() : null, mine.GetProperty("isMine").GetBoolean()));
    }

    [Fact]
    public async Task A7_who_leads_the_board_sees_and_settles_what_is_reported_on_it()
    {
        var leader = await Person.InAsync(program, "enschede");
        await using var leads = leader.Live;
        var (_, opened) = await program.SendAsync(HttpMethod.Post, "/v1/boards", leader.Token, new { title = "Tuin", cityId = "enschede", visibility = "network" });
        var boardId = opened.GetProperty("boardId").GetString()!;
        var reporter = await program.SignInAsync("haarlem");
        var (status, report) = await program.SendAsync(HttpMethod.Post, "/v1/reports", reporter, new { boardId, reason = "Reclame." });
        Assert.Equal(201, status);
        var id = report.GetProperty("reportId").GetString()!;

        Assert.Single(await ListAsync(leader.Token, "?boardId=" + boardId));
        Assert.Single(await ListAsync(reporter, "?boardId=" + boardId));
        Assert.Empty(await ListAsync(await program.SignInAsync("haarlem"), "?boardId=" + boardId));

        // The board as a whole is by who opened it: they do not judge that themselves.
        Assert.Equal(403, await SettleAsync(leader.Token, id));
        Assert.Equal(204, await SettleAsync(await program.SignInAsync("enschede", "steward"), id));
    }

    [Fact]
    public async Task A7_what_is_not_there_or_may_not_be_seen_is_not_found_and_wrong_fields_are_told_at_once()
    {
        var (_, opened) = await program.SendAsync(HttpMethod.Post, "/v1/boards", await program.SignInAsync("nijmegen"), new { title = "Onder ons", cityId = "nijmegen", visibility = "city" });
        var stranger = await program.SignInAsync("dordrecht");

        Assert.Equal(404, (await program.SendAsync(HttpMethod.Post, "/v1/reports", stranger, new { boardId = opened.GetProperty("boardId").GetString(), reason = "x" })).Status);
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Post, "/v1/reports", stranger, new { boardId = "city-dordrecht", cardId = "weg", reason = "x" })).Status);
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Post, "/v1/reports", stranger, new { practiceId = "weg", reason = "x" })).Status);
        var (status, problem) = await program.SendAsync(HttpMethod.Post, "/v1/reports", stranger, new { boardId = 7, extra = 1 });
        Assert.Equal(400, status);
        Assert.Equal(["boardId", "extra", "reason"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    private async Task<JsonElement[]> ListAsync(string token, string query)
    {
        var (status, page) = await program.SendAsync(HttpMethod.Get, "/v1/reports" + query, token);
        Assert.True(status == 200, page.ToString());
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private async Task<int> SettleAsync(string token, string id) =>
        (await program.SendAsync(HttpMethod.Put, $"/v1/reports/{id}/settlement", token, new { outcome = "acted", reason = "Adres weggehaald." })).Status;

    private async Task<JsonElement> InboxAsync(string token, string type)
    {
        var (status, inbox) = await program.SendAsync(HttpMethod.Get, "/v1/participants/me/inbox", token);
        Assert.True(status == 200, inbox.ToString());
        return inbox.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("type").GetString() == type);
    }
}
