using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>
/// A real PostgreSQL server with a directory and a port of its own, which flushes as in production. It does not run as root: as root, this
/// starts it as the user <c>postgres</c> that the Debian package brings.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Ready = "database system is ready to accept connections";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _directory;
    private readonly int _port;
    private readonly SemaphoreSlim _templating = new(1);
    private readonly StringBuilder _output = new();
    private Process? _process;
    private bool _hasTemplate;
    private int _databases;

    private PostgresServer(DirectoryInfo directory, int port)
    {
        _directory = directory;
        _port = port;
    }

    /// <summary>Its port on the loopback address; the same after a restart.</summary>
    public int Port => _port;

    /// <summary>The id of its first process, which the others end with.</summary>
    public int Id => _process!.Id;

    /// <summary>Makes and starts one.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("stadmaken-postgres-");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["postgres:postgres", directory.FullName]);
        }

        var server = new PostgresServer(directory, FreePort());
        var (program, arguments) = AsUser("initdb", ["--pgdata", server.Data, "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        await RunAsync(program, arguments);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again after it was ended.</summary>
    public async Task StartAgainAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (program, arguments) = AsUser("postgres",
        [
            "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", _directory.FullName,
            "-c", "max_connections=200", "-c", "shared_buffers=128MB", "-c", "logging_collector=off",
        ]);
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, WorkingDirectory = "/" })!;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("PostgreSQL ended before it was ready."));
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_output)
            {
                _output.AppendLine(line.Data);
            }

            if (line.Data?.Contains(Ready, StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        process.BeginErrorReadLine();
        _process = process;
        try
        {
            await ready.Task.WaitAsync(StartTimeout);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"PostgreSQL did not become ready. It wrote:\n{Output()}", fault);
        }
    }

    /// <summary>Ends it as a power cut does its processes, and waits until all of them are gone.</summary>
    public async Task KillAsync()
    {
        // The others notice that the first is gone, and end themselves; the port and the shared memory are free only then.
        Signals.Send(Id, Signals.Kill);
        await _process!.WaitForExitAsync();
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    /// <summary>A new database with all tables of the newest version.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        await _templating.WaitAsync();
        try
        {
            if (!_hasTemplate)
            {
                await ExecuteAsync("CREATE DATABASE stadmaken_template");
                await PostgresMigrations.RunAsync(ConnectionString("stadmaken_template"));
                _hasTemplate = true;
            }

            var name = $"stadmaken_{++_databases}";
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE stadmaken_template");
            return ConnectionString(name);
        }
        finally
        {
            _templating.Release();
        }
    }

    /// <summary>A new database with nothing in it.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateEmptyDatabaseAsync()
    {
        var name = $"stadmaken_empty_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Signals.Send(Id, Signals.Quit);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _templating.Dispose();
        _directory.Delete(recursive: true);
    }

    private string Data => Path.Combine(_directory.FullName, "data");

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Include Error Detail=true";

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }

    private static (string Program, string[] Arguments) AsUser(string tool, string[] arguments)
    {
        var program = Path.Combine(Programs(), tool);
        return Environment.IsPrivilegedProcess
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", program, .. arguments])
            : (program, arguments);
    }

    private static string Programs()
    {
        const string Debian = "/usr/lib/postgresql";
        var newest = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
                .MaxBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            : null;
        return newest is null
            ? throw new InvalidOperationException("PostgreSQL is missing: apt-get install postgresql")
            : Path.Combine(newest, "bin");
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"`{program} {string.Join(' ', arguments)}` failed: {error}");
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
