using Stadmaken.Grains.Journals;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.StorageContract;

/// <summary>Journals that live as long as this object: to open a store is to be given the same one.</summary>
public sealed class MemoryHost : IJournalHost
{
    private readonly IJournalStore _store;

    /// <summary>Begins with an empty store.</summary>
    public MemoryHost(IJournalStore store) => _store = store;

    /// <inheritdoc/>
    public Task<IJournalStore> OpenAsync() => Task.FromResult(_store);

    /// <inheritdoc/>
    public Task CloseAsync(IJournalStore store) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The store of fast tests tells them nothing that a real one would not.</summary>
public class InMemoryJournalStoreContract : JournalStoreContract
{
    /// <inheritdoc/>
    protected override Task<IJournalHost> CreateHostAsync() => Task.FromResult<IJournalHost>(new MemoryHost(new InMemoryJournalStore()));
}

/// <summary>The faulty store is sound until it is told otherwise.</summary>
public class FaultyJournalStoreContract : JournalStoreContract
{
    /// <inheritdoc/>
    protected override Task<IJournalHost> CreateHostAsync() => Task.FromResult<IJournalHost>(new MemoryHost(new FaultyJournalStore()));
}
