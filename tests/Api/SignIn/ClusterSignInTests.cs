using System.Net;
using System.Net.Http.Json;
using Stadmaken.Tests.Api.Rest;
using Stadmaken.Tests.Api.Whole;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.SignIn;

/// <summary>Two nodes behind one name, with a broker.</summary>
public sealed class BrokerCluster : ClusterProgram
{
    public FakeBroker Broker { get; private set; } = null!;

    protected override IEnumerable<string> NodeSettings =>
        [.. Broker.Settings().Select(setting => $"--{setting.Key}={setting.Value}"), "--Dashboard:Enabled=true"];

    protected override IEnumerable<string> SiloSettings => ["--Dashboard:Enabled=true"];

    public override async ValueTask InitializeAsync()
    {
        Broker = await FakeBroker.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Broker.DisposeAsync();
    }

    /// <summary>A browser that the load balancer sends to a node.</summary>
    public HttpClient ClientOf(int node) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address(node) };
}

/// <summary>Any node finishes what another began.</summary>
public sealed class ClusterSignInTests(BrokerCluster cluster) : IClassFixture<BrokerCluster>
{
    private const string Name = "stad.example";

    [Fact]
    public async Task Who_was_erased_has_no_session_at_any_node_and_comes_back_as_a_newcomer_that_nobody_can_tell_to_be_the_same()
    {
        using var one = cluster.ClientOf(0);
        using var other = cluster.ClientOf(1);
        cluster.Broker.Claims = FakeBroker.Said("leaves-and-returns");
        var program = cluster.Broker.AccessToken();
        var browser = new Browser(one, Name);
        await browser.SignInAsync(cluster.Broker);
        var before = (await browser.WhoAsync())!.Value.Text("participantId");
        Assert.Equal(before, await IdOfAsync(other, program));
        var kept = browser.At(other);

        using var erased = await browser.SendAsync(HttpMethod.Delete, "/v1/participants/me");

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        foreach (var node in (HttpClient[])[one, other])
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (await IdOfAsync(node, program) is not null || await kept.At(node).WhoAsync() is not null)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }

        // A token of after the second in which it was done is of the newcomer, as is the browser, and the first one never is.
        var fresh = cluster.Broker.AccessToken(token => token.NotBefore = DateTime.UtcNow.AddSeconds(2));
        var newcomer = await IdOfAsync(other, fresh);
        var back = new Browser(other, Name);
        await back.SignInAsync(cluster.Broker);
        Assert.Matches("^p[0-9a-f]{40}$", newcomer);
        Assert.NotEqual(before, newcomer);
        Assert.Equal(newcomer, (await back.WhoAsync())!.Value.Text("participantId"));
        Assert.Equal(newcomer, await IdOfAsync(one, fresh));
        Assert.Null(await IdOfAsync(one, program));
        Assert.Null(await IdOfAsync(other, program));
        Assert.Null(await kept.WhoAsync());
        using var profiles = await back.GetAsync($"/v1/participants?participantId={before}");
        Assert.Contains("\"hasLeft\":true", await profiles.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // And again.
        using var gone = await back.SendAsync(HttpMethod.Delete, "/v1/participants/me");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await back.SignInAsync(cluster.Broker);
        Assert.DoesNotContain((await back.WhoAsync())!.Value.Text("participantId"), (string?[])[before, newcomer]);
    }

    private static async Task<string?> IdOfAsync(HttpClient node, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sessions/current");
        request.Headers.Host = Name;
        request.Headers.Authorization = new("Bearer", token);
        using var response = await node.SendAsync(request);
        return response.IsSuccessStatusCode ? (await response.JsonAsync()).GetProperty("participant").Text("participantId") : null;
    }

    [Fact]
    public async Task A_sign_in_that_begins_at_one_node_ends_at_another_and_counts_at_both()
    {
        using var one = cluster.ClientOf(0);
        using var other = cluster.ClientOf(1);
        cluster.Broker.Claims = FakeBroker.Said("begins-at-one");
        var browser = new Browser(one, Name);
        var query = cluster.Broker.Answer(await browser.BeginAsync());

        var atOther = browser.At(other);
        Assert.Equal("/sign-in?to=%2Finbox", await atOther.ComeBackAsync(query));

        var there = (await atOther.WhoAsync())!.Value;
        var here = (await atOther.At(one).WhoAsync())!.Value;
        Assert.Equal(there.GetRawText(), here.GetRawText());

        // The same participant, wherever they come in: the key is shared, too.
        var again = new Browser(one, Name);
        await again.SignInAsync(cluster.Broker);
        Assert.Equal(there.Text("participantId"), (await again.WhoAsync())!.Value.Text("participantId"));
    }

    [Fact]
    public async Task A_newcomer_of_one_node_comes_in_at_another()
    {
        using var one = cluster.ClientOf(0);
        using var other = cluster.ClientOf(1);
        cluster.Broker.Claims = FakeBroker.Said("newcomer", city: null);
        var browser = new Browser(one, Name);
        await browser.SignInAsync(cluster.Broker);

        using var entered = await browser.At(other).SendAsync(HttpMethod.Put, "/v1/sessions/newcomer", new { cityId = "lelystad" });

        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
    }

    [Fact]
    public async Task An_operator_of_the_broker_sees_the_dashboard_and_admits_a_city_and_others_do_not()
    {
        using var http = cluster.ClientOf(1);
        var operatorToken = cluster.Broker.AccessToken(claims: FakeBroker.Said("operator", roles: "operator"));
        var stewardToken = cluster.Broker.AccessToken(claims: FakeBroker.Said("steward", roles: "steward"));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, HttpMethod.Get, "/dashboard/DashboardCounters", operatorToken));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, HttpMethod.Get, "/dashboard/DashboardCounters", stewardToken));
        var city = new { cityId = "zwolle", name = "Zwolle", country = "NL", kind = "municipality" };
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, HttpMethod.Post, "/v1/cities", stewardToken, city));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(http, HttpMethod.Post, "/v1/cities", operatorToken, city));
    }

    [Fact]
    public async Task A_program_with_a_token_of_the_broker_works_on_a_board_and_one_with_the_token_in_the_address_does_not()
    {
        var token = cluster.Broker.AccessToken(claims: FakeBroker.Said("a-program"));
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(cluster.Address(0), "/live")], Token = token });
        using var http = cluster.ClientOf(0);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/boards") { Content = JsonContent.Create(new { title = "Werkplaats", visibility = "network" }) };
        request.Headers.Authorization = new("Bearer", token);
        using var opened = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var board = await client.JoinAsync((await opened.JsonAsync()).Text("boardId"));
        var outcome = await board.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "z", title = "Vak" }));
        Assert.NotNull(outcome[0].Version);

        using var socket = new System.Net.WebSockets.ClientWebSocket();
        var address = new UriBuilder(cluster.Address(0)) { Scheme = "ws", Path = "/live", Query = "access_token=" + token }.Uri;
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, HttpMethod.Get, "/live?access_token=" + token, null));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, HttpMethod method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
