using Npgsql;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Search;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Silo.Storage.Search;

namespace Stadmaken.Tests.StorageContract.Search.Stores;

/// <summary>A database of its own in a real server.</summary>
public sealed class PostgresSearchHost : ISearchHost
{
    private readonly PostgresDatabase _database;
    private readonly PostgresJournalStore _journals;

    private PostgresSearchHost(string connectionString)
    {
        _database = new PostgresDatabase(new PostgresOptions { ConnectionString = connectionString, AnswerWithinSeconds = 60 });
        _journals = new PostgresJournalStore(_database);
        Index = new PostgresSearchIndex(_database);
    }

    /// <summary>The connections.</summary>
    public NpgsqlDataSource Connections => _database.General;

    /// <inheritdoc/>
    public IJournalStore Journals => _journals;

    /// <inheritdoc/>
    public ISearchIndex Index { get; }

    /// <summary>Opens a new database with all its tables.</summary>
    /// <param name="connectionString">An empty database.</param>
    public static async Task<PostgresSearchHost> OpenAsync(string connectionString)
    {
        await PostgresMigrations.RunAsync(connectionString);
        return new PostgresSearchHost(connectionString);
    }

    /// <inheritdoc/>
    public Task EmptyAsync() => WithAsync(connection => SearchTables.RunAsync(connection, SearchTables.Empty));

    /// <inheritdoc/>
    public Task<long> MeasureAsync() => WithAsync(async connection => (long)(await SearchTables.RunAsync(
        connection,
        "SELECT (pg_total_relation_size('search_posting') + pg_total_relation_size('search_document') + pg_total_relation_size('search_journal') + pg_total_relation_size('search_reader'))::bigint"))!);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> DumpAsync() => WithAsync(SearchTables.DumpAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _journals.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<T> WithAsync<T>(Func<NpgsqlConnection, Task<T>> use)
    {
        await using var connection = await _database.General.OpenConnectionAsync();
        return await use(connection);
    }
}
