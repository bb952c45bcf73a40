using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Support.Journals;

/// <summary>
/// A store for fast tests. It passes the same contract as the real ones, except that it forgets
/// everything when it is dropped.
/// </summary>
public sealed class InMemoryJournalStore : IJournalStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Journal> _journals = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        AppendArguments.Check(journalId, expectedVersion, entries);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult(Append(journalId, expectedVersion, entries));
        }
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation)
    {
        AppendArguments.CheckRedaction(journalId, expectedVersion, entry, rewrites);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var outcome = Append(journalId, expectedVersion, [entry]);
            if (outcome is AppendOutcome.AllStored)
            {
                var journal = _journals[journalId];
                foreach (var rewrite in rewrites)
                {
                    var index = (int)rewrite.Version - 1;
                    journal.Entries[index] = journal.Entries[index] with { Data = rewrite.Data };
                    journal.Withheld.Remove(rewrite.Version);
                    if (rewrite.Withheld is { } original)
                    {
                        journal.Withheld.Add(rewrite.Version, original);
                    }
                }
            }

            return Task.FromResult(outcome);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            IReadOnlyList<WithheldData> withheld = _journals.TryGetValue(journalId, out var journal)
                ? [.. journal.Withheld.Select(kept => new WithheldData(kept.Key, kept.Value))]
                : [];
            return Task.FromResult(withheld);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            IReadOnlyList<string> found =
            [
                .. _journals
                    .Where(journal => journal.Value.Entries.Exists(entry =>
                        entry.By == participantId || System.Text.Encoding.UTF8.GetString(entry.Data).Contains(participantId, StringComparison.Ordinal)))
                    .Select(journal => journal.Key)
                    .Order(StringComparer.Ordinal),
            ];
            return Task.FromResult(found);
        }
    }

    /// <inheritdoc/>
    public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            IReadOnlyList<JournalEntry> page = _journals.TryGetValue(journalId, out var journal)
                ? [.. journal.Entries.Skip((int)Math.Clamp(after, 0, int.MaxValue)).Take(limit)]
                : [];
            return Task.FromResult(page);
        }
    }

    /// <inheritdoc/>
    public Task<long> GetVersionAsync(string journalId, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult(_journals.TryGetValue(journalId, out var journal) ? journal.Version : 0L);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var known = _journals.GetValueOrDefault(journalId)?.Commands ?? [];
            return Task.FromResult<IReadOnlyDictionary<string, long>>(commandIds.Where(known.ContainsKey).Distinct().ToDictionary(id => id, id => known[id], StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    private AppendOutcome Append(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries)
    {
        var journal = _journals.GetValueOrDefault(journalId) ?? new Journal();
        if (journal.Version != expectedVersion)
        {
            return new AppendOutcome.VersionConflict(journal.Version);
        }

        var known = entries
            .Where(entry => journal.Commands.ContainsKey(entry.CommandId))
            .ToDictionary(entry => entry.CommandId, entry => journal.Commands[entry.CommandId], StringComparer.Ordinal);
        if (known.Count > 0)
        {
            return new AppendOutcome.CommandsKnown(known);
        }

        foreach (var entry in entries)
        {
            journal.Entries.Add(entry with { At = entry.At.ToUniversalTime() });
            journal.Commands.Add(entry.CommandId, entry.Version);
        }

        _journals[journalId] = journal;
        return AppendOutcome.Stored;
    }

    private sealed class Journal
    {
        public List<JournalEntry> Entries { get; } = [];

        public Dictionary<string, long> Commands { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<long, byte[]> Withheld { get; } = [];

        public long Version => Entries.Count;
    }
}
