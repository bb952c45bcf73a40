using Microsoft.Extensions.Logging;
using Stadmaken.Grains.Audit;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <content>
/// A board may be kept for so many days after its last change; then what people wrote on it is redacted (rule J9). A reminder looks now and then; what is
/// due is decided from what is stored, so that one that comes twice, late or not at all changes nothing but the moment.
/// </content>
public sealed partial class BoardGrain : IRemindable
{
    private const string RetentionReminder = "retention";
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (State.RetentionDays is not null)
        {
            // Not awaited: who opens a board does not wait for it.
            _ = TryRemindAsync();
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Journal.RefreshAsync();
        if (reminderName == DeedNoter.Reminder)
        {
            await _deeds.NoteAllAsync(Journal.Current.Version);
            return;
        }

        if (State.RetentionDays is null && await this.GetReminder(RetentionReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            return;
        }

        await ExpireAsync();
    }

    private async Task ExpireAsync()
    {
        var current = Journal.Current;
        var isRedacted = current.State.ExpiredAt is not null && current.State.RedactedAt == current.Version;
        if (isRedacted || current.State.RetentionDays is not { } days || current.At.AddDays(days) > _clock.GetUtcNow())
        {
            return;
        }

        // The home first, as when something is hidden; the version makes it once for each time that the board was left alone.
        var commandId = $"retention-{current.Version}";
        if ((await Home().Redact($"{BoardId}:{commandId}", Caller.NetworkId, new Redaction.BoardPlan(BoardId))
            ?? await Redact(commandId, Caller.NetworkId, new Redaction.Everything())) is { } refusal)
        {
            LogNotExpired(JournalId, refusal.Code);
        }
    }

    private void RemindOfRetention(IReadOnlyList<JournalEntry> entries)
    {
        if (State.RetentionDays is not null && entries.Any(entry => entry.Type == "retentionSet"))
        {
            _ = TryRemindAsync();
        }
    }

    private async Task TryRemindAsync()
    {
        try
        {
            if (await this.GetReminder(RetentionReminder) is null)
            {
                await this.RegisterOrUpdateReminder(RetentionReminder, LookEvery, LookEvery);
            }
        }
        catch (Exception fault)
        {
            LogNotReminded(fault, JournalId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JournalId} is past its time and could not be redacted: {Code}. The next reminder tries again.")]
    private partial void LogNotExpired(string journalId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JournalId} could not see to it that it is looked at when its time is over; tried again when it is next loaded.")]
    private partial void LogNotReminded(Exception fault, string journalId);
}
