namespace Stadmaken.Grains.Journals;

/// <summary>Somebody in the silo who is handed the state of a journal whenever something of it was stored. Never waited for.</summary>
public interface IStateWatcher
{
    /// <summary>Something was stored. Quick; throws nothing.</summary>
    /// <param name="journalId">The journal.</param>
    /// <param name="state">Its state now; immutable.</param>
    void Stored(string journalId, object state);

    /// <summary>Waits until all that was handed over has been dealt with.</summary>
    Task SettleAsync(CancellationToken cancellation);
}
