using System.Diagnostics;
using System.Text.Json;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Versions;

/// <summary>What a client in a process of its own saw of a board of the silos (<c>tests/Chaos.Visitor</c>).</summary>
internal static class Visit
{
    public const string Project = "tests/Chaos.Visitor";
    public const string Assembly = "Stadmaken.Tests.Chaos.Visitor";

    /// <summary>What a client sees when all is well, apart from what only a coming version has.</summary>
    public static readonly string[] AllWell = ["opened: {0}", "joined: facilitator at {1} with True", "followed: True", "submitted: True", "again: True", "pushed: True", "read: True"];

    /// <summary>Lets a client join, follow, write and read a board, and tells what it saw, a line for each.</summary>
    /// <param name="cluster">The silos.</param>
    /// <param name="boardId">The board; it is opened if it is not there.</param>
    /// <param name="version">Whose contracts it speaks; null for those of this program.</param>
    public static async Task<string[]> MakeAsync(LocalCluster cluster, string boardId, ContractVersion? version = null)
    {
        var start = new ProcessStartInfo("dotnet", [version?.Program(Project, Assembly) ?? RunningProgram.Built(Project, Assembly), boardId])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Postgres"] = cluster.Database;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode != 0 || said.Length == 0
            ? throw new InvalidOperationException($"The visitor ended with {process.ExitCode}: {await error}")
            : [.. JsonDocument.Parse(said).RootElement.EnumerateObject().Select(seen => $"{seen.Name}: {seen.Value}")];
    }
}
