using System.Net;
using System.Net.Http.Headers;

namespace Stadmaken.Tests.Api.Rest;

public class TokenTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static TheoryData<string> Damages => ["forged", "altered", "cut", "empty"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_token_is_refused_also_where_none_is_needed(string damage)
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = Damage((await edge.SignInAsync()).Token, damage);

        foreach (var address in new[] { "/v1/sessions/current", "/v1/cities", "/v1/boards/b1" })
        {
            using var response = await edge.GetAsync(address, token);
            await response.ProblemAsync(401, "not-allowed");
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_cookie_is_nobody(string damage)
    {
        await using var edge = await EdgeHost.StartAsync();
        var cookie = Damage((await edge.SignInAsync()).Cookie, damage);

        using var own = await edge.GetAsync("/v1/sessions/current", cookie: cookie);
        using var open = await edge.GetAsync("/v1/cities", cookie: cookie);

        await own.ProblemAsync(401, "not-allowed");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.All(edge.World.Callers, caller => Assert.False(caller.IsSignedIn));
    }

    [Fact]
    public async Task A_session_lasts_its_lifetime_and_not_a_second_longer()
    {
        await using var edge = await EdgeHost.StartAsync();
        var signedIn = await edge.SignInAsync();

        edge.Time.Advance(Lifetime - TimeSpan.FromSeconds(1));
        using var token = await edge.GetAsync("/v1/sessions/current", signedIn.Token);
        using var cookie = await edge.GetAsync("/v1/sessions/current", cookie: signedIn.Cookie);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (token.StatusCode, cookie.StatusCode));
        Assert.False(cookie.Headers.Contains("Set-Cookie"));

        // The cookie's clock is whole seconds.
        edge.Time.Advance(TimeSpan.FromSeconds(2));
        using var expiredToken = await edge.GetAsync("/v1/cities", signedIn.Token);
        using var expiredCookie = await edge.GetAsync("/v1/sessions/current", cookie: signedIn.Cookie);
        await expiredToken.ProblemAsync(401, "not-allowed");
        await expiredCookie.ProblemAsync(401, "not-allowed");
    }

    [Fact]
    public async Task The_lifetime_can_be_configured()
    {
        await using var edge = await EdgeHost.StartAsync(settings: new() { ["Sessions:Lifetime"] = "00:10:00" });
        var signedIn = await edge.SignInAsync();
        edge.Time.Advance(TimeSpan.FromMinutes(11));

        using var response = await edge.GetAsync("/v1/sessions/current", signedIn.Token);

        await response.ProblemAsync(401, "not-allowed");
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("token")]
    [InlineData("Authorization")]
    [InlineData("stadmaken-session")]
    public async Task A_token_in_the_query_is_nobody(string name)
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = Uri.EscapeDataString((await edge.SignInAsync()).Token);

        using var response = await edge.GetAsync($"/v1/sessions/current?{name}={token}");
        using var control = await edge.GetAsync("/v1/sessions/current", Uri.UnescapeDataString(token));

        await response.ProblemAsync(401, "not-allowed");
        Assert.Equal(HttpStatusCode.OK, control.StatusCode);
    }

    [Theory]
    [InlineData("Basic", "YWRhOmFkYQ==")]
    [InlineData("Digest", "x")]
    public async Task Credentials_of_another_kind_are_refused(string scheme, string value)
    {
        await using var edge = await EdgeHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/cities");
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, value);

        using var response = await edge.SendAsync(request);

        await response.ProblemAsync(401, "not-allowed");
    }

    [Fact]
    public async Task A_bad_token_is_not_saved_by_a_good_cookie()
    {
        await using var edge = await EdgeHost.StartAsync();
        var signedIn = await edge.SignInAsync();

        using var response = await edge.GetAsync("/v1/sessions/current", token: "forged", cookie: signedIn.Cookie);

        await response.ProblemAsync(401, "not-allowed");
    }

    private static string Damage(string sealedText, string damage) => damage switch
    {
        "forged" => "CfDJ8" + new string('A', sealedText.Length - 5),
        "altered" => sealedText[..60] + (sealedText[60] == 'A' ? 'B' : 'A') + sealedText[61..],
        "cut" => sealedText[..^10],
        _ => "x",
    };
}
