namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>The PostgreSQL store, in a real server.</summary>
public class PostgresJournalStoreContract(SharedPostgres postgres) : JournalStoreContract
{
    /// <inheritdoc/>
    protected override async Task<IJournalHost> CreateHostAsync() => new PostgresHost(await postgres.Server.CreateDatabaseAsync());
}
