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

        public long Version => Entries.Count;
    }
}
