namespace Stadmaken.Grains.Journals;

/// <summary>How journals are kept; configurable under <c>Journals</c>.</summary>
public sealed class JournalOptions
{
    /// <summary>
    /// How long a commit may take before its callers are told <c>unavailable</c>. Shorter than the
    /// 30 s after which Orleans gives up on a call, so that the caller hears the better answer.
    /// </summary>
    public TimeSpan CommitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Most entries in one commit of one journal. A commit's cost is mostly its disk write, so a large one is cheap per entry; the bound keeps its memory and its delay in check.</summary>
    public int LargestCommit { get; set; } = 1_024;

    /// <summary>Answers to recent commands remembered per active journal (rule J3).</summary>
    public int RememberedCommands { get; set; } = 10_000;

    /// <summary>Newest entries kept in memory per active journal for followers and for those who come back (rule F5).</summary>
    public int RecentEntries { get; set; } = 1_024;

    /// <summary>
    /// Entries between snapshots. A cold grain replays at most about this many after a crash, some 10 ms;
    /// a snapshot of a large board costs about as much to write.
    /// </summary>
    public int SnapshotEvery { get; set; } = 1_000;

    /// <summary>Entries that make a snapshot worth writing when a grain is put away.</summary>
    public int SnapshotOnDeactivation { get; set; } = 50;
}
