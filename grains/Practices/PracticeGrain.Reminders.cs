using Microsoft.Extensions.Logging;
using Stadmaken.Grains.Audit;

namespace Stadmaken.Grains.Practices;

/// <content>
/// A reminder wakes the practice now and then, so that its silence and its dates are noticed when nobody looks (rule PR9). What is due is
/// decided by <see cref="PracticeWatch"/> from what is stored: a reminder that comes twice, late or not at all changes nothing
/// but the moment.
/// </content>
public sealed partial class PracticeGrain : IRemindable
{
    private const string WatchReminder = "watch";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _ = TellLeadersAsync();
        if (State.HasBegun && State.Ending is null)
        {
            // Not awaited: who opens a practice does not wait for it.
            _ = TryRemindAsync();
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == DeedNoter.Reminder)
        {
            await Journal.RefreshAsync();
            await Deeds.NoteAllAsync(Journal.Current.Version);
            return;
        }

        if (await Watch(_clock.GetUtcNow()) is null && await this.GetReminder(WatchReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    // One that is there is left as it is: set anew at every activation it would never come.
    private async Task RemindAsync()
    {
        if (await this.GetReminder(WatchReminder) is null)
        {
            await this.RegisterOrUpdateReminder(WatchReminder, options.Value.WatchEvery, options.Value.WatchEvery);
        }
    }

    private async Task TryRemindAsync()
    {
        try
        {
            await RemindAsync();
        }
        catch (Exception fault)
        {
            LogNotReminded(fault, JournalId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JournalId} could not see to it that it is watched; tried again when it is next loaded.")]
    private partial void LogNotReminded(Exception fault, string journalId);
}
