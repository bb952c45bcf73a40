using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Live;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Audit;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Live;

/// <summary>A real server on a free port with the live edge, and boards held in hand behind it.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LiveServer(WebApplication app, FakeGrains grains)
    {
        _app = app;
        Grains = grains;
        Hub = new Uri(app.Urls.First() + LiveEdge.Path);
    }

    public FakeGrains Grains { get; }

    public Uri Hub { get; }

    public BoardRelays Relays => _app.Services.GetRequiredService<BoardRelays>();

    public LiveConnections Connections => _app.Services.GetRequiredService<LiveConnections>();

    public static async Task<LiveServer> StartAsync(Action<LiveOptions>? configure = null)
    {
        var (factory, grains) = FakeGrains.Create();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddLiveEdge();
        builder.Services.AddSingleton(factory);
        builder.Services.Configure(configure ?? (_ => { }));
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TokenHandler>("test", null);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.Services.GetRequiredService<StandingTable>().Load(NetworkStanding.Empty);
        app.UseAuthentication();
        app.UseStanding();
        app.UseAuthorization();
        app.MapLiveEdge();
        await app.StartAsync();
        return new LiveServer(app, grains);
    }

    public LiveClientOptions ClientOptions(bool messagePack, string who = "p1", bool reconnects = false) =>
        new() { Hubs = [Hub], Token = who, MessagePack = messagePack, Reconnects = reconnects };

    public Task<LiveClient> ConnectAsync(bool messagePack, string who = "p1", bool reconnects = false) =>
        LiveClient.ConnectAsync(ClientOptions(messagePack, who, reconnects));

    /// <summary>A WebSocket that has shaken hands and can be sent any bytes.</summary>
    public async Task<ClientWebSocket> ConnectRawAsync(bool messagePack)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer raw");
        await socket.ConnectAsync(new UriBuilder(Hub) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        var handshake = System.Text.Encoding.UTF8.GetBytes($$"""{"protocol":"{{(messagePack ? "messagepack" : "json")}}","version":1}""" + "\x1e");
        await socket.SendAsync(handshake, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(new byte[1024], TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Asks it to stop, as SIGTERM does.</summary>
    public Task StopAsync() => Task.Run(() => _app.StopAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>The token is the participant's id; "expired" is refused, and one that begins with "brief" ends in a moment.</summary>
    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var token = Request.Headers.Authorization.ToString().Replace("Bearer ", string.Empty, StringComparison.Ordinal);
            if (token is "" or "expired")
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity(
                [new("participantId", token), new("displayName", "Name of " + token), new("cityId", "enschede"), new("sector", "civic"), new("role", "steward")],
                Scheme.Name,
                "displayName",
                "role");
            var expires = token.StartsWith("brief", StringComparison.Ordinal) ? TimeSpan.FromSeconds(1) : TimeSpan.FromHours(1);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(
                new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow + expires }, Scheme.Name)));
        }
    }
}
