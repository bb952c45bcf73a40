using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// Where journals are kept. Every implementation passes the store contract suite in
/// <c>tests/StorageContract</c>. Faults are <see cref="JournalStoreException"/>.
/// </summary>
public interface IJournalStore
{
    /// <summary>
    /// Stores entries after the last one, all or none, durably before it answers (rules J1, J2).
    /// Safe to call at once for different journals; a store may put several in one transaction (rule J4).
    /// </summary>
    /// <param name="journalId">Which journal; it begins with its first entry.</param>
    /// <param name="expectedVersion">The version the journal is believed to be at; 0 for a new one.</param>
    /// <param name="entries">At least one, with versions contiguous from <paramref name="expectedVersion"/> + 1.</param>
    /// <param name="cancellation">
    /// Stops waiting. The entries may or may not be stored then, as after any fault; if the append has
    /// not begun it will not begin.
    /// </param>
    Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation);

    /// <summary>
    /// Stores one entry after the last, and in the same transaction other data in the place of entries before it (rule J9): both, durably, or
    /// none. Otherwise like <see cref="AppendAsync"/>.
    /// </summary>
    /// <param name="journalId">Which journal.</param>
    /// <param name="expectedVersion">The version the journal is believed to be at.</param>
    /// <param name="entry">The event that says who redacted what and why.</param>
    /// <param name="rewrites">Each of an entry up to <paramref name="expectedVersion"/>, once. One that is not there is a fault, and nothing is stored.</param>
    /// <param name="cancellation">As for <see cref="AppendAsync"/>.</param>
    Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation);

    /// <summary>What is kept aside of hidden entries, in the order of their versions. For moderators, and to put it back.</summary>
    Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation);

    /// <summary>
    /// The journals in which an entry is by a participant or says their id, in the order of their ids. Looks at everything there is, which takes
    /// its time: it is for the rare day that someone leaves, and an index for it would slow down every append.
    /// </summary>
    Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation);

    /// <summary>Makes sure that nothing of what was redacted is left in the files that the store itself looks after.</summary>
    Task ScrubAsync(CancellationToken cancellation);

    /// <summary>Reads entries with a version greater than <paramref name="after"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation);

    /// <summary>The version of the last entry; 0 when there is none.</summary>
    Task<long> GetVersionAsync(string journalId, CancellationToken cancellation);

    /// <summary>
    /// Which of these commands became an entry of the journal, and at which version (rule J3). An id that no entry can have is not found;
    /// that is no fault.
    /// </summary>
    Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation);

    /// <summary>Writes something durably, to learn whether commands can be stored now.</summary>
    Task CheckAsync(CancellationToken cancellation);
}
