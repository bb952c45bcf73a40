using Microsoft.Extensions.Logging;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <content>What happens when a commit does not simply succeed.</content>
public sealed partial class GroupCommit<TState, TEvent>
{
    /// <summary>Rule J5: the callers are told, the pending state is gone, the journal is read before going on.</summary>
    private void DropPending(List<PendingCommand<TState, TEvent>> batch)
    {
        RefuseAll(batch);
        RefuseAll(_decided);
        _pending = _committed;
        _stale = true;
    }

    /// <summary>
    /// Rule J3: some commands of the batch were stored long ago. They get their first answer; the others are
    /// decided again, since their decisions stood on the repetition.
    /// </summary>
    private void DecideAgain(List<PendingCommand<TState, TEvent>> batch, IReadOnlyDictionary<string, long> known)
    {
        _pending = _committed;
        var later = _decided;
        _decided = [];
        foreach (var pending in batch.Concat(later))
        {
            if (known.TryGetValue(pending.Command.CommandId, out var version))
            {
                AcceptAgain(pending, version);
            }
            else
            {
                Decide(pending);
            }
        }
    }

    private async Task<bool> TryRecoverAsync()
    {
        try
        {
            if (_mustFoldAnew)
            {
                await FoldAnewAsync();
            }

            await CatchUpAsync();
        }
        catch (JournalStoreException fault)
        {
            // Not tried again here: the next caller starts the next attempt (rule J5).
            LogNotRecovered(fault, LoggedId);
            RefuseAll(_undecided);
            return false;
        }
        catch (Exception fault)
        {
            Stop(fault, _undecided);
            return false;
        }

        _stale = false;
        if (_halted)
        {
            return true;
        }

        var waiting = _undecided;
        _undecided = [];
        foreach (var pending in waiting)
        {
            // It may be what the failed commit stored after all.
            if (_memory.TryGet(pending.Command.CommandId, out var first))
            {
                _underWay.Remove(pending.Command.CommandId);
                pending.Accept(((CommandResult.Accepted)first).Version);
            }
            else
            {
                Decide(pending);
            }
        }

        return true;
    }

    /// <summary>Folds what the store has after the committed version (rule J6: an entry that does not fold is not skipped).</summary>
    /// <returns>Whether what was known before was older than a redaction, and folded anew (rule J9).</returns>
    private async Task<bool> CatchUpAsync()
    {
        var isFromTheStart = _committed.Version == 0;
        var isOutdated = false;
        while (true)
        {
            IReadOnlyList<JournalEntry> page;
            using (var giveUp = new CancellationTokenSource(_options.CommitTimeout, _clock))
            {
                page = await ReadAsync(giveUp.Token);
            }

            if (page.Count == 0)
            {
                return isOutdated;
            }

            if (!isFromTheStart && page.Any(entry => _model.Events.TypeOf(entry.Type)?.IsAssignableTo(typeof(IRedactionEvent)) == true))
            {
                await FoldAnewAsync();
                (isFromTheStart, isOutdated) = (true, true);
            }

            var point = _committed;
            foreach (var entry in page)
            {
                if (entry.Version != point.Version + 1)
                {
                    throw new InvalidDataException($"The journal {LoggedId} goes from version {point.Version} to {entry.Version}.");
                }

                point = FoldOne(point, entry);
                _memory.Accepted(entry.CommandId, entry.Version);
            }

            _committed = _pending = point;
            Committed(page);
        }
    }

    private JournalPoint<TState> FoldOne(JournalPoint<TState> point, JournalEntry entry)
    {
        var decoded = _model.Events.Decode(entry.Type, entry.Data);
        return new(_model.Fold(point.State, new Recorded<TEvent>(entry.Version, entry.At, entry.By, decoded)), entry.Version, entry.At);
    }

    private async Task<IReadOnlyList<JournalEntry>> ReadAsync(CancellationToken giveUp)
    {
        try
        {
            return await _store.ReadAsync(_journalId, _committed.Version, Following.LargestPage, giveUp)
                .WaitAsync(_options.CommitTimeout, _clock, CancellationToken.None);
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            throw new JournalStoreException($"The journal {LoggedId} could not be read within {_options.CommitTimeout}.", mayRetry: true, fault);
        }
    }

    private void Stop(Exception reason, List<PendingCommand<TState, TEvent>> batch)
    {
        _stopped = reason;
        RefuseAll(batch);
        RefuseAll(_decided);
        RefuseAll(_undecided);
        _pending = _committed;
        LogStopped(reason, LoggedId);
        Stopped(reason);
    }

    private void RefuseAll(List<PendingCommand<TState, TEvent>> commands)
    {
        foreach (var pending in commands)
        {
            _underWay.Remove(pending.Command.CommandId);
            Refuse(pending, NotStored);
        }

        commands.Clear();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{JournalId} could not be read after a failed commit; the next caller tries again.")]
    private partial void LogNotRecovered(Exception fault, string journalId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{JournalId} can no longer be written by this activation.")]
    private partial void LogStopped(Exception reason, string journalId);
}
