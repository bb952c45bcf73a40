using Stadmaken.Tests.StorageContract.PostgreSql;
using Stadmaken.Tests.StorageContract.Search.Stores;

namespace Stadmaken.Tests.StorageContract.Search;

/// <summary>The index in PostgreSQL.</summary>
public sealed class PostgresSearchIndexContract(SharedPostgres postgres) : SearchIndexContract
{
    /// <inheritdoc/>
    protected override bool LeadsAlone => true;

    /// <inheritdoc/>
    protected override async Task<ISearchHost> OpenAsync() => await PostgresSearchHost.OpenAsync(await postgres.Server.CreateEmptyDatabaseAsync());
}
