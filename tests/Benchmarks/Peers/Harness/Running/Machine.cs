using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>What it was measured on, for whoever reads the table.</summary>
internal static class Machine
{
    private static readonly string[] Packages = ["@hocuspocus/server", "@hocuspocus/extension-sqlite", "@tldraw/sync-core", "better-sqlite3", "socket.io", "yjs"];

    /// <summary>Lines about machine, versions and cores.</summary>
    public static async Task<IReadOnlyList<string>> DescribeAsync(Arguments arguments)
    {
        var packages = Packages.Select(package => $"{package} {VersionOf(package)}");
        return
        [
            $"{CpuName()}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}; server on core {arguments.ServerCore}, load on core {arguments.LoadCore}; load of the machine when it began: {LoadAverage()}",
            $".NET {Environment.Version}, Node.js {await RunAsync(Places.Node, "--version")}, {await RunAsync("redis-server", "--version")}",
            string.Join(", ", packages),
        ];
    }

    private static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static string CpuName() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "unknown processor";

    private static string VersionOf(string package)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Places.Script($"node_modules/{package}/package.json")));
        return manifest.RootElement.GetProperty("version").GetString()!;
    }

    private static async Task<string> RunAsync(string program, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true })!;
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }
}
