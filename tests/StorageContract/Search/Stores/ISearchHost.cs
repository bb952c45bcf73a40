using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Search;

namespace Stadmaken.Tests.StorageContract.Search.Stores;

/// <summary>Journals, and indexes beside them.</summary>
public interface ISearchHost : IAsyncDisposable
{
    /// <summary>The journals.</summary>
    IJournalStore Journals { get; }

    /// <summary>The index beside them.</summary>
    ISearchIndex Index { get; }

    /// <summary>Throws away everything that the index has.</summary>
    Task EmptyAsync();

    /// <summary>How many bytes the index takes on the disk.</summary>
    Task<long> MeasureAsync();

    /// <summary>All that the index has, row by row in an order that does not depend on the database.</summary>
    Task<IReadOnlyList<string>> DumpAsync();
}
