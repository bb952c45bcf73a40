using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Feeds;
using Stadmaken.Api.Live.Frames;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Api.Live.Streams;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using HttpConnectionDispatcherOptions = Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions;

namespace Stadmaken.Api.Live;

/// <summary>Puts the live edge into a program.</summary>
public static class LiveEdge
{
    /// <summary>Where the hub is.</summary>
    public const string Path = "/live";

    /// <summary>A message larger than this, in bytes, closes its connection.</summary>
    public const int MaximumMessageBytes = 1024 * 1024;

    /// <summary>
    /// Calls of one connection that may be under way. Enough for a client that never waits for an answer; the next
    /// message is read when one is done, which is the back-pressure on it.
    /// </summary>
    public const int ParallelCallsPerConnection = 32;

    /// <summary>Adds the hub and what it needs. Expects an <see cref="IGrainFactory"/> and authentication to be added elsewhere.</summary>
    public static WebApplicationBuilder AddLiveEdge(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<LiveOptions>(builder.Configuration.GetSection("Live"));
        services.Configure<BoardLimits>(builder.Configuration.GetSection("Boards:Limits"));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BoardRelays>();
        services.TryAddSingleton<NewsReader>();
        services.AddSingleton<StreamSources>();
        services.AddSingleton<StreamRelays>();
        services.TryAddSingleton<StandingTable>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<LiveConnections>());
        services.AddSingleton<CommandLimiter>();
        services.AddSingleton<Leaving>();
        services.AddSingleton<FaultsAreAnswers>();
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = MaximumMessageBytes;
            options.MaximumParallelInvocationsPerClient = ParallelCallsPerConnection;
            options.AddFilter<FaultsAreAnswers>();
        }).AddMessagePackProtocol(options => options.SerializerOptions = WireJsonFormatter.Options);

        services.AddOptions<HubOptions>().Configure<IOptions<LiveOptions>>((hub, live) =>
        {
            hub.KeepAliveInterval = live.Value.KeepAlive;
            hub.ClientTimeoutInterval = live.Value.ClientTimeout;
        });
        services.AddOptions<WebSocketOptions>().Configure<IOptions<LiveOptions>>((sockets, live) =>
        {
            sockets.KeepAliveInterval = live.Value.WebSocketPing;
            sockets.KeepAliveTimeout = live.Value.WebSocketPingTimeout;
        });

        // SignalR allows every protocol that is registered under its name, so the bare ones go.
        services.RemoveAll<IHubProtocol>();
        services.AddSingleton(new HubCalls(typeof(LiveHub)));
        services.AddSingleton<JsonHubProtocol>();
        services.AddSingleton<MessagePackHubProtocol>();
        services.AddSingleton<IHubProtocol>(provider => new TolerantHubProtocol(provider.GetRequiredService<JsonHubProtocol>(), provider.GetRequiredService<HubCalls>()));
        services.AddSingleton<IHubProtocol>(provider => new TolerantHubProtocol(provider.GetRequiredService<MessagePackHubProtocol>(), provider.GetRequiredService<HubCalls>()));
        return builder;
    }

    /// <summary>Maps the hub.</summary>
    public static WebApplication MapLiveEdge(this WebApplication app)
    {
        // What MapHub does, with more steps before the hub.
        var leaving = app.Services.GetRequiredService<Leaving>();
        app.MapConnections(Path, new HttpConnectionDispatcherOptions { CloseOnAuthenticationExpiration = true }, connections =>
            {
                leaving.Guard(connections);
                connections.UseWholeMessages().UseHub<LiveHub>();
            })
            .KeepFrameStreams()
            .WithMetadata([new HubMetadata(typeof(LiveHub)), .. typeof(LiveHub).GetCustomAttributes(inherit: true)]);

        // Of those who registered, the last is called first.
        app.Lifetime.ApplicationStopping.Register(leaving.SendElsewhere);
        return app;
    }
}
