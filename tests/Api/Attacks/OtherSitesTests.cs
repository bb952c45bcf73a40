using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Stadmaken.Tests.Api.Rest;
using Stadmaken.Tests.Api.Whole;

namespace Stadmaken.Tests.Api.Attacks;

/// <summary>A page of another site, open in the browser of someone who is signed in.</summary>
public sealed class OtherSitesTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Theory]
    [InlineData("Origin", "https://elders.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_it_wants_to_change_in_their_name_is_refused(string header, string value)
    {
        var cookie = await SignInAsync();

        using var response = await SendAsync(HttpMethod.Post, "/v1/boards", cookie, (header, value));

        await response.ProblemAsync(403, "not-allowed");
    }

    [Theory]
    [InlineData("https://elders.example")]
    [InlineData("null")]
    public async Task The_hub_is_not_opened_for_it(string origin)
    {
        var cookie = await SignInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await UpgradeAsync(new Uri(program.Address, "/live"), origin, ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await UpgradeAsync(new Uri(program.Address, "/live"), OwnOrigin, ("Cookie", cookie)));
    }

    [Fact]
    public async Task Control_a_hub_without_the_guard_is_opened_by_any_site()
    {
        await using var unguarded = await Live.LiveServer.StartAsync();

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await UpgradeAsync(unguarded.Hub, "https://elders.example", ("Authorization", "Bearer p1")));
    }

    [Fact]
    public async Task The_networks_own_pages_and_programs_go_on()
    {
        var cookie = await SignInAsync();

        foreach (var header in new[] { ("Origin", OwnOrigin), ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "none"), ("User-Agent", "a program") })
        {
            using var response = await SendAsync(HttpMethod.Post, "/v1/boards", cookie, header);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
    }

    [Fact]
    public async Task Reading_is_no_ones_to_refuse_since_its_answer_is_not_shown_to_other_sites()
    {
        using var response = await SendAsync(HttpMethod.Get, "/v1/cities", await SignInAsync(), ("Origin", "https://elders.example"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_site_on_the_list_uses_the_API_with_its_own_token_and_never_with_the_cookie()
    {
        const string Listed = "https://dashboard.example";
        await using var edge = await EdgeHost.StartAsync(settings: new() { ["Cors:Origins:0"] = Listed });
        var me = await edge.SignInAsync();

        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/boards") { Headers = { { "Origin", Listed }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,content-type" } } };
        using var asked = await edge.SendAsync(preflight);
        using var withToken = await edge.SendAsync(Post(Listed, ("Authorization", "Bearer " + me.Token)));
        using var withCookie = await edge.SendAsync(Post(Listed, ("Cookie", "stadmaken-session=" + me.Cookie)));

        Assert.Equal((Listed, false), (asked.Headers.GetValues("Access-Control-Allow-Origin").Single(), asked.Headers.Contains("Access-Control-Allow-Credentials")));
        Assert.Equal((HttpStatusCode.Created, Listed), (withToken.StatusCode, withToken.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        await withCookie.ProblemAsync(403, "not-allowed");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://elders.example/pad")]
    [InlineData("elders.example")]
    public async Task A_list_that_would_open_more_than_a_site_is_refused_at_the_start(string origin)
    {
        var start = () => EdgeHost.StartAsync(settings: new() { ["Cors:Origins:0"] = origin });

        var refused = await Assert.ThrowsAnyAsync<Exception>(start);
        Assert.Contains("Cors:Origins", refused.Message, StringComparison.Ordinal);
    }

    private string OwnOrigin => program.Address.GetLeftPart(UriPartial.Authority);

    private static HttpRequestMessage Post(string origin, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/boards") { Content = JsonContent.Create(new { title = "Bord" }) };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("Origin", origin), .. headers])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private async Task<string> SignInAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = program.Address };
        using var response = await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Ada", cityId = "den-haag", sector = "civic" });
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string cookie, (string Name, string Value) header)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : JsonContent.Create(new { title = "Bord" }) };
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return await http.SendAsync(request);
    }

    private static async Task<HttpStatusCode> UpgradeAsync(Uri hub, string origin, (string Name, string Value) session)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader(session.Name, session.Value);
        try
        {
            await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }
}
