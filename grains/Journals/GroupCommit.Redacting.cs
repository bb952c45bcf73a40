using Microsoft.Extensions.Logging;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <content>Redaction (rule J9): the one write that also changes what is stored already.</content>
public sealed partial class GroupCommit<TState, TEvent>
{
    private Task _redacting = Task.CompletedTask;

    // While something is redacted nothing is decided: what is written meanwhile would not be looked at.
    private bool _halted;

    // A redaction may have been stored that the state in memory does not know of.
    private bool _mustFoldAnew;

    /// <summary>Called when the state was folded anew because earlier entries were redacted: what was made of them is to be forgotten.</summary>
    public Action Redacted { get; set; } = () => { };

    /// <summary>Whether the snapshot that it was loaded from was older than a redaction, and so not used.</summary>
    public bool HasOutdatedSnapshot { get; private set; }

    /// <summary>Redacts, with nothing else in between. Commands that come meanwhile are decided afterwards.</summary>
    /// <param name="commandId">Its id (rule J3).</param>
    /// <param name="by">The participant it comes from.</param>
    /// <param name="plan">What is to be done; pure, and run on the pool.</param>
    /// <param name="dropSnapshot">
    /// Takes the snapshot away; before the entries are rewritten, so that whatever is cut short there is never one of before that nobody looks for.
    /// </param>
    /// <returns>The answer; null if there is nothing to redact.</returns>
    public async Task<CommandResult?> RedactAsync(string commandId, string by, Func<RedactedJournal<TState>, RedactionPlan<TEvent>> plan, Func<Task> dropSnapshot)
    {
        var before = _redacting;
        var done = new TaskCompletionSource();
        _redacting = done.Task;
        await before;
        try
        {
            if (_memory.TryGet(commandId, out var first))
            {
                return first;
            }

            _halted = true;
            await DrainAsync();
            if (_stale)
            {
                // The newest failure: tried once more, as for any caller (rule J5).
                StartLoop();
                await DrainAsync();
            }

            return _stopped is not null || _stale
                ? new CommandResult.Refused(commandId, NotStored)
                : await RedactNowAsync(commandId, by, plan, dropSnapshot);
        }
        finally
        {
            _halted = false;
            DecideWaiting();
            StartLoop();
            done.SetResult();
        }
    }

    private async Task<CommandResult?> RedactNowAsync(string commandId, string by, Func<RedactedJournal<TState>, RedactionPlan<TEvent>> plan, Func<Task> dropSnapshot)
    {
        JournalEntry entry;
        RedactionPlan<TEvent> planned;
        JournalPoint<TState> after;
        try
        {
            var journal = await ReadWholeAsync();
            planned = await Task.Run(() => plan(journal));
            if (planned.Refusal is { } refusal)
            {
                return new CommandResult.Refused(commandId, refusal);
            }

            if (planned.Event is not { } said)
            {
                return null;
            }

            var now = StoredTimes.Now(_clock);
            var (type, data) = _model.Events.Encode(said);
            entry = new JournalEntry(journal.Point.Version + 1, now > journal.Point.At ? now : journal.Point.At, by, commandId, type, data);

            // Folded before it is stored, as every event: what does not fold is not redacted.
            after = await Task.Run(() => FoldAll([.. journal.Entries, entry], planned.Rewrites));
            await dropSnapshot();
        }
        catch (JournalStoreException fault)
        {
            LogNotRedacted(fault, LoggedId);
            return new CommandResult.Refused(commandId, NotStored);
        }
        catch (BlottingException fault)
        {
            LogNotRedacted(fault, LoggedId);
            return new CommandResult.Refused(commandId, Refusal.Conflict("A newer version of this program wrote here; it is the one that can redact it."));
        }
        catch (Exception fault)
        {
            LogUndecidable(fault, LoggedId, commandId);
            return new CommandResult.Refused(commandId, Undecidable);
        }

        return await StoreRedactionAsync(entry, planned.Rewrites, after);
    }

