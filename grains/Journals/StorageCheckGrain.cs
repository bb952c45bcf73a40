using Orleans.Concurrency;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <summary>Asks the store on the silo that was called.</summary>
[StatelessWorker, Reentrant]
public sealed class StorageCheckGrain(IJournalStore store) : Grain, IStorageCheckGrain
{
    /// <inheritdoc/>
    public async Task<Refusal?> Check()
    {
        try
        {
            await store.CheckAsync(CancellationToken.None);
            return null;
        }
        catch (JournalStoreException fault)
        {
            return Refusal.Unavailable(fault.Message);
        }
    }
}
