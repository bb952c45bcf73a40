using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.StorageContract.Controls;

/// <summary>The mistakes a store can make, one at a time.</summary>
public enum Flaw
{
    /// <summary>None: the control of the controls.</summary>
    None,

    /// <summary>Says "stored" and writes with the next append (rule J1).</summary>
    AcknowledgesBeforeWriting,

    /// <summary>Reads the version, then writes without a key that would decide (rule J2).</summary>
    ChecksByReading,

    /// <summary>Takes a version that leaves a gap (rule J2).</summary>
    AcceptsGaps,

    /// <summary>Does not look at command ids (rule J3).</summary>
    ForgetsCommands,

    /// <summary>Looks for a command id in all journals (rule J3).</summary>
    KnowsCommandsOfOthers,

    /// <summary>Looks at commands before it looks at the version.</summary>
    TellsCommandsBeforeConflict,

    /// <summary>Writes entry by entry and stops in the middle.</summary>
    WritesHalf,

    /// <summary>Keeps times to the millisecond.</summary>
    RoundsTimes,

    /// <summary>Keeps text that is not quite what it was given.</summary>
    NormalisesText,

    /// <summary>Stores that something was redacted, and redacts only half of it (rule J9).</summary>
    RedactsHalf,

    /// <summary>Redacts although the event that says so is refused (rule J9).</summary>
    RedactsWithoutSaying,

    /// <summary>Writes what was cancelled before it began.</summary>
    IgnoresCancellation,
}

