using Npgsql;
using Stadmaken.Grains.Journals;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>A database of its own in a real server.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="answerWithinSeconds">See <see cref="PostgresOptions.AnswerWithinSeconds"/>.</param>
public sealed class PostgresHost(string connectionString, int answerWithinSeconds = 30) : IJournalHost
{
    private readonly Dictionary<IJournalStore, PostgresDatabase> _open = [];

    /// <summary>The database.</summary>
    public string ConnectionString => connectionString;

    /// <summary>Opens a store with connections of its own, as another process would.</summary>
    public PostgresJournalStore Open()
    {
        var database = new PostgresDatabase(new PostgresOptions { ConnectionString = connectionString, AnswerWithinSeconds = answerWithinSeconds });
        var store = new PostgresJournalStore(database);
        _open.Add(store, database);
        return store;
    }

    /// <inheritdoc/>
    public Task<IJournalStore> OpenAsync() => Task.FromResult<IJournalStore>(Open());

    /// <inheritdoc/>
    public async Task CloseAsync(IJournalStore store)
    {
        _open.Remove(store, out var database);
        await ((PostgresJournalStore)store).DisposeAsync();
        await database!.DisposeAsync();
    }

    /// <summary>Runs a statement beside the stores.</summary>
    public async Task<object?> ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open.Keys.ToList())
        {
            await CloseAsync(store);
        }
    }
}
