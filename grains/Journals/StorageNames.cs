namespace Stadmaken.Grains.Journals;

/// <summary>Names by which grains and the host agree on Orleans storage providers.</summary>
public static class StorageNames
{
    /// <summary>The grain storage of snapshots: a cache, never the truth (rule J7).</summary>
    public const string Snapshots = "snapshots";
}
