namespace Stadmaken.Grains.Journals;

/// <summary>Names under which the host registers Orleans grain storage.</summary>
public static class StorageNames
{
    /// <summary>Snapshots of journals (rule J7).</summary>
    public const string Snapshots = "snapshots";
}
