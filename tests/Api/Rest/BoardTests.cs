using System.Net;
using System.Text.Json;
using Stadmaken.Boards;

namespace Stadmaken.Tests.Api.Rest;

public class BoardTests
{
    [Fact]
    public async Task Boards_of_the_network_are_listed_as_far_as_one_may_see_them()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync()).Token;

        using var stranger = await edge.GetAsync("/v1/boards");
        using var participant = await edge.GetAsync("/v1/boards", token);

        Assert.Equal(1, (await stranger.JsonAsync()).GetProperty("items").GetArrayLength());
        Assert.Equal(2, (await participant.JsonAsync()).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData(null, null, "network")]
    [InlineData("den-haag", "invited", "invited")]
    public async Task Opening_a_board_answers_where_it_is(string? cityId, string? visibility, string expected)
    {
        await using var edge = await EdgeHost.StartAsync();
        var signedIn = await edge.SignInAsync();

        using var response = await edge.PostAsync("/v1/boards", new { title = " Plannen voor het plein ", cityId, visibility }, signedIn.Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var board = await response.JsonAsync();
        var boardId = board.Text("boardId");
        Assert.Matches("^b[a-z0-9]{20}$", boardId);
        Assert.Equal($"/v1/boards/{boardId}", response.Headers.Location?.OriginalString);
        Assert.Equal(("Plannen voor het plein", expected), (board.Text("title"), board.Text("visibility")));
        var opening = edge.World.Opened[boardId];
        Assert.Equal((expected, cityId), (opening.Visibility, opening.CityId));
        Assert.Equal(signedIn.ParticipantId, edge.World.Callers.Last().ParticipantId);
    }

    [Fact]
    public async Task Every_wrong_field_of_a_board_is_told_at_once()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync()).Token;

        using var response = await edge.PostAsync("/v1/boards", new { title = "", visibility = "secret", cityId = "Den Haag", template = "swot", templateLanguage = "fr", practiceId = "x y", gatheringId = "y z", visiblity = "public" }, token);

        Assert.Equal(["cityId", "gatheringId", "practiceId", "template", "templateLanguage", "title", "visibility", "visiblity"], (await response.ProblemAsync(400, "invalid")).Fields());
        Assert.Empty(edge.World.Opened);
    }

    [Fact]
    public async Task A_board_is_answered_in_the_bytes_its_grain_encoded()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.AddBoard("bpub", 3);

        using var response = await edge.GetAsync("/v1/boards/bpub");

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(edge.World.Snapshots["bpub"], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Events_have_the_envelope_and_their_own_fields_in_one_object()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.AddBoard("bpub", 1);

        using var response = await edge.GetAsync("/v1/boards/bpub/events");

        Assert.Equal(
            """{"items":[{"version":1,"at":"1970-01-01T00:00:01+00:00","by":"p1","commandId":"c1","type":"cardAdded","cardId":"card1","text":"Café <b>"}]}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(25)]
    public async Task Following_next_reads_every_event_once_and_in_order(int limit)
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.AddBoard("bpub", 100);
        var versions = new List<long>();

        for (string? address = $"/v1/boards/bpub/events?limit={limit}"; address is not null;)
        {
            using var response = await edge.GetAsync(address);
            var page = await response.JsonAsync();
            versions.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("version").GetInt64()));
            address = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            Assert.True(versions.Count <= 100);
        }

        Assert.Equal(Enumerable.Range(1, 100).Select(version => (long)version), versions);
    }

    [Fact]
    public async Task Reading_after_the_last_event_answers_an_empty_page()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.AddBoard("bpub", 3);

        using var response = await edge.GetAsync("/v1/boards/bpub/events?after=3");

        Assert.Equal("""{"items":[]}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Both_wrong_parameters_are_told_at_once()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var events = await edge.GetAsync("/v1/boards/bpub/events?after=x&limit=0");
        using var board = await edge.GetAsync("/v1/boards/bpub?at=now&version=0");

        Assert.Equal(["after", "limit"], (await events.ProblemAsync(400, "invalid")).Fields());
        Assert.Equal(["at", "version"], (await board.ProblemAsync(400, "invalid")).Fields());
    }

    [Theory]
    [InlineData("version=7", 7L, null)]
    [InlineData("at=2026-11-24T13:30:00Z", null, "2026-11-24T13:30:00Z")]
    [InlineData("at=2026-11-24T14:30:00%2B01:00", null, "2026-11-24T13:30:00Z")]
    [InlineData("at=2026-11-24T14:30:00+01:00", null, "2026-11-24T13:30:00Z")]
    [InlineData("at=2026-11-24T14:30:00.5-01:00", null, "2026-11-24T15:30:00.5Z")]
    public async Task A_board_as_it_was_is_answered_in_the_bytes_its_grain_encoded(string query, long? version, string? at)
    {
        await using var edge = await EdgeHost.StartAsync();
        (long?, DateTimeOffset?) asked = default;
        edge.World.Past = (one, other) =>
        {
            asked = (one, other);
            return new PastBoard(7, "{\"version\":7}"u8.ToArray());
        };

        using var response = await edge.GetAsync("/v1/boards/bpub?" + query);

        Assert.Equal("{\"version\":7}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("0.1.0", response.Headers.GetValues("API-Version").Single());
        Assert.Equal((version, at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)), asked);
    }

    [Theory]
    [InlineData("version=1&at=2026-11-24T13:30:00Z", "at,version")]
    [InlineData("version=0", "version")]
    [InlineData("version=1.5", "version")]
    [InlineData("version=", "version")]
    [InlineData("version=1&version=2", "version")]
    [InlineData("at=2026-11-24", "at")]
    [InlineData("at=2026-11-24T13:30:00", "at")]
    [InlineData("at=2026-13-24T13:30:00Z", "at")]
    [InlineData("at=24-11-2026 13:30", "at")]
    public async Task A_version_or_moment_that_is_none_is_invalid(string query, string fields)
    {
        await using var edge = await EdgeHost.StartAsync();
        using var response = await edge.GetAsync("/v1/boards/bpub?" + query);
        Assert.Equal(fields.Split(','), (await response.ProblemAsync(400, "invalid")).Fields());
    }

    [Fact]
    public async Task A_version_that_never_was_is_not_found()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var response = await edge.GetAsync("/v1/boards/bpub?version=99");
        await response.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task What_others_did_in_private_leaves_the_edge_without_what_it_says()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.AddBoard("bpub", 1);
        var author = await edge.SignInAsync();
        edge.World.Journals["bpub"] = [edge.World.Journals["bpub"][0] with { Type = PrivateEntries.Type, By = author.ParticipantId, Data = "{\"step\":\"geheim\"}"u8.ToArray() }];

        using var own = await edge.GetAsync("/v1/boards/bpub/events", author.Token);
        using var others = await edge.GetAsync("/v1/boards/bpub/events", (await edge.SignInAsync()).Token);
        using var strangers = await edge.GetAsync("/v1/boards/bpub/events");

        Assert.Contains("geheim", await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", await others.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", await strangers.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
