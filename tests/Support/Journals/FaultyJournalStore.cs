using System.Collections.Concurrent;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Support.Journals;

/// <summary>
/// A store that fails as told. Each instruction is for one call, and instructions are used up in the order
/// they were given; without one, calls go through to the wrapped store.
/// </summary>
public sealed class FaultyJournalStore : IJournalStore
{
    private readonly IJournalStore _inner;
    private readonly ConcurrentQueue<Instruction> _appends = new();
    private readonly ConcurrentQueue<JournalStoreException> _reads = new();
    private readonly ConcurrentQueue<JournalStoreException> _checks = new();
    private readonly ConcurrentQueue<HeldCall> _lookUps = new();
    private int _appendCalls;
    private int _readCalls;
    private int _versionCalls;
    private int _checkCalls;
    private int _lookUpCalls;

    /// <summary>Wraps a store.</summary>
    public FaultyJournalStore(IJournalStore inner) => _inner = inner;

    /// <summary>Wraps a new <see cref="InMemoryJournalStore"/>.</summary>
    public FaultyJournalStore()
        : this(new InMemoryJournalStore())
    {
    }

    private delegate Task<AppendOutcome> Instruction(Func<Task<AppendOutcome>> append, string journalId, CancellationToken cancellation);

    /// <summary>Calls of <see cref="AppendAsync"/> so far, failed ones too.</summary>
    public int Appends => Volatile.Read(ref _appendCalls);

    /// <summary>Calls of <see cref="ReadAsync"/> so far, failed ones too.</summary>
    public int Reads => Volatile.Read(ref _readCalls);

    /// <summary>Calls of <see cref="GetVersionAsync"/> so far, failed ones too.</summary>
    public int VersionReads => Volatile.Read(ref _versionCalls);

    /// <summary>Calls of <see cref="FindCommandsAsync"/> so far, failed ones too.</summary>
    public int LookUps => Volatile.Read(ref _lookUpCalls);

    /// <summary>Calls of <see cref="CheckAsync"/> so far, failed ones too.</summary>
    public int Checks => Volatile.Read(ref _checkCalls);

    /// <summary>While true every call fails, whatever else was told, and uses up no instruction.</summary>
    public bool IsDown { get; set; }

    /// <summary>Which journals the instructions about appends are for; all when not set. Appends of others go through and use up none.</summary>
    public Func<string, bool> Concerns { get; set; } = _ => true;

    /// <summary>The next append fails and stores nothing.</summary>
    public void FailNextAppend(bool mayRetry = true) =>
        _appends.Enqueue((_, _, _) => Task.FromException<AppendOutcome>(Fault("before the write", mayRetry)));

    /// <summary>The next append is stored, and then fails: its acknowledgement is lost.</summary>
    public void LoseNextAcknowledgement(bool mayRetry = true) =>
        _appends.Enqueue(async (append, _, _) =>
        {
            await append();
            throw Fault("after the write", mayRetry);
        });

    /// <summary>
    /// The next append stores nothing and is told that the journal is elsewhere. For a conflict with a
    /// rival who really wrote, append to the wrapped store behind this one's back.
    /// </summary>
    /// <param name="actualVersion">The version it is told of; one more than the true one when left out.</param>
    public void ConflictNextAppend(long? actualVersion = null) =>
        _appends.Enqueue(async (_, journalId, cancellation) => new AppendOutcome.VersionConflict(
            actualVersion ?? await _inner.GetVersionAsync(journalId, cancellation) + 1));

    /// <summary>The next append waits in the hand of the test, with nothing written yet.</summary>
    public HeldCall HoldNextAppend()
    {
        var held = new HeldCall();
        _appends.Enqueue(async (append, _, cancellation) =>
        {
            await held.PassAsync(cancellation);
            return await append();
        });
        return held;
    }

    /// <summary>The next append is stored, and its acknowledgement waits in the hand of the test.</summary>
    public HeldCall HoldNextAcknowledgement()
    {
        var held = new HeldCall();
        _appends.Enqueue(async (append, _, cancellation) =>
        {
            var outcome = await append();
            await held.PassAsync(cancellation);
            return outcome;
        });
        return held;
    }

    /// <summary>The next read (<see cref="ReadAsync"/>, <see cref="GetVersionAsync"/> or <see cref="FindCommandsAsync"/>) fails.</summary>
    public void FailNextRead(bool mayRetry = true) => _reads.Enqueue(Fault("reading", mayRetry));

    /// <summary>The next <see cref="FindCommandsAsync"/> waits in the hand of the test.</summary>
    public HeldCall HoldNextLookUp()
    {
        var held = new HeldCall();
        _lookUps.Enqueue(held);
        return held;
    }

    /// <summary>The next <see cref="CheckAsync"/> fails.</summary>
    public void FailNextCheck(bool mayRetry = true) => _checks.Enqueue(Fault("checking", mayRetry));

    /// <summary>Forgets what it was told and has not yet done.</summary>
    public void CalmDown()
    {
        _appends.Clear();
        _reads.Clear();
        _checks.Clear();
        _lookUps.Clear();
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _appendCalls);
        ThrowIfDown();
        Task<AppendOutcome> Append() => _inner.AppendAsync(journalId, expectedVersion, entries, cancellation);
        return Concerns(journalId) && _appends.TryDequeue(out var instruction)
            ? await instruction(Append, journalId, cancellation)
            : await Append();
    }

    /// <inheritdoc/>
    /// <remarks>Takes the instructions of appends: it is one.</remarks>
    public async Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _appendCalls);
        ThrowIfDown();
        Task<AppendOutcome> Redact() => _inner.RedactAsync(journalId, expectedVersion, entry, rewrites, cancellation);
        return Concerns(journalId) && _appends.TryDequeue(out var instruction)
            ? await instruction(Redact, journalId, cancellation)
            : await Redact();
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation) => _inner.ReadWithheldAsync(journalId, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation) => _inner.FindJournalsAsync(participantId, cancellation);

    /// <inheritdoc/>
    public Task ScrubAsync(CancellationToken cancellation) => _inner.ScrubAsync(cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _readCalls);
        ThrowIfDown();
        ThrowIfTold(_reads);
        return await _inner.ReadAsync(journalId, after, limit, cancellation);
    }

    /// <inheritdoc/>
    public async Task<long> GetVersionAsync(string journalId, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _versionCalls);
        ThrowIfDown();
        ThrowIfTold(_reads);
        return await _inner.GetVersionAsync(journalId, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _lookUpCalls);
        ThrowIfDown();
        ThrowIfTold(_reads);
        if (_lookUps.TryDequeue(out var held))
        {
            await held.PassAsync(cancellation);
        }

        return await _inner.FindCommandsAsync(journalId, commandIds, cancellation);
    }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _checkCalls);
        ThrowIfDown();
        ThrowIfTold(_checks);
        await _inner.CheckAsync(cancellation);
    }

    private static JournalStoreException Fault(string when, bool mayRetry) => new($"The test told the store to fail {when}.", mayRetry);

    private static void ThrowIfTold(ConcurrentQueue<JournalStoreException> faults)
    {
        if (faults.TryDequeue(out var fault))
        {
            throw fault;
        }
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw Fault("until it is up again", mayRetry: true);
        }
    }
}
