using Stadmaken.Audit;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <content>Moderation: texts are hidden, restored and removed for good (rule J9), and the audit hears of it (rule A8).</content>
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
        return command is RemoveReaction ? await RedactHereAsync(isPromised: true)
            : Decide(State).IsAccepted ? await Deeds.ActAsync(commandId, () => RedactHereAsync(isPromised: true))
            : await RedactHereAsync(isPromised: false);

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

    private static Redaction.Entry EntryOf(PracticeState state, HomeEvent decided) => decided switch
    {
        PracticeContentRedacted { AnswerId: { } answerId, QuestionId: { } questionId } => new(PracticeDecider.FindAnswer(state, questionId, answerId)!.Version, RedactionMode.Redact),
        PracticeContentRedacted { QuestionId: { } questionId } => new(state.FindQuestion(questionId)!.Version, RedactionMode.Redact),
        PracticeContentRedacted { ReactionId: { } reactionId } => new(state.FindReaction(reactionId)!.Version, RedactionMode.Redact),
        PracticeContentRedacted { UpdateId: { } updateId } => new(state.Updates.First(update => update.UpdateId == updateId).Version, RedactionMode.Redact),
        ReactionRemoved e => new(state.FindReaction(e.ReactionId)!.Version, RedactionMode.Redact),
        ReactionHidden e => new(state.FindReaction(e.ReactionId)!.Version, RedactionMode.Hide),
        ReactionRestored e => new(state.FindReaction(e.ReactionId)!.Version, RedactionMode.Restore),
        _ => throw new InvalidOperationException($"{decided.GetType().Name} redacts nothing."),
    };

    private AuditNote? DeedOf(JournalEntry entry) => entry.Type is not ("contentRedacted" or "reactionHidden" or "reactionRestored") ? null : Model.Events.Decode(entry.Type, entry.Data) switch
    {
        PracticeContentRedacted e => Deed(
            AuditDeeds.Redacted,
            e.UpdateId is { } updateId ? State.Updates.Find(update => update.UpdateId == updateId)?.By
                : e.AnswerId is { } answerId ? PracticeDecider.FindAnswer(State, e.QuestionId ?? string.Empty, answerId)?.By
                : e.QuestionId is { } questionId ? State.FindQuestion(questionId)?.By
                : State.FindReaction(e.ReactionId ?? string.Empty)?.By,
            new ReportedThing(PracticeId: PracticeId, UpdateId: e.UpdateId, QuestionId: e.QuestionId, AnswerId: e.AnswerId, ReactionId: e.ReactionId),
            e.Reason),
        ReactionHidden e => OfReaction(AuditDeeds.Hidden, e.ReactionId, e.Reason),
        ReactionRestored e => OfReaction(AuditDeeds.Restored, e.ReactionId, e.Reason),
        _ => null,
    };

    private AuditNote OfReaction(string deed, string reactionId, string reason) =>
        Deed(deed, State.FindReaction(reactionId)?.By, new ReportedThing(PracticeId: PracticeId, ReactionId: reactionId), reason);

    private AuditNote Deed(string deed, string? author, ReportedThing thing, string reason) => new(deed, State.CityId, author, thing, reason);
}
