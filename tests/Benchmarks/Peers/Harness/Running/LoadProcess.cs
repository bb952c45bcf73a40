using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>Runs a load generator on a core of its own.</summary>
internal static class LoadProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="core">The core it may use.</param>
    /// <param name="command">The generator; the plan is added as its last argument.</param>
    /// <param name="plan">What it is to do.</param>
    /// <param name="onMark">Called when it says how far it is.</param>
    /// <exception cref="InvalidOperationException">It failed: a delivery was missing, or the server hung up.</exception>
    public static async Task<LoadResult> RunAsync(int core, IReadOnlyList<string> command, Plan plan, Action<string> onMark)
    {
        var start = new ProcessStartInfo("taskset", ["-c", core.ToString(CultureInfo.InvariantCulture), .. command, JsonSerializer.Serialize(plan)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Saves the load a hop between threads for each read; the servers are as they come.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        using var load = Process.Start(start) ?? throw new InvalidOperationException("taskset did not start.");
        var errors = load.StandardError.ReadToEndAsync();
        var last = "";
        while (await load.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                onMark(line[2..]);
            }
            else
            {
                last = line;
            }
        }

        await load.WaitForExitAsync();
        return load.ExitCode == 0
            ? JsonSerializer.Deserialize<LoadResult>(last)!
            : throw new InvalidOperationException($"The load failed: {await errors}");
    }
}
