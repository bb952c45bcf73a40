using System.Net;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Rest;

public class SessionTests
{
    [Fact]
    public async Task Signing_in_answers_the_participant_a_token_and_a_cookie_that_scripts_cannot_read()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.PostAsync("/v1/sessions", new { displayName = "  Zoë  ", cityId = "den-haag", sector = "knowledge" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/sessions/current", response.Headers.Location?.OriginalString);
        var participant = (await response.JsonAsync()).GetProperty("participant");
        Assert.Equal("Zoë", participant.Text("displayName"));
        Assert.Equal("den-haag", participant.Text("cityId"));
        Assert.Equal("knowledge", participant.Text("sector"));
        Assert.Empty(participant.GetProperty("roles").EnumerateArray());
        Assert.Equal("Zoë", edge.World.Participants[participant.Text("participantId")].DisplayName);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("stadmaken-session=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Token_and_cookie_are_the_same_session()
    {
        await using var edge = await EdgeHost.StartAsync();
        var signedIn = await edge.SignInAsync("den-haag", "steward");

        using var byToken = await edge.GetAsync("/v1/sessions/current", token: signedIn.Token);
        using var byCookie = await edge.GetAsync("/v1/sessions/current", cookie: signedIn.Cookie);

        var participant = (await byToken.JsonAsync()).GetProperty("participant");
        Assert.Equal(signedIn.ParticipantId, participant.Text("participantId"));
        Assert.Equal("steward", participant.GetProperty("roles")[0].GetString());
        Assert.Equal(participant.GetRawText(), (await byCookie.JsonAsync()).GetProperty("participant").GetRawText());
    }

    [Fact]
    public async Task Signing_in_tells_every_field_that_is_wrong_at_once()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.PostAsync("/v1/sessions", new { displayName = " ", cityId = "atlantis", sector = 7, roles = new[] { "king" }, colour = "red" });

        var problem = await response.ProblemAsync(400, "invalid");
        Assert.Equal(["cityId", "colour", "displayName", "roles", "sector"], problem.Fields());
        Assert.Empty(edge.World.Participants);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    public static TheoryData<string, string> WrongNames => new()
    {
        { "{}", "displayName" },
        { """{"displayName":null}""", "displayName" },
        { """{"displayName":["Ada"]}""", "displayName" },
        { """{"displayName":"\ud800"}""", "displayName" },
        { """{"displayName":"Ada\u0000"}""", "displayName" },
        { """{"displayName":"Ada\nLovelace"}""", "displayName" },
        { $$"""{"displayName":"{{new string('a', 81)}}"}""", "displayName" },
    };

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task A_name_that_cannot_be_shown_is_invalid(string body, string field)
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.SendAsync(HttpMethod.Post, "/v1/sessions", content: new StringContent(body, null, "application/json"));

        Assert.Contains(field, (await response.ProblemAsync(400, "invalid")).Fields());
    }

    [Theory]
    [InlineData("steward")]
    [InlineData("operator")]
    public async Task A_guest_gets_a_role_in_Development_and_nowhere_else(string role)
    {
        var asked = new { displayName = "Ada", cityId = "den-haag", sector = "public", roles = new[] { role } };
        await using var development = await EdgeHost.StartAsync("Development");
        await using var production = await EdgeHost.StartAsync("Production");
        await using var staging = await EdgeHost.StartAsync("Staging");

        using var allowed = await development.PostAsync("/v1/sessions", asked);
        using var inProduction = await production.PostAsync("/v1/sessions", asked);
        using var inStaging = await staging.PostAsync("/v1/sessions", asked);

        Assert.Equal(HttpStatusCode.Created, allowed.StatusCode);
        await inProduction.ProblemAsync(403, "not-allowed");
        await inStaging.ProblemAsync(403, "not-allowed");
        Assert.Empty(production.World.Participants);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Created)]
    [InlineData("Cluster", null, HttpStatusCode.Forbidden)]
    [InlineData("Cluster", "true", HttpStatusCode.Created)]
    [InlineData(null, "false", HttpStatusCode.Forbidden)]
    public async Task Guests_sign_in_when_embedded_unless_configured_otherwise(string? mode, string? guests, HttpStatusCode expected)
    {
        await using var edge = await EdgeHost.StartAsync(settings: new() { ["Cluster:Mode"] = mode, ["Sessions:Guests"] = guests });

        using var response = await edge.PostAsync("/v1/sessions", new { displayName = "Ada", cityId = "den-haag", sector = "civic" });

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Signing_out_clears_the_cookie_also_one_that_is_no_longer_good()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.SendAsync(HttpMethod.Delete, "/v1/sessions/current", cookie: "stale");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var cleared = response.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("stadmaken-session=; expires=Thu, 01 Jan 1970", cleared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_survives_a_restart_with_the_same_data_and_no_other()
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-edge-");
        string token;
        await using (var before = await EdgeHost.StartAsync(data: data))
        {
            token = (await before.SignInAsync()).Token;
        }

        await using var after = await EdgeHost.StartAsync(data: data);
        await using var elsewhere = await EdgeHost.StartAsync();

        using var known = await after.GetAsync("/v1/sessions/current", token);
        using var unknown = await elsewhere.GetAsync("/v1/sessions/current", token);

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        await unknown.ProblemAsync(401, "not-allowed");
        var keys = new DirectoryInfo(Path.Combine(data.FullName, "keys"));
        Assert.NotEmpty(keys.GetFiles());
        Assert.True(OperatingSystem.IsWindows() || (keys.UnixFileMode & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) == 0);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task What_grains_decide_by_comes_from_the_session_and_not_from_the_request()
    {
        await using var edge = await EdgeHost.StartAsync();
        var signedIn = await edge.SignInAsync("den-haag", "steward");

        (await edge.GetAsync("/v1/cities/den-haag", signedIn.Token)).Dispose();
        (await edge.GetAsync("/v1/cities/den-haag?participantId=someone&roles=operator")).Dispose();

        var callers = edge.World.Callers.ToArray();
        Assert.Equal((signedIn.ParticipantId, "den-haag", "steward"), (callers[0].ParticipantId, callers[0].CityId, callers[0].Roles.Single()));
        Assert.False(callers[1].IsSignedIn);
        Assert.Empty(callers[1].Roles);
    }

    [Fact]
    public async Task A_refused_registration_starts_no_session()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.Refusal = Stadmaken.Journals.Refusal.Unavailable("Not stored.");

        using var response = await edge.PostAsync("/v1/sessions", new { displayName = "Ada", cityId = "den-haag", sector = "civic" });

        await response.ProblemAsync(503, "unavailable");
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
