using Stadmaken.Audit;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <content>Moderation: the text of an update is removed for good (rule J9), and the audit hears of it (rule A8).</content>
public sealed partial class PracticeGrain
{
    private static readonly PracticeModel Model = new();

    private DeedNoter? _deeds;

    private DeedNoter Deeds => _deeds ??= new DeedNoter(this, JournalId, ReadStoredAsync, DeedOf, GrainFactory, _logger);

    private async Task<CommandResult> ModerateAsync(PracticeSubmission submission)
    {
        var (commandId, caller, command) = submission;
        if (Ids.Check("commandId", commandId) is { } malformed)
        {
            return new CommandResult.Refused(commandId, malformed);
        }

        await Journal.RefreshAsync();
        return Decide(State).IsAccepted ? await Deeds.ActAsync(commandId, () => RedactHereAsync(isPromised: true)) : await RedactHereAsync(isPromised: false);

        Decision<HomeEvent> Decide(PracticeState state) =>
            PracticeDecider.Decide(state, PracticeId, caller, command, null, limits.Value, boardLimits.Value, _clock.GetUtcNow());

        // As on a board: what is accepted only now has nothing yet that sees to its note.
        async Task<CommandResult> RedactHereAsync(bool isPromised) => (await RedactAsync(commandId, caller.ParticipantId, journal =>
        {
            var decision = Decide(journal.Point.State);
            return !decision.IsAccepted ? RedactionPlan<HomeEvent>.Refuse(decision.Refusal)
                : !isPromised ? RedactionPlan<HomeEvent>.Refuse(Refusal.Unavailable("The practice has just changed. Send it again."))
                : new RedactionPlan<HomeEvent>(decision.Event, Redactions.Plan(JournalId, journal, EntryOf(journal.Point.State, decision.Event)));
        }))!;
    }

    private static Redaction.Entry EntryOf(PracticeState state, HomeEvent decided) => decided is PracticeContentRedacted { UpdateId: { } updateId }
        ? new Redaction.Entry(state.Updates.First(update => update.UpdateId == updateId).Version, RedactionMode.Redact)
        : throw new InvalidOperationException($"{decided.GetType().Name} redacts nothing.");

    private AuditNote? DeedOf(JournalEntry entry) => entry.Type == "contentRedacted" && Model.Events.Decode(entry.Type, entry.Data) is PracticeContentRedacted e
        ? new AuditNote(
            AuditDeeds.Redacted,
            State.CityId,
            State.Updates.Find(update => update.UpdateId == e.UpdateId)?.By,
            new ReportedThing(PracticeId: PracticeId, UpdateId: e.UpdateId),
            e.Reason)
        : null;
}
