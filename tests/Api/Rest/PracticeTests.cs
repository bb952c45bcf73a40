using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Rest;

public class PracticeTests
{
    [Fact]
    public async Task Starting_a_practice_answers_where_it_is_and_whoever_started_it_leads_it()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync();

        using var response = await edge.PostAsync("/v1/cities/den-haag/practices", new { title = " Buurttuin ", kind = "neighbourhood", pitch = "Groen", themes = new[] { "circular-economy" }, learningAreas = new[] { "cooperation" }, responsibilities = new[] { " sleutel " }, volunteerHoursPerMonth = 40.5 }, ada.Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var practice = await response.JsonAsync();
        var practiceId = practice.Text("practiceId");
        Assert.Matches("^r[a-z0-9]{20}$", practiceId);
        Assert.Equal($"/v1/practices/{practiceId}", response.Headers.Location?.OriginalString);
        Assert.Equal(("Buurttuin", "neighbourhood", "Groen", ""), (practice.Text("title"), practice.Text("kind"), practice.Text("pitch"), practice.Text("task")));
        Assert.Equal(("den-haag", "pitched", ada.ParticipantId, 40.5m), (practice.Text("cityId"), practice.Text("phase"), practice.Text("stewardId"), practice.GetProperty("volunteerHoursPerMonth").GetDecimal()));
        Assert.Equal("sleutel", practice.GetProperty("ecosystem").GetProperty("unheld")[0].GetString());
        Assert.Equal(5, practice.GetProperty("ecosystem").GetProperty("emptySectors").GetArrayLength());
        Assert.Equal(["two-sectors", "responsible-stakeholder", "task", "timeline"], practice.GetProperty("missingForFormulation").EnumerateArray().Select(part => part.Text("code")));
        Assert.True(practice.GetProperty("access").GetProperty("canLead").GetBoolean());
        Assert.False(practice.TryGetProperty("quietSince", out _));

        using var read = await edge.GetAsync($"/v1/practices/{practiceId}");
        Assert.False((await read.JsonAsync()).GetProperty("access").GetProperty("canWrite").GetBoolean());
        using var listed = await edge.GetAsync("/v1/cities/den-haag/practices");
        var summary = Assert.Single((await listed.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal((practiceId, "Buurttuin", "pitched"), (summary.Text("practiceId"), summary.Text("title"), summary.Text("phase")));
    }

    [Fact]
    public async Task A_participant_of_another_city_starts_no_practice()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync("amsterdam")).Token;

        using var response = await edge.PostAsync("/v1/cities/den-haag/practices", new { title = "Buurttuin", kind = "neighbourhood" }, token);

        await response.ProblemAsync(403, "not-allowed");
    }

    [Fact]
    public async Task A_change_changes_what_is_in_it_and_nothing_else()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);

        using var response = await edge.SendAsync(HttpMethod.Patch, practice.Address, practice.Token, content: JsonContent.Create(new { task = "Wie onderhoudt de tuin?", themes = Array.Empty<string>() }));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var changed = await response.JsonAsync();
        Assert.Equal(("Buurttuin", "Wie onderhoudt de tuin?", 0), (changed.Text("title"), changed.Text("task"), changed.GetProperty("themes").GetArrayLength()));
        Assert.Equal(1, changed.GetProperty("learningAreas").GetArrayLength());
        Assert.Equal(2, changed.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Who_has_no_part_in_a_practice_changes_nothing_in_it()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        var other = (await edge.SignInAsync("amsterdam")).Token;

        using var changed = await edge.SendAsync(HttpMethod.Patch, practice.Address, other, content: JsonContent.Create(new { title = "Mijn tuin" }));
        using var posted = await edge.PostAsync(practice.Address + "/updates", new { title = "Nieuws", text = "Van buiten" }, other);

        await changed.ProblemAsync(403, "not-allowed");
        await posted.ProblemAsync(403, "not-allowed");
    }

    [Fact]
    public async Task A_board_is_opened_in_a_practice_and_listed_there()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);

        using var opened = await edge.PostAsync("/v1/boards", new { title = "Werkplaats", practiceId = practice.Id }, practice.Token);
        using var listed = await edge.GetAsync(practice.Address + "/boards");
        using var both = await edge.PostAsync("/v1/boards", new { title = "Werkplaats", practiceId = practice.Id, cityId = "den-haag" }, practice.Token);

        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var board = await opened.JsonAsync();
        Assert.Equal(practice.Id, board.Text("practiceId"));
        Assert.Equal(practice.Id, edge.World.Opened[board.Text("boardId")].PracticeId);
        Assert.Equal("Werkplaats", Assert.Single((await listed.JsonAsync()).GetProperty("items").EnumerateArray()).Text("title"));
        Assert.Equal(["cityId"], (await both.ProblemAsync(400, "invalid")).Fields());
    }
}

/// <summary>A practice of Den Haag, with its steward's session.</summary>
internal sealed record StartedPractice(EdgeHost Edge, string Id, string Token, string StewardId)
{
    internal string Address => "/v1/practices/" + Id;

    internal static async Task<StartedPractice> StartAsync(EdgeHost edge, string title = "Buurttuin")
    {
        var steward = await edge.SignInAsync();
        using var response = await edge.PostAsync("/v1/cities/den-haag/practices", new { title, kind = "neighbourhood", themes = new[] { "circular-economy" }, learningAreas = new[] { "cooperation" } }, steward.Token);
        return new StartedPractice(edge, (await response.JsonAsync()).Text("practiceId"), steward.Token, steward.ParticipantId);
    }

    /// <summary>Makes something in it, sees that its address leads to the same, and gives it.</summary>
    internal async Task<JsonElement> MakeAsync(string collection, object body, string? token = null)
    {
        using var made = await Edge.PostAsync($"{Address}/{collection}", body, token ?? Token);
        var item = await made.JsonAsync();
        Assert.True(made.StatusCode == HttpStatusCode.Created, item.ToString());
        using var read = await Edge.GetAsync(made.Headers.Location!.OriginalString, token ?? Token);
        Assert.Equal(item.ToString(), (await read.JsonAsync()).ToString());
        return item;
    }

    /// <summary>Has a board begin in it, for everyone in the network.</summary>
    internal void HasBoard(string boardId) => Edge.World.Practices.OpenBoard(Id, boardId, StewardId);

    internal async Task<JsonElement[]> ListAsync(string collection)
    {
        using var response = await Edge.GetAsync($"{Address}/{collection}");
        return [.. (await response.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    internal async Task<JsonElement> ReadAsync(string? token = null)
    {
        using var response = await Edge.GetAsync(Address, token);
        return await response.JsonAsync();
    }
}
