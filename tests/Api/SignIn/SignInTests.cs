using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth;
using Stadmaken.Tests.Api.Rest;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Api.SignIn;

public class SignInTests
{
    [Fact]
    public async Task The_broker_is_asked_for_a_code_with_PKCE_state_and_nonce()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        var browser = new Browser(edge.Client);

        var asked = QueryHelpers.ParseQuery((await browser.BeginAsync()).Query);

        Assert.Equal("code", asked["response_type"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.Equal("openid profile", asked["scope"]);
        Assert.Equal(new Uri(edge.Client.BaseAddress!, "/sign-in/callback").ToString(), asked["redirect_uri"]);
        Assert.All(["code_challenge", "state", "nonce"], name => Assert.True(asked[name].ToString().Length >= 32, name));
        Assert.False(asked.ContainsKey("response_mode"));

        // Lax, and to the callback only: Strict would not come back with them, and None would go along with what other sites send.
        Assert.Equal(2, browser.Set.Count);
        Assert.All(browser.Set, cookie =>
        {
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/sign-in/callback", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Someone_who_comes_back_is_signed_in_by_a_cookie_of_ours_and_nothing_of_the_broker()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        var browser = new Browser(edge.Client);
        broker.Claims = FakeBroker.Said(roles: "operator");

        Assert.Equal("/sign-in?to=%2Finbox", await browser.SignInAsync(broker));

        var who = (await browser.WhoAsync())!.Value;
        Assert.Equal(("Noor van Dijk", "den-haag", "public"), (who.Text("displayName"), who.Text("cityId"), who.Text("sector")));
        Assert.Equal("operator", who.GetProperty("roles")[0].GetString());
        var cookie = Assert.Single(browser.Cookies);
        Assert.Contains(browser.Set, set => set.StartsWith("stadmaken-session=", StringComparison.Ordinal) && set.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase) && set.Contains("httponly", StringComparison.OrdinalIgnoreCase));

        // What is sealed in it, too.
        var ticket = edge.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionSchemes.Cookie).TicketDataFormat.Unprotect(cookie.Value)!;
        Assert.Equal(["cityId", "displayName", "participantId", "role", "sector"], ticket.Principal.Claims.Select(claim => claim.Type).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(ticket.Principal.Claims, claim => claim.Value.Contains("subject-7261940", StringComparison.Ordinal));
        Assert.DoesNotContain(ticket.Properties.Items, item => item.Key.StartsWith(".Token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_is_the_same_participant_each_time_and_nobody_can_tell_by_the_id_who()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var other = await FakeBroker.StartAsync();
        var data = Directory.CreateTempSubdirectory("stadmaken-edge-");
        string first, again, elsewhere, otherNetwork;
        await using (var edge = await EdgeHost.StartAsync(data: data, settings: broker.Settings()))
        {
            first = await IdAsync(edge, broker);
            again = await IdAsync(edge, broker);
            Assert.Equal([first], edge.World.Participants.Keys);
        }

        await using (var edge = await EdgeHost.StartAsync(data: data, settings: broker.Settings()))
        {
            Assert.Equal(first, await IdAsync(edge, broker));
        }

        await using (var edge = await EdgeHost.StartAsync(data: data, settings: other.Settings()))
        {
            elsewhere = await IdAsync(edge, other);
        }

        await using (var edge = await EdgeHost.StartAsync(settings: broker.Settings()))
        {
            otherNetwork = await IdAsync(edge, broker);
        }

        Assert.Equal(first, again);
        Assert.Equal(3, new[] { first, elsewhere, otherNetwork }.Distinct().Count());
        Assert.Matches("^p[0-9a-f]{40}$", first);
        var key = new FileInfo(Path.Combine(data.FullName, "keys", "subject-key"));
        Assert.Equal(32, key.Length);
        Assert.True(OperatingSystem.IsWindows() || key.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_secret_and_nothing_of_a_person_is_in_the_log_of_a_sign_in_whatever_is_logged()
    {
        await using var broker = await FakeBroker.StartAsync();
        using var logs = new RecordedLogs();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(), configure: builder =>
        {
            builder.Logging.AddProvider(logs);
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
        });
        var browser = new Browser(edge.Client);
        var question = await browser.BeginAsync();
        var query = broker.Answer(question);
        var passing = browser.Cookies.Values.Concat(browser.Cookies.Keys.Select(name => name.Split('.', 2)[1])).Where(value => value.Length > 8).ToList();
        await browser.ComeBackAsync(query);
        var token = broker.AccessToken();
        using var byToken = await edge.GetAsync("/v1/sessions/current", token);
        using var damaged = await edge.GetAsync("/v1/sessions/current", token[..^5] + "AAAAA");
        using var inAddress = await edge.GetAsync("/v1/cities?access_token=" + token);
        var session = browser.Session!;
        using var signedOut = await browser.SendAsync(HttpMethod.Delete, "/v1/sessions/current");
        await browser.ComeBackAsync("?code=stolen-code-5512&state=forged-state-9931");

        Assert.Equal(HttpStatusCode.OK, byToken.StatusCode);
        Assert.NotEmpty(logs.Lines);
        Assert.Contains(logs.Lines, line => line.Contains("/sign-in/callback", StringComparison.Ordinal));
        var state = QueryHelpers.ParseQuery(question.Query)["state"].ToString();
        var nonce = QueryHelpers.ParseQuery(question.Query)["nonce"].ToString();
        foreach (var secret in (string[])[.. broker.Secrets, token, session, state, nonce, "stolen-code-5512", "forged-state-9931", "subject-7261940", "Noor van Dijk"])
        {
            Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }

        Assert.NotEmpty(passing);
    }

    [Fact]
    public async Task A_newcomer_says_once_what_the_broker_did_not()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        broker.Claims = FakeBroker.Said(city: "atlantis", sector: null);
        var browser = new Browser(edge.Client);

        Assert.Equal("/sign-in/about-you?to=%2Finbox", await browser.SignInAsync(broker));
        Assert.Null(await browser.WhoAsync());
        Assert.Empty(edge.World.Participants);
        using (var known = await browser.GetAsync("/v1/sessions/newcomer"))
        {
            Assert.Equal("""{"displayName":"Noor van Dijk"}""", await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        using (var wrong = await browser.SendAsync(HttpMethod.Put, "/v1/sessions/newcomer", new { cityId = "atlantis", sector = "royal", colour = "red" }))
        {
            Assert.Equal(["cityId", "colour", "sector"], (await wrong.ProblemAsync(400, "invalid")).Fields());
        }

        using var entered = await browser.SendAsync(HttpMethod.Put, "/v1/sessions/newcomer", new { displayName = "Somebody Else", cityId = "parkstad", sector = "social" });

        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        Assert.DoesNotContain("token", await entered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        var who = (await browser.WhoAsync())!.Value;
        Assert.Equal(("Noor van Dijk", "parkstad", "social"), (who.Text("displayName"), who.Text("cityId"), who.Text("sector")));
        Assert.Equal(["stadmaken-session"], browser.Cookies.Keys);

        // The next time nothing is asked.
        var next = new Browser(edge.Client);
        Assert.Equal("/sign-in?to=%2F", await next.SignInAsync(broker, "/"));
        Assert.Equal("parkstad", (await next.WhoAsync())!.Value.Text("cityId"));
    }

    [Fact]
    public async Task A_newcomer_has_a_quarter_of_an_hour_and_nobody_else_is_one()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        broker.Claims = FakeBroker.Said(city: null);
        var browser = new Browser(edge.Client);
        await browser.SignInAsync(broker);
        var stranger = new Browser(edge.Client);

        using var strange = await stranger.SendAsync(HttpMethod.Put, "/v1/sessions/newcomer", new { cityId = "parkstad" });
        await strange.ProblemAsync(404, "not-found");
        edge.Time.Advance(TimeSpan.FromMinutes(16));
        using var late = await browser.SendAsync(HttpMethod.Put, "/v1/sessions/newcomer", new { cityId = "parkstad" });

        await late.ProblemAsync(404, "not-found");
        Assert.Empty(edge.World.Participants);
    }

    [Theory]
    [InlineData("den-haag", "den-haag")]
    [InlineData("Den Haag", "den-haag")]
    [InlineData("PARKSTAD", "parkstad")]
    public async Task A_steward_is_one_of_the_city_that_the_broker_names(string said, string cityId)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(("OIDC_ROLE_CLAIM", "groups"), ("OIDC_STEWARD_ROLE", "stadmaken-steward"), ("OIDC_CITY_CLAIM", "gemeente")));
        broker.Claims = FakeBroker.Said(city: null);
        broker.Claims["gemeente"] = said;
        broker.Claims["groups"] = new[] { "something", "stadmaken-steward" };
        var browser = new Browser(edge.Client);

        await browser.SignInAsync(broker);

        var who = (await browser.WhoAsync())!.Value;
        Assert.Equal(cityId, who.Text("cityId"));
        Assert.Equal("""["steward"]""", who.GetProperty("roles").GetRawText());
    }

    [Fact]
    public async Task Nobody_becomes_steward_of_a_city_that_they_chose_themselves()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        broker.Claims = FakeBroker.Said(city: null, roles: "steward");
        var browser = new Browser(edge.Client);

        await browser.SignInAsync(broker);
        (await browser.SendAsync(HttpMethod.Put, "/v1/sessions/newcomer", new { cityId = "amsterdam" })).Dispose();

        var who = (await browser.WhoAsync())!.Value;
        Assert.Equal("amsterdam", who.Text("cityId"));
        Assert.Empty(who.GetProperty("roles").EnumerateArray());
    }

    [Fact]
    public async Task Roles_are_found_where_Keycloak_has_them()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(("OIDC_ROLE_CLAIM", "realm_access.roles"), ("OIDC_OPERATOR_ROLE", "stad-beheer")));
        broker.Claims["realm_access"] = new Dictionary<string, object> { ["roles"] = new[] { "offline_access", "stad-beheer" } };
        var browser = new Browser(edge.Client);

        await browser.SignInAsync(broker);

        Assert.Equal("""["operator"]""", (await browser.WhoAsync())!.Value.GetProperty("roles").GetRawText());
    }

    [Theory]
    [InlineData(null, 12)]
    [InlineData("01:00:00", 1)]
    public async Task A_session_from_the_broker_has_a_lifetime_of_its_own(string? setting, int hours)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(("Sessions:BrokerLifetime", setting)));
        var browser = new Browser(edge.Client);
        await browser.SignInAsync(broker);

