using System.Diagnostics;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>A real file system of a few megabytes in memory, to fill.</summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Mounts it, which takes root.</summary>
    public SmallDisk(int megabytes)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("stadmaken-disk-");
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Directory.FullName);
    }

    /// <summary>Its root.</summary>
    public DirectoryInfo Directory { get; }

    /// <summary>Takes room, so that it can be given back.</summary>
    public FileInfo Fill(int bytes)
    {
        var ballast = new FileInfo(Path.Combine(Directory.FullName, "ballast"));
        File.WriteAllBytes(ballast.FullName, new byte[bytes]);
        return ballast;
    }

    /// <summary>Takes all the room there is.</summary>
    public FileInfo FillUp() => Fill((int)new DriveInfo(Directory.FullName).AvailableFreeSpace);

    /// <summary>Lets nothing be written to it, or lets it again, as when the kernel meets a damaged disk.</summary>
    public void MakeReadOnly(bool readOnly) => Run("mount", "-o", readOnly ? "remount,ro" : "remount,rw", Directory.FullName);

    /// <summary>Takes it away, which fails while anything has a file on it open: so this also finds a store that does not close all it opened.</summary>
    public void Dispose()
    {
        Run("umount", Directory.FullName);
        Directory.Delete();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"`{program} {string.Join(' ', arguments)}` failed (mounting takes root; unmounting, that no file is left open): {error}");
        }
    }
}
