namespace Stadmaken.Tests.StorageContract.Sqlite;

/// <summary>The SQLite store, on real files.</summary>
public class SqliteJournalStoreContract : JournalStoreContract
{
    /// <inheritdoc/>
    protected override Task<IJournalHost> CreateHostAsync() => Task.FromResult<IJournalHost>(new SqliteHost());
}
