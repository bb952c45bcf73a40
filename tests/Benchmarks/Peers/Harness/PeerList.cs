using System.Globalization;
using Stadmaken.Tests.Benchmarks.Peers.Dialects;
using Stadmaken.Tests.Benchmarks.Peers.Running;

namespace Stadmaken.Tests.Benchmarks.Peers;

/// <summary>The servers that are compared, in the order of the table. The first is what all others are compared with.</summary>
internal static class PeerList
{
    /// <summary>Their names, and what they are called in the table.</summary>
    public static IReadOnlyList<(string Name, string Title)> All { get; } =
    [
        ("raw", "raw SignalR"),
        ("redis", "SignalR + Redis"),
        ("redis-two", "SignalR + Redis, 2 nodes"),
        ("hocuspocus", "Hocuspocus"),
        ("tldraw", "tldraw sync"),
        ("socketio", "socket.io"),
        ("kestrel", "bare Kestrel"),
        ("ours", "Stadmaken"),
        ("ours-browser", "Stadmaken, JSON"),
        ("ours-single", "Stadmaken, one a call"),
        ("cluster", "Stadmaken, PostgreSQL, 1 API + 1 silo"),
        ("cluster-two", "Stadmaken, PostgreSQL, 2 + 2"),
    ];

    /// <summary>What is compared with.</summary>
    public static string Yardstick => All[0].Name;

    /// <summary>How to speak with it.</summary>
    public static Dialect Speak(string peer) => peer switch
    {
        "raw" or "redis" or "redis-two" => new SignalRDialect(),
        "hocuspocus" => new HocuspocusDialect(),
        "tldraw" => new TldrawDialect(),
        "socketio" => new SocketIoDialect(),
        "kestrel" => new BroadcasterDialect(),
        "ours" or "cluster" or "cluster-two" => new StadmakenDialect(gathers: true, json: false),
        "ours-browser" => new StadmakenDialect(gathers: true, json: true),
        "ours-single" => new StadmakenDialect(gathers: false, json: false),
        _ => throw new ArgumentException($"There is no peer '{peer}'.", nameof(peer)),
    };

    /// <summary>Starts a fresh one.</summary>
    /// <param name="peer">Which.</param>
    /// <param name="core">The core it may use.</param>
    /// <param name="data">A folder for what it stores.</param>
    public static Task<RunningPeer> StartAsync(string peer, int core, string data) => peer switch
    {
        "raw" => DotnetAsync(core, "tests/Benchmarks/Peers/RawSignalR", "RawSignalR"),
        "redis" => RedisAsync(core, data, nodes: 1),
        "redis-two" => RedisAsync(core, data, nodes: 2),
        "cluster" => ClusterPeer.StartAsync(core, data, silos: 1, apis: 1),
        "cluster-two" => ClusterPeer.StartAsync(core, data, silos: 2, apis: 2),
        "hocuspocus" => NodeAsync(core, "hocuspocus.mjs", data),
        "tldraw" => NodeAsync(core, "tldraw.mjs", data),
        "socketio" => NodeAsync(core, "socketio.mjs", data),
        "kestrel" => DotnetAsync(core, "tests/Benchmarks/Peers/Broadcaster", "Broadcaster"),
        _ => OursAsync(core, data),
    };

    private static async Task<RunningPeer> OursAsync(int core, string data)
    {
        var (server, address) = await ServerProcess.StartAsync(core, ["dotnet", Places.Built("api", "Stadmaken.Api")], new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Storage__DataDirectory"] = data,

            // A benchmark is just what the limit is for.
            ["Live__CommandsPerSecond"] = "0",
            ["Logging__Console__FormatterName"] = "simple",
        });
        return new RunningPeer([new Uri(address)], server);
    }

    private static async Task<RunningPeer> DotnetAsync(int core, string project, string name)
    {
        var (server, address) = await ServerProcess.StartAsync(core, ["dotnet", Places.Built(project, $"Stadmaken.Tests.Benchmarks.{name}")], Loopback());
        return new RunningPeer([new Uri(address)], server);
    }

    private static async Task<RunningPeer> NodeAsync(int core, string script, string data)
    {
        var (server, address) = await ServerProcess.StartAsync(core, [Places.Node, Places.Script(script), data], new Dictionary<string, string> { ["NODE_ENV"] = "production" });
        return new RunningPeer([new Uri(address)], server);
    }

    private static async Task<RunningPeer> RedisAsync(int core, string data, int nodes)
    {
        var port = Ports.Free().ToString(CultureInfo.InvariantCulture);
        var (redis, _) = await ServerProcess.StartAsync(
            core, ["redis-server", "--port", port, "--bind", "127.0.0.1", "--dir", data], ready: "(Ready to accept connections)");
        var environment = Loopback();
        environment["Redis"] = $"127.0.0.1:{port}";
        var processes = new List<ServerProcess> { redis };
        var addresses = new List<Uri>();
        for (var node = 0; node < nodes; node++)
        {
            var (server, address) = await ServerProcess.StartAsync(
                core, ["dotnet", Places.Built("tests/Benchmarks/Peers/RawSignalR", "Stadmaken.Tests.Benchmarks.RawSignalR")], environment);
            processes.Add(server);
            addresses.Add(new Uri(address));
        }

        return new RunningPeer(addresses, [.. processes]);
    }

    private static Dictionary<string, string> Loopback() => new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
}
