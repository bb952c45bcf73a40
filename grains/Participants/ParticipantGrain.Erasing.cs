using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Participants;

/// <content>
/// Erasure. It is begun by one event, by which nobody sees any more who they are. What they were called is needed until it is gone from everywhere else, so
/// the participant's own journal is redacted last; by then the reminder, or whoever loads this grain, has done all that was cut short again,
/// which changes nothing where it was done.
/// </content>
public sealed partial class ParticipantGrain : IRemindable
{
    private const string ErasureReminder = "erasure";
    private const string Done = "done";
    private const string UnderWay = "under-way";

    // What they wrote while the first was under way, over a connection that was still open, is found by the second.
    private const int Passes = 2;

    private static readonly TimeSpan RemindEvery = TimeSpan.FromMinutes(1);

    /// <summary>Longer than most take, shorter than a browser or a proxy waits.</summary>
    private static readonly TimeSpan WaitForIt = TimeSpan.FromSeconds(15);

    private Task<bool>? _erasing;

    /// <inheritdoc/>
    public async Task<Answer<string>> Erase(Caller caller, bool allTexts)
    {
        await Journal.RefreshAsync();
        if (caller.ParticipantId != ParticipantId)
        {
            return Refusal.NotAllowed("Everyone erases themselves only.");
        }

        if (State.ToProfile(ParticipantId) is null)
        {
            return Refusal.NotFound("participant");
        }

        // The reminder first: once it is begun, there is always something that ends it.
        await this.RegisterOrUpdateReminder(ErasureReminder, RemindEvery, RemindEvery);
        var begin = new JournalCommand<ParticipantState, ParticipantEvent>("erase", ParticipantId, state => ParticipantDecider.Erase(state, allTexts));
        if (await Journal.Execute(begin) is CommandResult.Refused { Refusal: { Code: not RefusalCodes.Conflict } refusal })
        {
            return refusal;
        }

        try
        {
            return await FinishErasureAsync().WaitAsync(WaitForIt, _clock) ? Done : UnderWay;
        }
        catch (TimeoutException)
        {
            return UnderWay;
        }
    }

    /// <inheritdoc/>
    public async Task<Answer<string>> Erasure()
    {
        await Journal.RefreshAsync();
        return State.Erasure is null ? Refusal.NotFound("erasure")
            : State.IsErased && await this.GetReminder(ErasureReminder) is null ? Done
            : UnderWay;
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (State.Erasure is null)
        {
            // Asked for, and never begun.
            await StopRemindingAsync();
            return;
        }

        await FinishErasureAsync();
    }

    private async Task ResumeErasureAsync()
    {
        try
        {
            if (await this.GetReminder(ErasureReminder) is not null)
            {
                await FinishErasureAsync();
            }
        }
        catch (Exception fault)
        {
            LogErasureFailed(fault, LoggedIds.Of(JournalId));
        }
    }

    private async Task StopRemindingAsync()
    {
        if (await this.GetReminder(ErasureReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    /// <summary>Does what is left of an erasure that was begun.</summary>
    /// <returns>Whether nothing is left.</returns>
    private Task<bool> FinishErasureAsync() => _erasing is { IsCompleted: false } ? _erasing : _erasing = TryFinishErasureAsync();

    private async Task<bool> TryFinishErasureAsync()
    {
        // Only told here: whoever asked is told that it goes on, and the reminder goes on with it.
        try
        {
            if (!State.IsErased && await EraseElsewhereAsync() is { } refusal)
            {
                LogNotErased(LoggedIds.Of(JournalId), refusal.Code);
                return false;
            }

            var own = await RedactAsync("erased", ParticipantId, journal => new RedactionPlan<ParticipantEvent>(
                new ParticipantErased(),
                _redaction.Plan(JournalId, journal, new Redaction.Person(ParticipantId, [journal.Point.State.DisplayName], AllTexts: true))));
            if (own is CommandResult.Refused refused)
            {
                LogNotErased(LoggedIds.Of(JournalId), refused.Refusal.Code);
                return false;
            }

            if (_watcher is not null)
            {
                // The index has their words until it has followed.
                await _watcher.SettleAsync(CancellationToken.None);
            }

            await _store.ScrubAsync(CancellationToken.None);

            // The last: as long as there is a reminder, something may be left.
            await StopRemindingAsync();
            return true;
        }
        catch (Exception fault)
        {
            LogErasureFailed(fault, LoggedIds.Of(JournalId));
            return false;
        }
    }

    private async Task<Refusal?> EraseElsewhereAsync()
    {
        var person = new Redaction.Person(ParticipantId, [State.DisplayName], State.Erasure!.AllTexts);

        // Command ids are logged when something goes wrong, and logs say nothing of whom it is about.
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ParticipantId)))[..32];

        // The first of all: by this every node ends their sessions, so that what is looked through below does not grow meanwhile.
        var audit = GrainFactory.GetGrain<IAuditGrain>(JournalIds.Audit);
        var erased = new AuditNote(AuditDeeds.Erased, State.CityId, ParticipantId);
        if (await audit.Note($"erased-{digest}", new Caller(ParticipantId, State.CityId, []), erased) is { } unnoted)
        {
            return unnoted;
        }

        for (var pass = 1; pass <= Passes; pass++)
        {
            foreach (var journalId in await _store.FindJournalsAsync(ParticipantId, CancellationToken.None))
            {
                if (journalId != JournalId && JournalOf(journalId) is { } journal && await journal.Redact($"erase-{digest}-{pass}", ParticipantId, person) is { } refusal)
                {
                    return refusal;
                }
            }
        }

        return null;
    }

    /// <summary>The grain of a journal that may hold what people wrote; null for one that holds ids only.</summary>
    private IJournalGrain? JournalOf(string journalId) => journalId[..journalId.IndexOf(':', StringComparison.Ordinal)] switch
    {
        "board" => GrainFactory.GetGrain<IBoardGrain>(journalId),
        "city" => GrainFactory.GetGrain<ICityGrain>(journalId),
        "network" => GrainFactory.GetGrain<INetworkGrain>(journalId),
        "practice" => GrainFactory.GetGrain<IPracticeGrain>(journalId),
        "audit" => GrainFactory.GetGrain<IAuditGrain>(journalId),
        "gathering" => GrainFactory.GetGrain<IGatheringGrain>(journalId),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JournalId} is not erased everywhere yet: {Code}. The next reminder goes on.")]
    private partial void LogNotErased(string journalId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "{JournalId} is not erased everywhere yet. The next reminder goes on.")]
    private partial void LogErasureFailed(Exception fault, string journalId);
}
