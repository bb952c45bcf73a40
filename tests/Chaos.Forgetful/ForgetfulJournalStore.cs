using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Chaos.Forgetful;

/// <summary>
/// Breaks rule J1 on purpose: it answers an append at once and writes it when enough later ones have come. Reads tell
/// of what is not written too, so nothing is amiss until the process is killed.
/// </summary>
internal sealed class ForgetfulJournalStore(IJournalStore inner) : IJournalStore, IDisposable
{
    // Few, so that what the writers stand on (their cards) is written, and only what was acknowledged last is lost.
    private const int Unwritten = 3;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<(string JournalId, long Expected, IReadOnlyList<JournalEntry> Entries)> _later = new();

    public static void TakeThePlaceOfTheStore(IServiceCollection services)
    {
        var sound = services.Last(service => service.ServiceType == typeof(IJournalStore));
        services.AddSingleton<IJournalStore>(provider => new ForgetfulJournalStore((IJournalStore)sound.ImplementationFactory!(provider)));
    }

    public async Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _later.Enqueue((journalId, expectedVersion, entries));
            while (_later.Count > Unwritten)
            {
                var oldest = _later.Dequeue();
                await inner.AppendAsync(oldest.JournalId, oldest.Expected, oldest.Entries, CancellationToken.None);
            }

            return AppendOutcome.Stored;
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation) =>
        inner.RedactAsync(journalId, expectedVersion, entry, rewrites, cancellation);

    public Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation) => inner.ReadWithheldAsync(journalId, cancellation);

    public Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation) => inner.FindJournalsAsync(participantId, cancellation);

    public Task ScrubAsync(CancellationToken cancellation) => inner.ScrubAsync(cancellation);

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var written = await inner.ReadAsync(journalId, after, limit, cancellation);
            return [.. written.Concat(Remembered(journalId).Where(entry => entry.Version > after)).Take(limit)];
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<long> GetVersionAsync(string journalId, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return Remembered(journalId).LastOrDefault()?.Version ?? await inner.GetVersionAsync(journalId, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var written = await inner.FindCommandsAsync(journalId, commandIds, cancellation);
            var remembered = Remembered(journalId).Where(entry => commandIds.Contains(entry.CommandId)).Select(entry => KeyValuePair.Create(entry.CommandId, entry.Version));
            return written.Concat(remembered).ToDictionary(StringComparer.Ordinal);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task CheckAsync(CancellationToken cancellation) => inner.CheckAsync(cancellation);

    public void Dispose() => _turn.Dispose();

    private IEnumerable<JournalEntry> Remembered(string journalId) =>
        _later.Where(append => append.JournalId == journalId).SelectMany(append => append.Entries);
}
