using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract;

/// <summary>
/// What every store of journals does. A store joins by deriving from this; nothing here knows which one it is.
/// The cases are in several files, one for each question.
/// </summary>
public abstract partial class JournalStoreContract : IAsyncLifetime
{
    private IJournalHost? _host;
    private IJournalStore? _store;

    /// <summary>The store under test.</summary>
    protected IJournalStore Store => _store!;

    /// <summary>Where it keeps its journals.</summary>
    protected IJournalHost Host => _host!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _host = await CreateHostAsync();
        _store = await _host.OpenAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    /// <summary>Makes an empty place for journals.</summary>
    protected abstract Task<IJournalHost> CreateHostAsync();

    private async Task ReopenAsync()
    {
        await Host.CloseAsync(Store);
        _store = await Host.OpenAsync();
    }
}
