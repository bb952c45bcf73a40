using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Silo.Hosting;

/// <summary>
/// The databases of the embedded way to run, brought to their newest form. To have one is to have the data directory:
/// whoever opens a database asks this first, so nothing is opened that another process may be using.
/// </summary>
public sealed class EmbeddedStorage : IDisposable
{
    private readonly DataDirectory _directory;

    /// <summary>Takes the directory and runs the migrations.</summary>
    /// <exception cref="DataDirectoryException">The directory cannot be used.</exception>
    /// <exception cref="InvalidOperationException">A migration failed.</exception>
    public EmbeddedStorage(IOptions<SqliteStorageOptions> options)
    {
        _directory = DataDirectory.Take(options.Value.DataDirectory);
        try
        {
            SqliteMigrations.Run(JournalPath, "journal");
            SqliteMigrations.Run(SnapshotsPath, "orleans");
            SqliteMigrations.Run(SearchPath, "search");

            // NORMAL: a snapshot is a cache (rule J7), and an older one after a power cut costs a longer replay. One
            // connection: SQLite lets one write at a time, and the gate gives turns without holding threads.
            Snapshots = new GatedSqliteDataSource(SnapshotsFile, SqliteOpenMode.ReadWrite, connections: 1);
        }
        catch
        {
            _directory.Dispose();
            throw;
        }
    }

    /// <summary>The directory.</summary>
    public string DirectoryPath => _directory.Path;

    /// <summary>The database of the journals.</summary>
    public string JournalPath => _directory.File("journal.db");

    /// <summary>The database of Orleans grain storage, and how it is opened.</summary>
    public SqliteFile SnapshotsFile => new(SnapshotsPath, Synchronous: "NORMAL");

    /// <summary>The index of the search. A cache of what the journals say, in a file of its own for the same reason.</summary>
    public string SearchPath => _directory.File("search.db");

    /// <summary>Connections for Orleans grain storage.</summary>
    public GatedSqliteDataSource Snapshots { get; }

    /// <summary>
    /// The database of Orleans grain storage. A file of its own, since SQLite has one writer per file: the write of a
    /// large snapshot would hold up the commits of all journals.
    /// </summary>
    private string SnapshotsPath => _directory.File("orleans.db");

    /// <summary>Closes the connections and lets another process have the directory.</summary>
    public void Dispose()
    {
        Snapshots.Dispose();
        _directory.Dispose();
    }
}
