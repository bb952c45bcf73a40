using Stadmaken.Tests.StorageContract.Search.Stores;

namespace Stadmaken.Tests.StorageContract.Search;

/// <summary>The index in a SQLite file.</summary>
public sealed class SqliteSearchIndexContract : SearchIndexContract
{
    /// <inheritdoc/>
    protected override bool LeadsAlone => false;

    /// <inheritdoc/>
    protected override Task<ISearchHost> OpenAsync() => Task.FromResult<ISearchHost>(new SqliteSearchHost());
}
