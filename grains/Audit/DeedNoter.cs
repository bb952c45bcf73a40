using Microsoft.Extensions.Logging;
using Stadmaken.Audit;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Audit;

/// <summary>
/// Notes in the audit what is moderated in a journal (rule A8). The reminder comes first, then the deed, then the note: nobody who moderates waits for the
/// audit, and a deed that is stored always has a reminder until it is noted. The id of a note is the place of the deed in its journal, so that
/// noting it again changes nothing. Used by one grain, on its own turns.
/// </summary>
/// <param name="grain">Whose deeds; it gives the reminder to <see cref="NoteAllAsync"/>.</param>
/// <param name="journalId">Their journal.</param>
/// <param name="read">Reads it.</param>
/// <param name="deedOf">What an entry of it is to the audit; null for most.</param>
/// <param name="grains">To reach the audit.</param>
/// <param name="logger">For what is tried again.</param>
internal sealed partial class DeedNoter(
    IGrainBase grain, string journalId, Func<long, int, Task<IReadOnlyList<JournalEntry>>> read, Func<JournalEntry, AuditNote?> deedOf, IGrainFactory grains, ILogger logger)
{
    /// <summary>The name of the reminder.</summary>
    internal const string Reminder = "noting";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private int _underWay;

    // A deed was not noted, or may not have been by an earlier activation: only going through all of them ends the reminder.
    private bool _missed;

    /// <summary>Does a deed, and has it noted.</summary>
    /// <param name="commandId">Its id.</param>
    /// <param name="act">Stores it.</param>
    internal async Task<CommandResult> ActAsync(string commandId, Func<Task<CommandResult>> act)
    {
        try
        {
            _missed |= await grain.GetReminder(Reminder) is not null && _underWay == 0;
            await grain.RegisterOrUpdateReminder(Reminder, Every, Every);
        }
        catch (Exception fault)
        {
            LogNotPromised(fault, journalId);
            return new CommandResult.Refused(commandId, Refusal.Unavailable("It cannot be stored now."));
        }

        _underWay++;
        var noting = false;
        try
        {
            var result = await act();
            if (result is CommandResult.Accepted accepted)
            {
                noting = true;

                // Not awaited: it is promised.
                _ = NoteAsync(accepted.Version - 1, accepted.Version);
            }
            else
            {
                // Refused, or nobody knows: whatever is there is found by the reminder.
                _missed = true;
            }

            return result;
        }
        finally
        {
            _underWay -= noting ? 0 : 1;
        }
    }

    /// <summary>Notes again whatever was done: which of it was cut short is known nowhere, and noting twice is once.</summary>
    /// <param name="version">Up to where.</param>
    internal Task NoteAllAsync(long version)
    {
        _underWay++;
        _missed = false;
        return NoteAsync(0, version);
    }

    private async Task NoteAsync(long after, long upTo)
    {
        try
        {
            while (after < upTo && await read(after, (int)Math.Min(upTo - after, Following.LargestPage)) is { Count: > 0 } page)
            {
                foreach (var entry in page)
                {
                    if (deedOf(entry) is { } deed
                        && await grains.GetGrain<IAuditGrain>(JournalIds.Audit).Note($"{journalId}:{entry.Version}", new Caller(entry.By, string.Empty, []), deed) is { } refusal)
                    {
                        LogNotNoted(journalId, refusal.Code);
                        _missed = true;
                        return;
                    }
                }

                after = page[^1].Version;
            }
        }
        catch (Exception fault)
        {
            LogNotingFailed(fault, journalId);
            _missed = true;
        }
        finally
        {
            _underWay--;
        }

        await StopRemindingAsync();
    }

    private async Task StopRemindingAsync()
    {
        try
        {
            // Looked up before: one that is registered anew meanwhile, for the next deed, is not the same any more and stays.
            if (await grain.GetReminder(Reminder) is { } reminder && _underWay == 0 && !_missed)
            {
                await grain.UnregisterReminder(reminder);
            }
        }
        catch (Exception fault)
        {
            LogNotingFailed(fault, journalId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was to be moderated in {JournalId} was not done: no reminder could be stored that sees to its note.")]
    private partial void LogNotPromised(Exception fault, string journalId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was moderated in {JournalId} is not noted yet: {Code}. The next reminder goes on.")]
    private partial void LogNotNoted(string journalId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was moderated in {JournalId} is not noted yet. The next reminder goes on.")]
    private partial void LogNotingFailed(Exception fault, string journalId);
}
