namespace Stadmaken.Journals;

/// <summary>Answers whether commands can be stored now, for a node that stores none itself. Any key; there may be many at once.</summary>
[Alias("stadmaken.storage-check")]
public interface IStorageCheckGrain : IGrainWithIntegerKey
{
    /// <summary>Stores something that changes nothing, the way every command is stored.</summary>
    /// <returns>Null when it was stored; <c>unavailable</c> when it could not be.</returns>
    [Alias("check")]
    Task<Refusal?> Check();
}
