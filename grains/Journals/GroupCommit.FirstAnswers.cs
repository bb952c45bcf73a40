using Microsoft.Extensions.Logging;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <content>
/// Rule J3 for commands of long ago. One that would be accepted again is found by the store's key when it is appended; one that is refused now never
/// gets there, so the store is asked before its sender is told.
/// </content>
public sealed partial class GroupCommit<TState, TEvent>
{
    // What refusals can cost is bounded by this: of one journal one query at a time, of at most so many commands.
    private const int LargestLookUp = 256;

    private List<PendingCommand<TState, TEvent>> _refused = [];
    private Task _looking = Task.CompletedTask;

    // Every entry is an accepted command. While all of them are remembered there is nothing that only the store knows, which is so in
    // all journals that began here and are no longer than the memory. A refusal that says "send it again" is not the last word.
    private bool MayBeKnown(Refusal refusal) => !refusal.Retry && _memory.AcceptedCount < _committed.Version;

    private void LookUp(PendingCommand<TState, TEvent> pending)
    {
        _refused.Add(pending);
        if (_looking.IsCompleted)
        {
            _looking = LookUpAsync();
        }
    }

    // Beside the commits and not among them: nobody waits for a query about the commands of others.
    private async Task LookUpAsync()
    {
        // So that the commands of one call share a query.
        await Task.Yield();
        while (_refused.Count > 0)
        {
            var batch = _refused;
            _refused = [];
            if (batch.Count > LargestLookUp)
            {
                _refused = batch.GetRange(LargestLookUp, batch.Count - LargestLookUp);
                batch.RemoveRange(LargestLookUp, batch.Count - LargestLookUp);
            }

            try
            {
                AnswerFirst(batch, await FindAsync([.. batch.Select(pending => pending.Command.CommandId)]));
            }
            catch (Exception fault)
            {
                // Not known whether it was accepted, so neither answer can be given; its sender is told to ask again.
                LogNotLookedUp(fault, LoggedId, batch.Count);
                RefuseAll(batch);
            }
        }
    }

    private void AnswerFirst(List<PendingCommand<TState, TEvent>> batch, IReadOnlyDictionary<string, long> known)
    {
        foreach (var pending in batch)
        {
            if (known.TryGetValue(pending.Command.CommandId, out var version))
            {
                AcceptAgain(pending, version);
            }
            else
            {
                RefuseForGood(pending);
            }
        }
    }

    private void AcceptAgain(PendingCommand<TState, TEvent> pending, long version)
    {
        _underWay.Remove(pending.Command.CommandId);
        _memory.Accepted(pending.Command.CommandId, version);
        pending.Accept(version);
    }

    private async Task<IReadOnlyDictionary<string, long>> FindAsync(string[] commandIds)
    {
        using var giveUp = new CancellationTokenSource(_options.CommitTimeout, _clock);
        return await _store.FindCommandsAsync(_journalId, commandIds, giveUp.Token).WaitAsync(_options.CommitTimeout, _clock, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JournalId} could not be asked whether {Count} commands that it refuses were accepted before; their senders are told to send them again.")]
    private partial void LogNotLookedUp(Exception fault, string journalId, int count);
}
