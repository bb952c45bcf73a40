using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Gatherings;

namespace Stadmaken.Tests.Api.Rest;

public class GatheringTests
{
    [Fact]
    public async Task Starting_a_gathering_answers_where_it_is_and_whoever_started_it_leads_it()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync();

        using var response = await edge.PostAsync(
            "/v1/gatherings",
            new { cityId = "den-haag", title = " Wijkgesprek ", kind = "workshop", description = "Met soep.", place = "Buurthuis", startsAt = "2026-12-01T10:00:00+01:00", endsAt = "2026-12-01T12:30+01:00", latitude = 52.07, longitude = 4.3, learningAreas = new[] { "cooperation" }, onlineAddress = "https://bijeen.example/x" },
            ada.Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var gathering = await response.JsonAsync();
        var gatheringId = gathering.Text("gatheringId");
        Assert.Matches("^g[a-z0-9]{20}$", gatheringId);
        Assert.Equal($"/v1/gatherings/{gatheringId}", response.Headers.Location?.OriginalString);
        Assert.Equal(("den-haag", "Wijkgesprek", "workshop", "Met soep.", "Buurthuis"), (gathering.Text("cityId"), gathering.Text("title"), gathering.Text("kind"), gathering.Text("description"), gathering.Text("place")));
        Assert.Equal(("2026-12-01T09:00:00+00:00", "2026-12-01T11:30:00+00:00"), (gathering.Text("startsAt"), gathering.Text("endsAt")));
        Assert.Equal((52.07, 4.3, "https://bijeen.example/x"), (gathering.GetProperty("latitude").GetDouble(), gathering.GetProperty("longitude").GetDouble(), gathering.Text("onlineAddress")));
        Assert.Equal(ada.ParticipantId, gathering.Text("organiserId"));
        Assert.True(gathering.GetProperty("access").GetProperty("canLead").GetBoolean());
        Assert.False(gathering.TryGetProperty("cancellation", out _));

        using var read = await edge.GetAsync($"/v1/gatherings/{gatheringId}");
        Assert.False((await read.JsonAsync()).GetProperty("access").GetProperty("canTakePart").GetBoolean());
        using var boards = await edge.GetAsync($"/v1/gatherings/{gatheringId}/boards");
        Assert.Equal("gathering-" + gatheringId, Assert.Single((await boards.JsonAsync()).GetProperty("items").EnumerateArray()).Text("boardId"));
    }

    [Fact]
    public async Task GA2_a_participant_of_another_city_starts_no_gathering_and_an_operator_does()
    {
        await using var edge = await EdgeHost.StartAsync();
        var body = new { cityId = "den-haag", title = "Wijkgesprek", kind = "meeting", place = "Buurthuis", startsAt = "2026-12-01T10:00:00Z", endsAt = "2026-12-01T12:00:00Z" };

        using var other = await edge.PostAsync("/v1/gatherings", body, (await edge.SignInAsync("amsterdam")).Token);
        using var nobody = await edge.PostAsync("/v1/gatherings", body);
        using var elsewhere = await edge.PostAsync("/v1/gatherings", body with { cityId = "gouda" }, (await edge.SignInAsync()).Token);
        using var runner = await edge.PostAsync("/v1/gatherings", body, (await edge.SignInAsync("amsterdam", "operator")).Token);

        await other.ProblemAsync(403, "not-allowed");
        await nobody.ProblemAsync(401, "not-allowed");
        await elsewhere.ProblemAsync(404, "not-found");
        Assert.Equal(HttpStatusCode.Created, runner.StatusCode);
    }

    [Fact]
    public async Task GA4_the_host_practice_of_an_expedition_is_one_of_its_city()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        var amsterdammer = (await edge.SignInAsync("amsterdam")).Token;

        using var here = await StartedGathering.PostAsync(edge, practice.Token, "expedition", "den-haag", practice.Id);
        using var there = await StartedGathering.PostAsync(edge, amsterdammer, "expedition", "amsterdam", practice.Id);

