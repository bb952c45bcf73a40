namespace Stadmaken.Grains.Checking;

/// <summary>Something in the stored data of a journal that is not as its rules say.</summary>
/// <param name="JournalId">Which journal.</param>
/// <param name="Version">At which version; 0 for the journal as a whole.</param>
/// <param name="Kind">What kind.</param>
/// <param name="What">More of it, for people; nothing of what is in the journal.</param>
public sealed record Finding(string JournalId, long Version, FindingKind Kind, string What);

/// <summary>What can be wrong with a journal.</summary>
public enum FindingKind
{
    /// <summary>A version is missing (rule J2).</summary>
    NotContiguous,

    /// <summary>An event is earlier than the one before it.</summary>
    TimeGoesBack,

    /// <summary>An event cannot be read (rule J8).</summary>
    Unreadable,

    /// <summary>An event does not fit those before it (rule J6).</summary>
    DoesNotFold,

    /// <summary>Nobody knows journals of this kind; a newer version may have written it.</summary>
    UnknownKind,

    /// <summary>A snapshot is of a version that the journal does not have.</summary>
    SnapshotAhead,

    /// <summary>A snapshot is not what the journal folds to at its version (rule J7).</summary>
    SnapshotDiffers,
}
