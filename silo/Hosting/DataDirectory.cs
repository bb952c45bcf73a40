using System.Globalization;

namespace Stadmaken.Silo.Hosting;

/// <summary>
/// The directory of an embedded cluster, held by this process alone. The embedded cluster has one silo, which does not look
/// for others: two on the same data would each believe to have every grain. Rule J2 would keep the journals whole, but
/// people would see their commands fail without end.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Makes the directory when it is not there, and takes it until disposed or until the process ends, however it ends.</summary>
    /// <exception cref="DataDirectoryException">It can not be made or written to, or another process has it.</exception>
    public static DataDirectory Take(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var lockFile = System.IO.Path.Combine(full, "in-use.lock");
        try
        {
            Directory.CreateDirectory(full);

            // FileShare.None is a lock of the operating system on an open file, so a killed process leaves none behind. The
            // file itself stays: removing it would let a third process lock a new one beside a second that has the old one open.
            var held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            held.Flush();
            return new DataDirectory(full, held);
        }
        catch (IOException fault) when (IsHeldByAnother(fault))
        {
            throw new DataDirectoryException(
                $"The data directory {full} is in use by another process (its id is in {lockFile}). Stop that one first, or set {SqliteStorageOptions.Section}__{nameof(SqliteStorageOptions.DataDirectory)} to another directory.",
                fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException(
                $"The data directory {full} cannot be made or written to: {fault.Message} Set {SqliteStorageOptions.Section}__{nameof(SqliteStorageOptions.DataDirectory)} to a directory that this user may write to.",
                fault);
        }
    }

    /// <summary>The full path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Lets another process have it.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>The system's word for it: EAGAIN, which is 11 on Linux and 35 on macOS, a sharing violation on Windows.</summary>
    private static bool IsHeldByAnother(IOException fault) => (fault.HResult & 0xFFFF) is 11 or 35 or 32;
}