/// <summary>A store with one flaw, to see that the contract notices.</summary>
internal sealed class BrokenHost : IJournalHost
{
    private readonly Dictionary<string, List<JournalEntry>> _journals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string JournalId, long Version), byte[]> _withheld = [];
    private readonly Flaw _flaw;

    public BrokenHost(Flaw flaw) => _flaw = flaw;

    public Task<IJournalStore> OpenAsync() => Task.FromResult<IJournalStore>(new Store(this));

    public Task CloseAsync(IJournalStore store) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Store : IJournalStore
    {
        private readonly BrokenHost _host;
        private Action? _later;

        public Store(BrokenHost host) => _host = host;

        public async Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
        {
            AppendArguments.Check(journalId, expectedVersion, entries);
            if (_host._flaw is not Flaw.IgnoresCancellation)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Interlocked.Exchange(ref _later, null)?.Invoke();
            if (_host._flaw is not Flaw.ChecksByReading)
            {
                lock (_host._journals)
                {
                    return Decide(journalId, expectedVersion, entries) ?? Write(journalId, entries);
                }
            }

            AppendOutcome? decided;
            lock (_host._journals)
            {
                decided = Decide(journalId, expectedVersion, entries);
            }

            // What a database call between the read and the write would be.
            await Task.Yield();
            lock (_host._journals)
            {
                return decided ?? Write(journalId, entries);
            }
        }

        public async Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation)
        {
            AppendArguments.CheckRedaction(journalId, expectedVersion, entry, rewrites);
            var outcome = await AppendAsync(journalId, expectedVersion, [entry], cancellation);
            if (outcome is AppendOutcome.AllStored || _host._flaw is Flaw.RedactsWithoutSaying)
            {
                lock (_host._journals)
                {
                    Rewrite(journalId, _host._flaw is Flaw.RedactsHalf ? [.. rewrites.Take(1)] : rewrites);
                }
            }

            return outcome;
        }

        public Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation)
        {
            lock (_host._journals)
            {
                return Task.FromResult<IReadOnlyList<WithheldData>>(
                    [.. _host._withheld.Where(kept => kept.Key.JournalId == journalId).OrderBy(kept => kept.Key.Version).Select(kept => new WithheldData(kept.Key.Version, kept.Value))]);
            }
        }

        public Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation)
        {
            lock (_host._journals)
            {
                return Task.FromResult<IReadOnlyList<string>>(
                [
                    .. _host._journals
                        .Where(journal => journal.Value.Exists(entry => entry.By == participantId || System.Text.Encoding.UTF8.GetString(entry.Data).Contains(participantId, StringComparison.Ordinal)))
                        .Select(journal => journal.Key)
                        .Order(StringComparer.Ordinal),
                ]);
            }
        }

        public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(limit);
            lock (_host._journals)
            {
                return Task.FromResult<IReadOnlyList<JournalEntry>>([.. Journal(journalId).Where(entry => entry.Version > after).Take(limit)]);
            }
        }

        public Task<long> GetVersionAsync(string journalId, CancellationToken cancellation)
        {
            lock (_host._journals)
            {
                return Task.FromResult(Version(journalId));
            }
        }

        public Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation)
        {
            lock (_host._journals)
            {
                var entries = _host._flaw is Flaw.ForgetsCommands ? []
                    : _host._flaw is Flaw.KnowsCommandsOfOthers ? _host._journals.Values.SelectMany(journal => journal)
                    : Journal(journalId);
                return Task.FromResult<IReadOnlyDictionary<string, long>>(entries.Where(entry => commandIds.Contains(entry.CommandId))
                    .DistinctBy(entry => entry.CommandId).ToDictionary(entry => entry.CommandId, entry => entry.Version, StringComparer.Ordinal));
            }
        }

        public Task CheckAsync(CancellationToken cancellation) => Task.CompletedTask;

        private void Rewrite(string journalId, IReadOnlyList<EntryRewrite> rewrites)
        {
            foreach (var rewrite in rewrites)
            {
                var journal = Journal(journalId);
                journal[(int)rewrite.Version - 1] = journal[(int)rewrite.Version - 1] with { Data = rewrite.Data };
                _host._withheld.Remove((journalId, rewrite.Version));
                if (rewrite.Withheld is { } original)
                {
                    _host._withheld[(journalId, rewrite.Version)] = original;
                }
            }
        }

        private List<JournalEntry> Journal(string journalId) => _host._journals.GetValueOrDefault(journalId) ?? [];

        private long Version(string journalId) => Journal(journalId) is [.., var last] ? last.Version : 0;

        private AppendOutcome? Decide(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries)
        {
            var version = Version(journalId);
            var conflict = _host._flaw is Flaw.AcceptsGaps ? version > expectedVersion : version != expectedVersion;
            var journals = _host._flaw is Flaw.KnowsCommandsOfOthers ? _host._journals.Values.SelectMany(journal => journal) : Journal(journalId);
            var known = journals.Where(stored => entries.Any(entry => entry.CommandId == stored.CommandId))
                .GroupBy(stored => stored.CommandId, StringComparer.Ordinal)
                .ToDictionary(found => found.Key, found => found.First().Version, StringComparer.Ordinal);
            if (_host._flaw is Flaw.TellsCommandsBeforeConflict && known.Count > 0)
            {
                return new AppendOutcome.CommandsKnown(known);
            }

            if (conflict)
            {
                return new AppendOutcome.VersionConflict(version);
            }

            if (known.Count == 0 || _host._flaw is Flaw.ForgetsCommands)
            {
                return null;
            }

            if (_host._flaw is Flaw.WritesHalf)
            {
                Write(journalId, [.. entries.TakeWhile(entry => !known.ContainsKey(entry.CommandId))]);
            }

            return new AppendOutcome.CommandsKnown(known);
        }

        private AppendOutcome Write(string journalId, IReadOnlyList<JournalEntry> entries)
        {
            if (_host._flaw is Flaw.AcknowledgesBeforeWriting)
            {
                _later = () => Keep(journalId, entries);
            }
            else
            {
                Keep(journalId, entries);
            }

            return AppendOutcome.Stored;
        }

        private void Keep(string journalId, IReadOnlyList<JournalEntry> entries)
        {
            lock (_host._journals)
            {
                if (!_host._journals.TryGetValue(journalId, out var journal))
                {
                    _host._journals.Add(journalId, journal = []);
                }

                journal.AddRange(entries.Select(entry => entry with { At = Keep(entry.At), Data = Keep(entry.Data) }));
            }
        }

        private DateTimeOffset Keep(DateTimeOffset at) => _host._flaw is Flaw.RoundsTimes
            ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds())
            : at.ToUniversalTime();

        private byte[] Keep(byte[] data) => _host._flaw is Flaw.NormalisesText
            ? System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.UTF8.GetString(data))
            : data;
    }
}
