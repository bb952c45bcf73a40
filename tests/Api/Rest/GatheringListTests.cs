using System.Text.Json;

namespace Stadmaken.Tests.Api.Rest;

public class GatheringListTests
{
    [Theory]
    [InlineData("", "a0 b1 c2 d2 e3")]
    [InlineData("city=amsterdam", "b1 d2")]
    [InlineData("kind=workshop", "c2 e3")]
    [InlineData("learningArea=financing", "b1 c2")]
    [InlineData("city=den-haag&kind=workshop&learningArea=financing", "c2")]
    [InlineData("from=2026-12-02T17:00:00Z", "c2 d2 e3")]
    [InlineData("from=2026-12-02T16:59:59Z&to=2026-12-03T09:00:00Z", "b1")]
    [InlineData("to=2026-12-03T10:00:01%2B01:00", "a0 b1 c2 d2")]
    [InlineData("city=parkstad", "")]
    public async Task Gatherings_are_listed_by_start_and_only_those_that_are_asked_for(string query, string expected)
    {
        await using var edge = await EdgeHost.StartAsync();
        await StartFiveAsync(edge);

        using var response = await edge.GetAsync("/v1/gatherings" + (query.Length > 0 ? "?" + query : string.Empty));

        Assert.Equal(expected, string.Join(' ', Titles(await response.JsonAsync()).Order(StringComparer.Ordinal)));
        Assert.Equal(await StartsAsync(edge, query), (await StartsAsync(edge, query)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "")]
    [InlineData(2, "&city=den-haag")]
    [InlineData(3, "&from=2026-12-01T00:00:00Z&to=2026-12-30T00:00:00Z")]
    [InlineData(5, "")]
    public async Task Pages_together_are_the_whole_list_in_its_order(int limit, string filters)
    {
        await using var edge = await EdgeHost.StartAsync();
        await StartFiveAsync(edge);
        using var whole = await edge.GetAsync("/v1/gatherings?limit=100" + filters);
        var all = Titles(await whole.JsonAsync());

        var paged = new List<string>();
        for (var next = $"/v1/gatherings?limit={limit}{filters}"; next is not null;)
        {
            using var response = await edge.GetAsync(next);
            var page = await response.JsonAsync();
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, limit);
            paged.AddRange(Titles(page));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task Every_wrong_parameter_is_told_at_once_and_an_unknown_city_is_not_found()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var wrong = await edge.GetAsync("/v1/gatherings?city=Den%20Haag&kind=feest&learningArea=weer&from=morgen&to=2026-12-01&after=x&limit=0");
        using var backwards = await edge.GetAsync("/v1/gatherings?from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z&city=den-haag&city=amsterdam");
        using var unknown = await edge.GetAsync("/v1/gatherings?city=gouda");

        Assert.Equal(["after", "city", "from", "kind", "learningArea", "limit", "to"], (await wrong.ProblemAsync(400, "invalid")).Fields());
        Assert.Equal(["city", "to"], (await backwards.ProblemAsync(400, "invalid")).Fields());
        await unknown.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_list_names_nobody()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        await gathering.PutAsync("attendances/me", new { answer = "coming" }, gathering.Token);

        using var response = await edge.GetAsync("/v1/gatherings");

        var item = Assert.Single((await response.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(1, item.GetProperty("counts").GetProperty("coming").GetInt32());
        Assert.DoesNotContain(gathering.OrganiserId, item.ToString(), StringComparison.Ordinal);
    }

    private static async Task StartFiveAsync(EdgeHost edge)
    {
        var (haag, amsterdam) = ((await edge.SignInAsync()).Token, (await edge.SignInAsync("amsterdam")).Token);
        foreach (var (title, token, city, kind, day, areas) in new (string, string, string, string, int, string[])[]
        {
            ("e3", haag, "den-haag", "workshop", 3, []), ("c2", haag, "den-haag", "workshop", 2, ["financing"]), ("a0", haag, "den-haag", "meeting", 0, ["cooperation"]),
            ("d2", amsterdam, "amsterdam", "meeting", 2, []), ("b1", amsterdam, "amsterdam", "meeting", 1, ["cooperation", "financing"]),
        })
        {
            using var started = await StartedGathering.PostAsync(edge, token, kind, city, day: day, title: title, learningAreas: areas);
            Assert.Equal(System.Net.HttpStatusCode.Created, started.StatusCode);
        }
    }

    private static async Task<string[]> StartsAsync(EdgeHost edge, string query)
    {
        using var response = await edge.GetAsync("/v1/gatherings?" + query);
        return [.. (await response.JsonAsync()).GetProperty("items").EnumerateArray().Select(gathering => gathering.Text("startsAt"))];
    }

    private static string[] Titles(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(gathering => gathering.Text("title"))];
}
