using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>A cluster on the loopback address: a PostgreSQL server, silos and API nodes, each a real process, each at the address it began with.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private readonly PostgresServer _postgres;
    private readonly TcpLink _link;
    private readonly string _connectionString;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly (int Silo, int Gateway)[] _siloPorts;
    private readonly Uri[] _apis;
    private readonly SiloProcess?[] _silos;
    private readonly ApiProcess?[] _nodes;

    private LocalCluster(PostgresServer postgres, string connectionString, int silos, int apis, string? siloProgram, IReadOnlyDictionary<string, string>? settings)
    {
        _postgres = postgres;
        _link = new TcpLink(postgres.Port);
        Database = connectionString;
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Port = _link.Port }.ConnectionString;
        SiloProgram = siloProgram;
        _settings = settings ?? new Dictionary<string, string>();
        var ports = FreePorts((silos * 2) + apis);
        _siloPorts = [.. Enumerable.Range(0, silos).Select(i => (ports[i * 2], ports[(i * 2) + 1]))];
        _apis = [.. Enumerable.Range(silos * 2, apis).Select(i => new Uri($"http://127.0.0.1:{ports[i]}"))];
        _silos = new SiloProcess?[silos];
        _nodes = new ApiProcess?[apis];
    }

    /// <summary>The database, without the link that can be cut.</summary>
    public string Database { get; }

    /// <summary>The program of silos that are started from now on; null for the silo itself.</summary>
    public string? SiloProgram { get; set; }

    /// <summary>The program of API nodes that are started from now on; null for the API itself.</summary>
    public string? ApiProgram { get; set; }

    /// <summary>Where the API nodes are.</summary>
    public IReadOnlyList<Uri> Apis => _apis;

    /// <summary>How many silos there are.</summary>
    public int Silos => _silos.Length;

    /// <summary>The server of the database.</summary>
    public PostgresServer Postgres => _postgres;

    /// <summary>The wire between all silos and nodes and the database.</summary>
    public TcpLink DatabaseLink => _link;

    /// <summary>Starts one and waits until all of it is ready.</summary>
    /// <param name="silos">How many.</param>
    /// <param name="apis">How many.</param>
    /// <param name="siloProgram">Another program than the silo itself, for controls.</param>
    /// <param name="settings">Settings of silos and nodes.</param>
    public static async Task<LocalCluster> StartAsync(int silos, int apis, string? siloProgram = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var postgres = await PostgresServer.StartAsync();
        var cluster = new LocalCluster(postgres, await postgres.CreateDatabaseAsync(), silos, apis, siloProgram, settings);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, silos).Select(cluster.StartSiloAsync));
            await Task.WhenAll(Enumerable.Range(0, apis).Select(cluster.StartApiAsync));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A silo.</summary>
    public SiloProcess Silo(int index) => _silos[index]!;

    /// <summary>An API node.</summary>
    public ApiProcess Api(int index) => _nodes[index]!;

    /// <summary>Starts a silo that is not there (any more).</summary>
    public async Task StartSiloAsync(int index)
    {
        var (silo, gateway) = _siloPorts[index];
        _silos[index] = await SiloProcess.StartAsync(_connectionString, silo, gateway, SiloProgram, _settings);
    }

    /// <summary>Starts an API node that is not there (any more).</summary>
    public async Task StartApiAsync(int index) => _nodes[index] = await ApiProcess.StartAsync(new Dictionary<string, string>(_settings)
    {
        ["ASPNETCORE_URLS"] = _apis[index].ToString(),
        ["Cluster__Mode"] = "Cluster",
        ["Sessions__Guests"] = "true",
        ["ConnectionStrings__Postgres"] = _connectionString,
    }, ApiProgram);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await (node?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        foreach (var silo in _silos)
        {
            await (silo?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        await _link.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    // All at once, so that they are different ones.
    private static int[] FreePorts(int count)
    {
        var probes = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        probes.ForEach(probe => probe.Start());
        var ports = probes.Select(probe => ((IPEndPoint)probe.LocalEndpoint).Port).ToArray();
        probes.ForEach(probe => probe.Dispose());
        return ports;
    }
}
