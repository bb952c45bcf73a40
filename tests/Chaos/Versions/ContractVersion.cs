using System.Diagnostics;
using System.Runtime.Loader;
using Stadmaken.Tests.Support.Contracts;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Versions;

/// <summary>
/// Another version of the grain contracts, built from the sources of this one with a few edits, and the built programs of this one with it in the place of
/// theirs: what crosses the wire is then written and read by the code that Orleans generates for that version.
/// </summary>
internal sealed class ContractVersion : IDisposable
{
    private const string Assembly = "Stadmaken.GrainInterfaces";

    /// <summary>What a release may do: a new field in what goes each way and in what is pushed, with a new id, and a new method.</summary>
    public static readonly Edit[] Growth =
    [
        new("Boards/IBoardGrain.cs", "[property: Id(4)] bool IsPrivate = false);", "[property: Id(4)] bool IsPrivate = false) { [Id(5)] public string? Hint { get; init; } = \"from the coming version\"; }"),
        new("Boards/IBoardGrain.cs", "[property: Id(2)] BoardCommand Command);", "[property: Id(2)] BoardCommand Command) { [Id(3)] public string[] Moods { get; init; } = [\"glad\"]; }"),
        new("Journals/JournalEntry.cs", "[property: Id(5)] byte[] Data);", "[property: Id(5)] byte[] Data) { [Id(6)] public long Weight { get; init; } = 7; }"),
        new("Boards/IBoardGrain.cs", "[Alias(\"submit\")]", "[Alias(\"motto\")] Task<string> Motto() => Task.FromResult(\"Niet zonder ons\"); [Alias(\"submit\")]"),
    ];

    /// <summary>What it must never do: two fields whose ids are swapped.</summary>
    public static readonly Edit[] SwappedIds =
    [
        new("Boards/BoardCommands.cs", "record AddCard([property: Id(0)] string CardId, [property: Id(1)] string ZoneId,", "record AddCard([property: Id(1)] string CardId, [property: Id(0)] string ZoneId,"),
    ];

    /// <summary>What it must never do: another name for what is there. It travels where several types can be meant, as for a command.</summary>
    public static readonly Edit[] OtherAlias =
    [
        new("Boards/BoardCommands.cs", "Alias(\"stadmaken.board-command.add-card\")", "Alias(\"stadmaken.board-command.put-card\")"),
    ];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-version-");

    private ContractVersion()
    {
    }

    /// <summary>Builds a version that silos and nodes can be started with.</summary>
    public static async Task<ContractVersion> BuildAsync(params Edit[] edits)
    {
        var version = new ContractVersion();
        var (exitCode, said) = await version.CompileAsync(edits);
        return exitCode == 0 ? version : throw new InvalidOperationException(said);
    }

    /// <summary>The fields of these contracts.</summary>
    public string[] Fields()
    {
        var context = new AssemblyLoadContext("version", isCollectible: true);
        try
        {
            return ContractFields.Of(context.LoadFromAssemblyPath(Path.Combine(_directory.FullName, "built", Assembly + ".dll")));
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>A program of this repository with these contracts.</summary>
    /// <param name="project">Its folder from the repository's root.</param>
    /// <param name="assembly">The name of its assembly.</param>
    public string Program(string project, string assembly)
    {
        var copy = Path.Combine(_directory.FullName, assembly);
        if (!Directory.Exists(copy))
        {
            Copy(Path.GetDirectoryName(RunningProgram.Built(project, assembly))!, copy, _ => true);
            File.Copy(Path.Combine(_directory.FullName, "built", Assembly + ".dll"), Path.Combine(copy, Assembly + ".dll"), overwrite: true);
        }

        return Path.Combine(copy, assembly + ".dll");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task<(int ExitCode, string Said)> CompileAsync(Edit[] edits)
    {
        foreach (var shared in (string[])["Directory.Build.props", "Directory.Packages.props", ".editorconfig", "global.json"])
        {
            File.Copy(Path.Combine(Repository.Root, shared), Path.Combine(_directory.FullName, shared));
        }

        var sources = Path.Combine(_directory.FullName, "grain-interfaces");
        Copy(Path.Combine(Repository.Root, "grain-interfaces"), sources, name => name is not ("bin" or "obj"));
        foreach (var edit in edits)
        {
            var path = Path.Combine(sources, edit.File);
            var text = await File.ReadAllTextAsync(path);
            var at = text.IndexOf(edit.Old, StringComparison.Ordinal);
            Assert.True(at >= 0 && text.IndexOf(edit.Old, at + 1, StringComparison.Ordinal) < 0, $"{edit.File} does not have this once: {edit.Old}");
            await File.WriteAllTextAsync(path, text.Replace(edit.Old, edit.New, StringComparison.Ordinal));
        }

        // Everything it needs was restored with this program; documentation and analysis are for the real one.
        var start = new ProcessStartInfo("dotnet",
        [
            "build", sources, "-nologo", "-v:quiet", "-m:1", "-nodeReuse:false", "-o", Path.Combine(_directory.FullName, "built"),
            "-p:NuGetAudit=false", "-p:NoWarn=CS1591", "-p:RunAnalyzers=false",
        ])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _directory.FullName,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static void Copy(string from, string to, Func<string, bool> wanted)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var directory in Directory.EnumerateDirectories(from).Where(directory => wanted(Path.GetFileName(directory))))
        {
            Copy(directory, Path.Combine(to, Path.GetFileName(directory)), wanted);
        }
    }
}

/// <summary>A change of one source.</summary>
/// <param name="File">Which, from <c>grain-interfaces</c>.</param>
/// <param name="Old">What is there exactly once.</param>
/// <param name="New">What comes in its place.</param>
internal sealed record Edit(string File, string Old, string New);
