using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract;

/// <summary>A place where journals are kept, in which stores are opened.</summary>
public interface IJournalHost : IAsyncDisposable
{
    /// <summary>Opens one more store on the same journals, as another process would.</summary>
    Task<IJournalStore> OpenAsync();

    /// <summary>Closes a store, as at the end of a process.</summary>
    Task CloseAsync(IJournalStore store);
}
