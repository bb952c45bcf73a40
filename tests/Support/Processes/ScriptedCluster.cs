using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>The whole cluster as <c>deploy/local/cluster</c> runs it: PostgreSQL, silos and API nodes, each a process, on ports that were free.</summary>
public sealed partial class ScriptedCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _data;

    private ScriptedCluster(DirectoryInfo data) => _data = data;

    /// <summary>Starts one, with two silos and two API nodes, and waits until all are ready.</summary>
    public static async Task<ScriptedCluster> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-cluster-");
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // PostgreSQL runs as another user, and must get at what is in it.
            data.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }

        var cluster = new ScriptedCluster(data);
        try
        {
            await cluster.RunAsync("up", "--port", "0");
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>One of its processes as it is now.</summary>
    /// <param name="name">Such as <c>silo 2</c>.</param>
    public async Task<ScriptedProcess> GetAsync(string name) => (await StatusAsync()).Single(process => process.Name == name);

    /// <summary>All of its processes as they are now.</summary>
    public async Task<IReadOnlyList<ScriptedProcess>> StatusAsync() =>
        [.. StatusLine().Matches(await RunAsync("status")).Select(line => new ScriptedProcess(
            line.Groups["name"].Value,
            line.Groups["state"].Value,
            line.Groups["address"].Value,
            int.TryParse(line.Groups["id"].Value, out var id) ? id : null))];

    /// <summary>Asks again until a process is as it should be.</summary>
    public async Task<ScriptedProcess> UntilAsync(string name, Func<ScriptedProcess, bool> condition)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            // Asking starts a process and takes its time: this does not spin.
            var process = await GetAsync(name);
            if (condition(process))
            {
                return process;
            }

            if (patience.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new TimeoutException($"{name} stayed {process}. It wrote:\n{await RunAsync(["log", .. name.Split(' ')])}");
            }
        }
    }

    /// <summary>Runs a command of the script, such as <c>kill silo 2</c>.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> RunAsync(params string[] command)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, "deploy", "local", "cluster"),
            [.. command, "--data", Path.Combine(_data.FullName, "cluster"), "--no-build", "--configuration", configuration])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"`deploy/local/cluster {string.Join(' ', command)}` failed: {await output}{error}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunAsync("down");
        _data.Delete(recursive: true);
    }

    [GeneratedRegex(@"^(?<name>postgres|\w+ \d+) +(?<state>\w+) +(?<address>\S+) +pid (?<id>\S+)", RegexOptions.Multiline)]
    private static partial Regex StatusLine();
}

/// <summary>A process of the cluster, as the script's <c>status</c> tells.</summary>
/// <param name="Name">Such as <c>silo 2</c>.</param>
/// <param name="State"><c>ready</c>, <c>starting</c> or <c>stopped</c>.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Id">Its process id, while it lives.</param>
public sealed record ScriptedProcess(string Name, string State, string Address, int? Id)
{
    /// <summary>Whether it can be used.</summary>
    public bool IsReady => State == "ready";
}
