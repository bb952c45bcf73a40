using Microsoft.Data.Sqlite;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>One SQLite database file and how it is opened.</summary>
/// <param name="Path">Where it is; its directory exists.</param>
/// <param name="Synchronous">
/// What a commit waits for: <c>FULL</c>, that it survives a power cut; <c>NORMAL</c>, that the file stays whole,
/// while the last commits may be lost.
/// </param>
/// <param name="CacheKiB">How much of the file a connection keeps in memory at most; 0 for SQLite's own choice, about 2 MiB.</param>
public sealed record SqliteFile(string Path, string Synchronous, int CacheKiB = 0)
{
    /// <summary>How long a connection waits for a writer of another process, in milliseconds.</summary>
    private const int BusyMilliseconds = 5_000;

    /// <summary>A connection string.</summary>
    /// <param name="mode">What may be done through it.</param>
    /// <param name="pooling">Whether closed connections are kept open for the next user.</param>
    public string ConnectionString(SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        Pooling = pooling,
        ForeignKeys = true,

        // Past the busy timeout of SQLite the driver goes on trying on its own until this many seconds are over,
        // 30 unless told otherwise.
        DefaultTimeout = BusyMilliseconds / 1_000,
    }.ToString();

    /// <summary>
    /// Sets what SQLite keeps per connection. All of it must be said each time: a connection from the pool
    /// may be new, and what the library was compiled with is not ours to rely on.
    /// </summary>
    public void Prepare(SqliteConnection connection)
    {
        using var pragmas = connection.CreateCommand();

        // What is deleted or written over is filled with zeros in the file: redacted texts must be in no byte of it (rule J9). Appends
        // delete nothing, so it costs them nothing.
        pragmas.CommandText = $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA synchronous={Synchronous}; PRAGMA secure_delete=ON;" + (CacheKiB > 0 ? $" PRAGMA cache_size=-{CacheKiB};" : string.Empty);
        pragmas.ExecuteNonQuery();
    }

    /// <summary>
    /// Brings everything into the database file and empties the write-ahead log, which otherwise keeps pages as they were until it is written
    /// over. Whoever reads just now is waited for, as long as for a writer of another process.
    /// </summary>
    /// <returns>Whether the log is empty; if not, someone read for too long.</returns>
    public bool TryEmptyLog()
    {
        using var connection = OpenForWriting();
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        return (long)checkpoint.ExecuteScalar()! == 0;
    }

    /// <summary>Opens a connection of one's own, creating the file if need be, in write-ahead mode: readers do not wait for the writer.</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            connection.Open();
            Prepare(connection);
            using var wal = connection.CreateCommand();
            wal.CommandText = "PRAGMA journal_mode=WAL;";
            wal.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
