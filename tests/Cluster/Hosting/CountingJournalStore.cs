using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Cluster.Hosting;

/// <summary>Counts what is read, so that a test can tell a replay from a start at a snapshot without a clock.</summary>
internal sealed class CountingJournalStore(IJournalStore inner) : IJournalStore
{
    private long _entriesRead;

    /// <summary>Entries read so far.</summary>
    public long EntriesRead => Volatile.Read(ref _entriesRead);

    public Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation) =>
        inner.AppendAsync(journalId, expectedVersion, entries, cancellation);

    public Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation) =>
        inner.RedactAsync(journalId, expectedVersion, entry, rewrites, cancellation);

    public Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation) => inner.ReadWithheldAsync(journalId, cancellation);

    public Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation) => inner.FindJournalsAsync(participantId, cancellation);

    public Task ScrubAsync(CancellationToken cancellation) => inner.ScrubAsync(cancellation);

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation)
    {
        var page = await inner.ReadAsync(journalId, after, limit, cancellation);
        Interlocked.Add(ref _entriesRead, page.Count);
        return page;
    }

    public Task<long> GetVersionAsync(string journalId, CancellationToken cancellation) => inner.GetVersionAsync(journalId, cancellation);

    public Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation) =>
        inner.FindCommandsAsync(journalId, commandIds, cancellation);

    public Task CheckAsync(CancellationToken cancellation) => inner.CheckAsync(cancellation);
}
