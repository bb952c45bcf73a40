using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>Stadmaken as a cluster: PostgreSQL, silos and API nodes as processes of their own, all on one core.</summary>
internal static class ClusterPeer
{
    private const string Database = "stadmaken";

    /// <summary>Starts one, on what is in the folder already, if anything.</summary>
    /// <param name="core">The core they may use.</param>
    /// <param name="data">Where PostgreSQL keeps its files.</param>
    /// <param name="silos">How many.</param>
    /// <param name="apis">How many.</param>
    public static async Task<RunningPeer> StartAsync(int core, string data, int silos, int apis)
    {
        var port = Ports.Free();
        var processes = new List<ServerProcess> { await StartPostgresAsync(core, data, port) };
        var connection = $"Host=127.0.0.1;Port={port};Username=postgres;Database={Database}";
        await CreateAsync(port);
        await PostgresMigrations.RunAsync(connection);
        for (var i = 0; i < silos; i++)
        {
            var (silo, _) = await ServerProcess.StartAsync(core, ["dotnet", Places.Built("silo", "Stadmaken.Silo")], new Dictionary<string, string>
            {
                ["ConnectionStrings__Postgres"] = connection,
                ["Orleans__Address"] = "127.0.0.1",
                ["Orleans__SiloPort"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
                ["Orleans__GatewayPort"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Logging__Console__FormatterName"] = "simple",
            }, "its health is at (http.*)/health");
            processes.Add(silo);
        }

        var addresses = new List<Uri>();
        for (var i = 0; i < apis; i++)
        {
            var (api, address) = await ServerProcess.StartAsync(core, ["dotnet", Places.Built("api", "Stadmaken.Api")], new Dictionary<string, string>
            {
                ["ConnectionStrings__Postgres"] = connection,
                ["Cluster__Mode"] = "Cluster",
                ["Sessions__Guests"] = "true",
                ["Live__CommandsPerSecond"] = "0",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Logging__Console__FormatterName"] = "simple",
            });
            processes.Add(api);
            addresses.Add(new Uri(address));
        }

        return new RunningPeer(addresses, [.. processes]);
    }

    private static async Task<ServerProcess> StartPostgresAsync(int core, string data, int port)
    {
        var folder = Path.Combine(data, "postgres");
        if (!Directory.Exists(folder))
        {
            await RunAsync("chown", "postgres", data);
            await RunAsync(["setpriv", .. AsPostgres("initdb", "--pgdata", folder, "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8")]);
        }

        File.Delete(Path.Combine(folder, "postmaster.pid"));
        var (server, _) = await ServerProcess.StartAsync(
            core,
            ["setpriv", .. AsPostgres("postgres", "-D", folder, "-p", port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", data)],
            ready: "(ready to accept connections)");
        return server;
    }

    private static async Task CreateAsync(int port)
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var exists = new NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{Database}'", connection);
        if ((long)(await exists.ExecuteScalarAsync())! == 0)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
            await create.ExecuteNonQueryAsync();
        }
    }

    // The benchmark pins processes to cores and runs as root; PostgreSQL does not.
    private static string[] AsPostgres(string tool, params string[] arguments)
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last();
        return ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", Path.Combine(programs, "bin", tool), .. arguments];
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {error}");
        }
    }
}
