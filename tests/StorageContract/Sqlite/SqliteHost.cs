using Stadmaken.Grains.Journals;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Tests.StorageContract.Sqlite;

/// <summary>A real database file in a directory of its own.</summary>
public sealed class SqliteHost : IJournalHost
{
    private readonly List<SqliteJournalStore> _open = [];
    private readonly DirectoryInfo _directory;

    /// <summary>Makes the file.</summary>
    /// <param name="directory">Where; a new temporary directory when left out. Removed in the end.</param>
    public SqliteHost(DirectoryInfo? directory = null)
    {
        _directory = directory ?? Directory.CreateTempSubdirectory("stadmaken-journal-");
        SqliteMigrations.Run(Path, "journal");
    }

    /// <summary>The database file.</summary>
    public string Path => System.IO.Path.Combine(_directory.FullName, "journal.db");

    /// <summary>Opens a store.</summary>
    public SqliteJournalStore Open()
    {
        var store = new SqliteJournalStore(Path, TimeProvider.System);
        _open.Add(store);
        return store;
    }

    /// <inheritdoc/>
    public Task<IJournalStore> OpenAsync() => Task.FromResult<IJournalStore>(Open());

    /// <inheritdoc/>
    public async Task CloseAsync(IJournalStore store)
    {
        _open.Remove((SqliteJournalStore)store);
        await ((SqliteJournalStore)store).DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open)
        {
            await store.DisposeAsync();
        }

        _directory.Delete(recursive: true);
    }
}