    private async Task<CommandResult> StoreRedactionAsync(JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, JournalPoint<TState> after)
    {
        AppendOutcome outcome;
        try
        {
            // As long as it takes, within reason: it is one transaction of everything that someone wrote here.
            using var giveUp = new CancellationTokenSource(3 * _options.CommitTimeout, _clock);
            outcome = await _store.RedactAsync(_journalId, _committed.Version, entry, rewrites, giveUp.Token).WaitAsync(3 * _options.CommitTimeout, _clock);
        }
        catch (Exception fault)
        {
            LogNotRedacted(fault, LoggedId);
            _stale = true;
            _mustFoldAnew = true;
            return new CommandResult.Refused(entry.CommandId, NotStored);
        }

        switch (outcome)
        {
            case AppendOutcome.CommandsKnown known:
                _memory.Accepted(entry.CommandId, known.Versions[entry.CommandId]);
                return new CommandResult.Accepted(entry.CommandId, known.Versions[entry.CommandId]);
            case AppendOutcome.VersionConflict conflict:
                Stop(new JournalConflictException(LoggedId, _committed.Version, conflict.ActualVersion), []);
                return new CommandResult.Refused(entry.CommandId, NotStored);
            default:
                _committed = _pending = after;
                _memory.Accepted(entry.CommandId, entry.Version);
                Redacted();
                Committed([entry]);
                return new CommandResult.Accepted(entry.CommandId, entry.Version);
        }
    }

    private async Task<RedactedJournal<TState>> ReadWholeAsync()
    {
        var entries = new List<JournalEntry>();
        while (entries.Count < _committed.Version)
        {
            var page = await _store.ReadAsync(_journalId, entries.Count, Following.LargestPage, CancellationToken.None).WaitAsync(_options.CommitTimeout, _clock);
            if (page.Count == 0)
            {
                throw new JournalStoreException($"The journal {LoggedId} ends at version {entries.Count}, not at {_committed.Version}.", mayRetry: false);
            }

            entries.AddRange(page.TakeWhile(entry => entry.Version <= _committed.Version));
        }

        var withheld = await _store.ReadWithheldAsync(_journalId, CancellationToken.None);
        return new RedactedJournal<TState>(_committed, entries, withheld.ToDictionary(kept => kept.Version, kept => kept.Data));
    }

    private JournalPoint<TState> FoldAll(IReadOnlyList<JournalEntry> entries, IReadOnlyList<EntryRewrite> rewrites)
    {
        var changed = rewrites.ToDictionary(rewrite => rewrite.Version, rewrite => rewrite.Data);
        var point = new JournalPoint<TState>(_model.Empty, 0, DateTimeOffset.MinValue);
        foreach (var entry in entries)
        {
            point = FoldOne(point, entry with { Data = changed.GetValueOrDefault(entry.Version, entry.Data) });
        }

        return point;
    }

    /// <summary>Folds the journal from its first entry up to the version that is known, and tells nobody of entries that they have been told of.</summary>
    private async Task FoldAnewAsync()
    {
        var upTo = _committed.Version;
        var point = new JournalPoint<TState>(_model.Empty, 0, DateTimeOffset.MinValue);
        while (point.Version < upTo)
        {
            var page = await _store.ReadAsync(_journalId, point.Version, (int)Math.Min(Following.LargestPage, upTo - point.Version), CancellationToken.None)
                .WaitAsync(_options.CommitTimeout, _clock);
            if (page.Count == 0)
            {
                throw new JournalStoreException($"The journal {LoggedId} ends at version {point.Version}, not at {upTo}.", mayRetry: false);
            }

            foreach (var entry in page)
            {
                point = FoldOne(point, entry);
            }
        }

        _committed = _pending = point;
        _mustFoldAnew = false;
        Redacted();
    }

    private void DecideWaiting()
    {
        if (_stale || _stopped is not null)
        {
            return;
        }

        var waiting = _undecided;
        _undecided = [];
        foreach (var pending in waiting)
        {
            Decide(pending);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{JournalId} could not be redacted; nothing of it is changed, or it is not known whether it is.")]
    private partial void LogNotRedacted(Exception fault, string journalId);
}
