using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// Writes one journal: decides commands one after another on the pending state, stores what they became in
/// batches, and answers each once it is stored (rules J1 to J6).
/// </summary>
/// <remarks>
/// Not thread-safe: everything happens on the scheduler of the one grain activation that owns it (or of the
/// test). No timer and no lock; the loop runs while there is something to do.
/// </remarks>
/// <typeparam name="TState">The state of the journal.</typeparam>
/// <typeparam name="TEvent">The events of the journal.</typeparam>
public sealed partial class GroupCommit<TState, TEvent>
    where TState : class
    where TEvent : class
{
    private static readonly Refusal NotStored = Refusal.Unavailable("It could not be stored, or it is not known whether it was. Send it again with the same id.");

    private static readonly Refusal Undecidable = Refusal.Invalid("type", "It could not be decided because of a defect, which is logged. Nothing of it is kept.");

    private readonly string _journalId;
    private readonly string _kind;
    private readonly IJournalModel<TState, TEvent> _model;
    private readonly IJournalStore _store;
    private readonly JournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    private readonly CommandMemory _memory;
    private readonly Dictionary<string, PendingCommand<TState, TEvent>> _underWay = new(StringComparer.Ordinal);
    private List<PendingCommand<TState, TEvent>> _undecided = [];
    private List<PendingCommand<TState, TEvent>> _decided = [];
    private JournalPoint<TState> _committed;
    private JournalPoint<TState> _pending;
    private Task _loop = Task.CompletedTask;

    // The store failed and may know more than we do: read it again before deciding anything (rule J5).
    private bool _stale;
    private Exception? _stopped;

    /// <summary>Prepares to write a journal; <see cref="LoadAsync"/> comes next.</summary>
    public GroupCommit(string journalId, IJournalModel<TState, TEvent> model, IJournalStore store, JournalOptions options, TimeProvider clock, ILogger logger)
    {
        _journalId = journalId;
        _kind = JournalMetrics.KindOf(journalId);
        _model = model;
        _store = store;
        _options = options;
        _clock = clock;
        _logger = logger;
        _memory = new CommandMemory(options.RememberedCommands);
        _committed = _pending = new JournalPoint<TState>(model.Empty, 0, DateTimeOffset.MinValue);
    }

    /// <summary>Called with entries once they are stored, in order, without gaps.</summary>
    public Action<IReadOnlyList<JournalEntry>> Committed { get; set; } = _ => { };

    /// <summary>Called once when this journal can no longer be written here: the activation must end (rules J2, J6).</summary>
    public Action<Exception> Stopped { get; set; } = _ => { };

    /// <summary>The stored state. Never shows anything that is not stored (rule J1).</summary>
    public JournalPoint<TState> Current => _committed;

    private string LoggedId => LoggedIds.Of(_journalId);

    /// <summary>Starts from a snapshot, or from nothing, and folds what the store has after it.</summary>
    /// <exception cref="JournalStoreException">The store cannot be read.</exception>
    public async Task LoadAsync(JournalPoint<TState>? snapshot)
    {
        if (snapshot is { } point)
        {
            // A snapshot can be ahead when the journal was restored from a backup (rule J7).
            var stored = await _store.GetVersionAsync(_journalId, CancellationToken.None);
            if (point.Version <= stored)
            {
                _committed = _pending = point;
            }
            else
            {
                LogSnapshotAhead(LoggedId, point.Version, stored);
            }
        }

        HasOutdatedSnapshot = await CatchUpAsync();
    }

    /// <summary>
    /// Decides commands in order, with nothing in between, and answers each once it and all it was decided
    /// on are stored.
    /// </summary>
    public Task<CommandResult>[] Execute(ReadOnlySpan<JournalCommand<TState, TEvent>> commands)
    {
        var answers = new Task<CommandResult>[commands.Length];
        for (var i = 0; i < commands.Length; i++)
        {
            answers[i] = Enqueue(commands[i]);
        }

        StartLoop();
        return answers;
    }

    /// <summary>Decides one command.</summary>
    public Task<CommandResult> Execute(JournalCommand<TState, TEvent> command) => Execute([command])[0];

    /// <summary>After a failed commit: learns what the store has, unless that is known.</summary>
    public Task RefreshAsync()
    {
        if (_stale)
        {
            StartLoop();
        }

        return _stale ? _loop : Task.CompletedTask;
    }

    /// <summary>Waits until nothing is under way.</summary>
    public async Task DrainAsync()
    {
        while (!_loop.IsCompleted || !_looking.IsCompleted)
        {
            await _loop;
            await _looking;
        }
    }

    private Task<CommandResult> Enqueue(JournalCommand<TState, TEvent> command)
    {
        if (_memory.TryGet(command.CommandId, out var first))
        {
            return Task.FromResult(first);
        }

        if (_underWay.TryGetValue(command.CommandId, out var earlier))
        {
            return earlier.Answer;
        }

        var pending = new PendingCommand<TState, TEvent>(command);
        if (_stopped is not null)
        {
            Refuse(pending, NotStored);
            return pending.Answer;
        }

        _underWay.Add(command.CommandId, pending);
        if (_stale || _halted)
        {
            _undecided.Add(pending);
        }
        else
        {
            Decide(pending);
        }

        return pending.Answer;
    }

    private void Decide(PendingCommand<TState, TEvent> pending)
    {
        var command = pending.Command;
        try
        {
            var decision = command.Decide(_pending.State);
            if (decision.IsAccepted)
            {
                var now = StoredTimes.Now(_clock);
                var at = now > _pending.At ? now : _pending.At;
                var version = _pending.Version + 1;
                var (type, data) = _model.Events.Encode(decision.Event);

                // Folded before it is stored: an event that does not fold never gets into the journal.
                var state = _model.Fold(_pending.State, new Recorded<TEvent>(version, at, command.By, decision.Event));
                pending.Refusal = null;
                pending.Entry = new JournalEntry(version, at, command.By, command.CommandId, type, data);
                pending.After = _pending = new JournalPoint<TState>(state, version, at);
            }
            else
            {
                pending.Entry = null;
                pending.Refusal = decision.Refusal;
                if (_pending.Version == _committed.Version)
                {
                    Answer(pending);
                    return;
                }
            }
        }
        catch (Exception fault)
        {
            // A defect in decide or fold. Nothing of it is kept, its sender hears of it, and the commands beside
            // it go on. Not "unavailable": sent again, it would fail again.
            LogUndecidable(fault, LoggedId, command.CommandId);
            _underWay.Remove(command.CommandId);
            Refuse(pending, Undecidable);
            return;
        }

        _decided.Add(pending);
    }

    private void StartLoop()
    {
        if (_loop.IsCompleted && _stopped is null && (_stale || _decided.Count > 0))
        {
            _loop = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        do
        {
            if (_stale && !await TryRecoverAsync())
            {
                return;
            }

            if (_decided.Count > 0)
            {
                await CommitAsync(TakeBatch());
            }
        }
        while (_stopped is null && (_decided.Count > 0 || _stale));
    }

    private List<PendingCommand<TState, TEvent>> TakeBatch()
    {
        var batch = _decided;
        if (batch.Count <= _options.LargestCommit)
        {
            _decided = [];
            return batch;
        }

        _decided = batch.GetRange(_options.LargestCommit, batch.Count - _options.LargestCommit);
        batch.RemoveRange(_options.LargestCommit, batch.Count - _options.LargestCommit);
        return batch;
    }

    private async Task CommitAsync(List<PendingCommand<TState, TEvent>> batch)
    {
        var entries = new List<JournalEntry>(batch.Count);
        foreach (var pending in batch)
        {
            if (pending.Entry is { } entry)
            {
                entries.Add(entry);
            }
        }

        if (entries.Count == 0)
        {
            Settle(batch, entries);
            return;
        }

        using var span = Spans.Begin("journal commit", ActivityKind.Internal, batch, static pending => pending.Cause);
        span?.SetTag("journal.kind", _kind).SetTag("events", entries.Count);
        AppendOutcome outcome;
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var giveUp = new CancellationTokenSource(_options.CommitTimeout, _clock);
            outcome = await _store.AppendAsync(_journalId, _committed.Version, entries, giveUp.Token)
                .WaitAsync(_options.CommitTimeout, _clock);
        }
        catch (Exception fault)
        {
            JournalMetrics.Committed(_kind, entries.Count, Instrumentation.SecondsSince(begun), JournalMetrics.Failed);
            span?.SetStatus(ActivityStatusCode.Error);
            LogNotStored(fault, LoggedId, entries.Count);
            DropPending(batch);
            return;
        }

        JournalMetrics.Committed(_kind, entries.Count, Instrumentation.SecondsSince(begun), JournalMetrics.OutcomeOf(outcome));
        span?.SetTag("outcome", JournalMetrics.OutcomeOf(outcome));
        switch (outcome)
        {
            case AppendOutcome.AllStored:
                Settle(batch, entries);
                break;
            case AppendOutcome.CommandsKnown known:
                DecideAgain(batch, known.Versions);
                break;
            case AppendOutcome.VersionConflict conflict:
                Stop(new JournalConflictException(LoggedId, _committed.Version, conflict.ActualVersion), batch);
                break;
        }
    }

    private void Settle(List<PendingCommand<TState, TEvent>> batch, List<JournalEntry> entries)
    {
        foreach (var pending in batch)
        {
            if (pending.Entry is { } entry)
            {
                _committed = pending.After;

                // Before any refusal of this batch is answered: what is remembered is held against the committed version there.
                _memory.Accepted(entry.CommandId, entry.Version);
            }
        }

        // Followers first: their push is then under way while the callers' answers travel back.
        if (entries.Count > 0)
        {
            Committed(entries);
        }

        foreach (var pending in batch)
        {
            Answer(pending);
        }
    }

    private void Answer(PendingCommand<TState, TEvent> pending)
    {
        if (pending.Entry is { } entry)
        {
            _underWay.Remove(entry.CommandId);
            pending.Accept(entry.Version);
        }
        else if (MayBeKnown(pending.Refusal!))
        {
            LookUp(pending);
        }
        else
        {
            RefuseForGood(pending);
        }
    }

    private void RefuseForGood(PendingCommand<TState, TEvent> pending)
    {
        _underWay.Remove(pending.Command.CommandId);
        _memory.Refused(pending.Command.CommandId, pending.Refusal!);
        Refuse(pending, pending.Refusal!);
    }

    private void Refuse(PendingCommand<TState, TEvent> pending, Refusal refusal)
    {
        JournalMetrics.Refused(_kind, refusal);
        pending.Refuse(refusal);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of {JournalId} is at {SnapshotVersion}, the journal at {StoredVersion}; the snapshot is ignored.")]
    private partial void LogSnapshotAhead(string journalId, long snapshotVersion, long storedVersion);

    [LoggerMessage(Level = LogLevel.Error, Message = "Command {CommandId} of {JournalId} could not be decided; nothing of it is kept.")]
    private partial void LogUndecidable(Exception fault, string journalId, string commandId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Count} entries to {JournalId} failed; their senders are told to send them again.")]
    private partial void LogNotStored(Exception fault, string journalId, int count);
}
