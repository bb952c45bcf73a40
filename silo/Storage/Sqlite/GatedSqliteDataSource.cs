using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>
/// Opens connections to one file, at most so many at once. The driver has no asynchronous calls: whoever waits
/// for the database blocks a thread. Without the gate 64 grains that wrote at once took every thread of the pool and
/// stalled the process for 4 s; with it the others wait without a thread, for 20 ms at most.
/// </summary>
public sealed class GatedSqliteDataSource : DbDataSource
{
    private readonly SqliteFile _file;
    private readonly SemaphoreSlim _gate;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="file">The database.</param>
    /// <param name="mode">What may be done through the connections.</param>
    /// <param name="connections">How many are open at once, at least 1. For writers 1 is right: SQLite lets one write at a time.</param>
    public GatedSqliteDataSource(SqliteFile file, SqliteOpenMode mode, int connections)
    {
        _file = file;
        _gate = new SemaphoreSlim(connections, connections);
        ConnectionString = file.ConnectionString(mode, pooling: true);
    }

    /// <inheritdoc/>
    public override string ConnectionString { get; }

    /// <summary>A connection that passes the gate when it is opened and leaves it when it is closed.</summary>
    protected override DbConnection CreateDbConnection() => new GatedSqliteConnection(ConnectionString, _file, _gate);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Without this the pool holds the file open for as long as the process lives.
            using var pooled = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(pooled);

            // The gate is not disposed: a connection that is still out leaves through it, and it holds nothing of the system's.
        }

        base.Dispose(disposing);
    }
}
