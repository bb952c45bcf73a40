using System.Net;
using System.Text.Json;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Api.Rest;

public class CityTests
{
    [Fact]
    public async Task Cities_are_listed_without_a_session_in_the_order_they_were_admitted()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.GetAsync("/v1/cities");

        var items = (await response.JsonAsync()).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["amsterdam", "den-haag", "parkstad"], items.Select(item => item.Text("cityId")));
        var city = items[1];
        Assert.Equal(("Den Haag", "NL", "municipality"), (city.Text("name"), city.Text("country"), city.Text("kind")));
        Assert.Equal("b-den-haag", city.GetProperty("boards")[0].Text("boardId"));
        Assert.Equal("Leergebieden", city.GetProperty("boards")[0].Text("title"));
        Assert.False(city.TryGetProperty("members", out _));
    }

    [Fact]
    public async Task A_city_listed_before_its_admission_finished_is_left_out()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.Listed.Add("haarlem");

        using var response = await edge.GetAsync("/v1/cities");

        Assert.Equal(3, (await response.JsonAsync()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_list_that_would_have_gaps_is_unavailable()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.Refusal = Refusal.Unavailable("Not now.");

        using var response = await edge.GetAsync("/v1/cities");

        await response.ProblemAsync(503, "unavailable");
    }

    [Fact]
    public async Task An_operator_admits_a_city_once()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync("amsterdam", "operator")).Token;
        var city = new { cityId = "west-friesland", name = "West-Friesland", country = "NL", kind = "region", latitude = 52.6, longitude = 5.06, members = new[] { new { name = "Hoorn", officialCode = "0405" } } };

        using var created = await edge.PostAsync("/v1/cities", city, token);
        using var again = await edge.PostAsync("/v1/cities", city, token);
        using var read = await edge.GetAsync("/v1/cities/west-friesland");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("/v1/cities/west-friesland", created.Headers.Location?.OriginalString);
        Assert.Equal("Hoorn", (await created.JsonAsync()).GetProperty("members")[0].Text("name"));
        await again.ProblemAsync(409, "conflict");
        Assert.Equal("West-Friesland", (await read.JsonAsync()).Text("name"));
    }

    [Theory]
    [InlineData("steward")]
    [InlineData(null)]
    public async Task Nobody_else_admits_a_city(string? role)
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync("amsterdam", role is null ? [] : [role])).Token;

        using var response = await edge.PostAsync("/v1/cities", new { cityId = "gouda", name = "Gouda", country = "NL", kind = "municipality" }, token);

        await response.ProblemAsync(403, "not-allowed");
        Assert.False(edge.World.Admitted.ContainsKey("gouda"));
    }

    [Fact]
    public async Task Every_wrong_field_of_a_city_is_told_at_once()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync("amsterdam", "operator")).Token;

        using var response = await edge.PostAsync("/v1/cities", new
        {
            cityId = "Gouda!",
            country = "nl",
            kind = "village",
            officialCode = 405,
            latitude = 91,
            longitude = "east",
            members = new object[] { new { officialCode = "1" }, 3, new { name = "A", mayor = "B" } },
        }, token);

        Assert.Equal(
            ["cityId", "country", "kind", "latitude", "longitude", "members[0].name", "members[1]", "members[2].mayor", "name", "officialCode"],
            (await response.ProblemAsync(400, "invalid")).Fields());
    }
}
