using Microsoft.Data.Sqlite;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Search;
using Stadmaken.Silo.Storage.Search;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Tests.StorageContract.Search.Stores;

/// <summary>Real files in a directory of their own.</summary>
public sealed class SqliteSearchHost : ISearchHost
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-search-");
    private readonly SqliteJournalStore _journals;
    private readonly SqliteSearchIndex _index;

    /// <summary>Makes the files.</summary>
    public SqliteSearchHost()
    {
        SqliteMigrations.Run(At("journal.db"), "journal");
        SqliteMigrations.Run(At("search.db"), "search");
        _journals = new SqliteJournalStore(At("journal.db"), TimeProvider.System);
        _index = SqliteSearchIndex.Open(At("search.db"), At("journal.db"));
    }

    /// <inheritdoc/>
    public IJournalStore Journals => _journals;

    /// <inheritdoc/>
    public ISearchIndex Index => _index;

    /// <inheritdoc/>
    public Task EmptyAsync() => WithAsync(connection => SearchTables.RunAsync(connection, SearchTables.Empty));

    /// <inheritdoc/>
    public Task<long> MeasureAsync() => Task.FromResult(new FileInfo(At("search.db")).Length);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> DumpAsync() => WithAsync(SearchTables.DumpAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _index.Dispose();
        await _journals.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private string At(string name) => Path.Combine(_directory.FullName, name);

    private async Task<T> WithAsync<T>(Func<SqliteConnection, Task<T>> use)
    {
        await using var connection = SqliteSearchIndex.FileAt(At("search.db")).OpenForWriting();
        return await use(connection);
    }
}