        edge.Time.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1));
        Assert.NotNull(await browser.WhoAsync());
        edge.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await browser.WhoAsync());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("true", HttpStatusCode.Created)]
    public async Task With_a_broker_guests_sign_in_only_where_that_is_set(string? guests, HttpStatusCode expected)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(("Sessions:Guests", guests), ("OIDC_DISPLAY_NAME", "Gemeente Haarlem")));

        using var response = await edge.PostAsync("/v1/sessions", new { displayName = "Ada", cityId = "den-haag", sector = "civic" });
        using var ways = await edge.GetAsync("/v1/sessions/ways");

        Assert.Equal(expected, response.StatusCode);
        var told = await ways.JsonAsync();
        Assert.Equal(guests == "true", told.GetProperty("guest").GetBoolean());
        Assert.Equal(("/sign-in/start", "Gemeente Haarlem"), (told.GetProperty("organisation").Text("startUrl"), told.GetProperty("organisation").Text("name")));
    }

    [Fact]
    public async Task Without_a_broker_there_is_no_way_to_it()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var ways = await edge.GetAsync("/v1/sessions/ways");
        using var newcomer = await edge.GetAsync("/v1/sessions/newcomer");
        using var callback = await edge.GetAsync("/sign-in/callback?code=x&state=y");

        Assert.Equal("""{"guest":true}""", await ways.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await newcomer.ProblemAsync(404, "not-found");
        await callback.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Who_signs_out_is_told_where_to_sign_out_at_the_broker()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(("Sessions:Guests", "true")));
        var browser = new Browser(edge.Client);
        await browser.SignInAsync(broker);
        var guest = new Browser(edge.Client);
        (await guest.SendAsync(HttpMethod.Post, "/v1/sessions", new { displayName = "Ada", cityId = "den-haag", sector = "civic" })).Dispose();

        using var ended = await browser.SendAsync(HttpMethod.Delete, "/v1/sessions/current");
        using var guestEnded = await guest.SendAsync(HttpMethod.Delete, "/v1/sessions/current");

        var address = new Uri((await ended.JsonAsync()).Text("endSessionUrl"));
        Assert.Equal(broker.Issuer + "/end-session", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(edge.Client.BaseAddress!.ToString(), QueryHelpers.ParseQuery(address.Query)["post_logout_redirect_uri"]);
        Assert.Equal(HttpStatusCode.NoContent, guestEnded.StatusCode);
        Assert.Empty(browser.Cookies);
        Assert.Empty(guest.Cookies);
    }

    [Fact]
    public async Task What_went_wrong_at_the_broker_is_told_on_the_page_and_not_in_its_words()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        var browser = new Browser(edge.Client);

        var state = Uri.EscapeDataString(QueryHelpers.ParseQuery((await browser.BeginAsync("/boards/b1")).Query)["state"].ToString());
        Assert.Equal("/sign-in?to=%2Fboards%2Fb1&reason=denied", await browser.ComeBackAsync($"?error=access_denied&error_description=%3Cscript%3E&state={state}"));
        state = Uri.EscapeDataString(QueryHelpers.ParseQuery((await browser.BeginAsync()).Query)["state"].ToString());
        Assert.Equal("/sign-in?to=%2Finbox&reason=failed", await browser.ComeBackAsync($"?error=server_error&error_description=%3Cscript%3E&state={state}"));
        var query = broker.Answer(await browser.BeginAsync());
        await broker.DisposeAsync();
        Assert.Equal("/sign-in?to=%2Finbox&reason=unavailable", await browser.ComeBackAsync(query));
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_is_told_on_the_page()
    {
        var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        await broker.DisposeAsync();
        using var response = await edge.GetAsync("/sign-in/start?to=/inbox");

        Assert.Equal("/sign-in?to=%2Finbox&reason=unavailable", response.Headers.Location?.OriginalString);
    }

    public static TheoryData<string, string, string> WrongSettings => new()
    {
        { "OIDC_AUTHORITY", "http://broker.example.org", "OIDC_AUTHORITY must be an https address" },
        { "OIDC_AUTHORITY", "broker", "OIDC_AUTHORITY must be an address" },
        { "OIDC_CLIENT_ID", "", "set OIDC_CLIENT_ID too" },
        { "OIDC_AUDIENCE", FakeBroker.ClientId, "OIDC_AUDIENCE must be another than OIDC_CLIENT_ID" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task Settings_that_are_not_safe_are_refused_at_the_start(string name, string value, string why)
    {
        await using var broker = await FakeBroker.StartAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => EdgeHost.StartAsync(settings: broker.Settings((name, value))));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> IdAsync(EdgeHost edge, FakeBroker broker)
    {
        var browser = new Browser(edge.Client);
        await browser.SignInAsync(broker);
        return ((JsonElement)(await browser.WhoAsync())!).Text("participantId");
    }
}