        Assert.Equal(HttpStatusCode.Created, here.StatusCode);
        Assert.Equal(["hostPracticeId"], (await there.ProblemAsync(404, "not-found")).Fields());
    }

    [Fact]
    public async Task A_change_changes_what_is_in_it_and_what_does_not_go_together_is_refused()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);

        using var changed = await edge.SendAsync(HttpMethod.Patch, gathering.Address, gathering.Token, content: JsonContent.Create(new { place = "Bibliotheek" }));
        using var backwards = await edge.SendAsync(HttpMethod.Patch, gathering.Address, gathering.Token, content: JsonContent.Create(new { endsAt = "2026-12-01T08:00:00Z" }));

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var now = await changed.JsonAsync();
        Assert.Equal(("Expeditie", "Bibliotheek", false), (now.Text("title"), now.Text("place"), now.TryGetProperty("latitude", out _)));
        Assert.Equal(["endsAt"], (await backwards.ProblemAsync(400, "invalid")).Fields());
    }

    [Fact]
    public async Task GA2_who_does_not_lead_changes_nothing_whatever_is_tried()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        var stop = await gathering.MakeAsync("stops", new { title = "De tuin", place = "Tuinpad 1" });
        var question = await gathering.MakeAsync("questions", new { text = "Wie betaalt?" });
        var other = await edge.SignInAsync("amsterdam", "steward");
        edge.World.Gatherings.Now = StartedGathering.Start;

        foreach (var (method, address, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Patch, string.Empty, new { title = "Anders" }),
            (HttpMethod.Post, "/stops", new { title = "De kas", place = "Tuinpad 9" }),
            (HttpMethod.Patch, "/stops/" + stop.Text("stopId"), new { position = 1 }),
            (HttpMethod.Delete, "/stops/" + stop.Text("stopId"), null),
            (HttpMethod.Put, "/attendances/" + other.ParticipantId, new { attended = true }),
            (HttpMethod.Post, $"/questions/{question.Text("questionId")}/answers", new { text = "De stad" }),
            (HttpMethod.Post, "/cancellations", new { reason = "Sneeuw" }),
        })
        {
            using var response = await edge.SendAsync(method, gathering.Address + address, other.Token, content: body is null ? null : JsonContent.Create(body));
            await response.ProblemAsync(403, "not-allowed");
        }

        using var board = await edge.PostAsync("/v1/boards", new { title = "Terugblik", gatheringId = gathering.Id }, other.Token);
        await board.ProblemAsync(403, "not-allowed");
    }

    [Fact]
    public async Task GA9_a_board_is_opened_in_a_gathering_by_who_leads_it()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);

        using var opened = await edge.PostAsync("/v1/boards", new { title = "Terugblik", gatheringId = gathering.Id }, gathering.Token);
        using var both = await edge.PostAsync("/v1/boards", new { title = "Terugblik", gatheringId = gathering.Id, practiceId = "x", cityId = "den-haag" }, gathering.Token);
        using var nowhere = await edge.PostAsync("/v1/boards", new { title = "Terugblik", gatheringId = "nobody-knows" }, gathering.Token);

        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var board = await opened.JsonAsync();
        Assert.Equal(gathering.Id, board.Text("gatheringId"));
        Assert.Equal(gathering.Id, edge.World.Opened[board.Text("boardId")].GatheringId);
        Assert.Equal(["cityId", "gatheringId"], (await both.ProblemAsync(400, "invalid")).Fields());
        await nowhere.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task GA8_a_cancelled_gathering_says_why_and_takes_nothing_more()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);

        using var cancelled = await edge.PostAsync(gathering.Address + "/cancellations", new { reason = "Te veel sneeuw" }, gathering.Token);
        using var again = await edge.PostAsync(gathering.Address + "/cancellations", new { reason = "Nog eens" }, gathering.Token);

        Assert.Equal(HttpStatusCode.Created, cancelled.StatusCode);
        Assert.Equal(gathering.Address, cancelled.Headers.Location?.OriginalString);
        Assert.Equal("Te veel sneeuw", (await cancelled.JsonAsync()).GetProperty("cancellation").Text("reason"));
        await again.ProblemAsync(409, "conflict");
    }
}

/// <summary>An expedition in Den Haag, with its organiser's session.</summary>
internal sealed record StartedGathering(EdgeHost Edge, string Id, string Token, string OrganiserId, string PracticeId)
{
    internal static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    internal string Address => "/v1/gatherings/" + Id;

    internal static async Task<StartedGathering> StartAsync(EdgeHost edge)
    {
        var practice = await StartedPractice.StartAsync(edge);
        using var response = await PostAsync(edge, practice.Token, GatheringKinds.Expedition, "den-haag", practice.Id);
        return new StartedGathering(edge, (await response.JsonAsync()).Text("gatheringId"), practice.Token, practice.StewardId, practice.Id);
    }

    internal static Task<HttpResponseMessage> PostAsync(
        EdgeHost edge, string token, string kind, string cityId, string? hostPracticeId = null, int day = 0, string title = "Expeditie", string[]? learningAreas = null) => edge.PostAsync(
        "/v1/gatherings",
        new { cityId, title, kind, hostPracticeId, place = "Tuinpad 1", latitude = 52.07, longitude = 4.3, startsAt = Start.AddDays(day), endsAt = Start.AddDays(day).AddHours(8), learningAreas },
        token);

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

    internal async Task<JsonElement> PutAsync(string address, object body, string token)
    {
        using var response = await Edge.SendAsync(HttpMethod.Put, $"{Address}/{address}", token, content: JsonContent.Create(body));
        var item = await response.JsonAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, item.ToString());
        return item;
    }

    internal async Task<JsonElement> ReadAsync(string address = "", string? token = null)
    {
        using var response = await Edge.GetAsync(Address + address, token);
        return await response.JsonAsync();
    }
}
