using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Stadmaken.Audit;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Audit;

/// <summary>The audit of the network, and how everybody stands.</summary>
[Reentrant]
public sealed partial class AuditGrain(JournalServices services)
    : JournalGrain<AuditState, AuditEvent>(services, new AuditModel(), "audit-snapshot"), IAuditGrain
{
    private readonly AuditRedaction _redaction = new();
    private readonly TimeProvider _clock = services.Clock;
    private readonly ILogger _logger = services.Loggers.CreateLogger<AuditGrain>();

    /// <inheritdoc/>
    public async Task<NetworkStanding> Standing()
    {
        await Journal.RefreshAsync();
        return State.Standing;
    }

    /// <inheritdoc/>
    public Task<Refusal?> Suspend(Caller caller, string participantId, string reason, DateTimeOffset? until) =>
        ActAsync(caller, participantId, (state, who, now) => AuditDecider.Suspend(state, caller, who, reason, until, now));

    /// <inheritdoc/>
    public async Task<Refusal?> Reinstate(Caller caller, string participantId, string reason) =>
        await ActAsync(caller, participantId, (state, who, now) => AuditDecider.Reinstate(state, caller, who, reason, now)) is { Code: not RefusalCodes.Conflict } refusal ? refusal : null;

    /// <inheritdoc/>
    public Task<Refusal?> SetRoles(Caller caller, string participantId, string[]? roles, string reason) =>
        ActAsync(caller, participantId, (state, who, now) => AuditDecider.SetRoles(state, caller, who, roles, reason, now));

    /// <inheritdoc/>
    public Task<Refusal?> EndSessions(Caller caller, string participantId, string reason) =>
        ActAsync(caller, participantId, (state, who, now) => AuditDecider.EndSessions(state, caller, who, reason, now));

    /// <inheritdoc/>
    public async Task<Refusal?> NoteRoles(string participantId, string cityId, string[] roles)
    {
        await Journal.RefreshAsync();
        return await ExecuteAsync(NewId(), participantId, state => AuditDecider.NoteRoles(state, participantId, cityId, roles)) is { Code: not RefusalCodes.Conflict } refusal ? refusal : null;
    }

    /// <inheritdoc/>
    public Task<Refusal?> Note(string noteId, Caller caller, AuditNote note) => ExecuteAsync("note-" + noteId, caller.ParticipantId, _ => AuditDecider.Note(note));

    /// <inheritdoc/>
    public async Task<Answer<Suspension[]>> Suspended(Caller caller)
    {
        await Journal.RefreshAsync();
        var now = _clock.GetUtcNow();
        return AuditDecider.MayTakePart(State, caller, now) is { } not ? not
            : State.Suspensions.Values
                .Where(one => State.Standing.Of(one.ParticipantId).IsSuspendedAt(now) && AuditDecider.Oversees(State, caller, one.CityId))
                .OrderByDescending(one => one.At).ToArray();
    }

    /// <inheritdoc/>
    public async Task<Answer<JournalEntry[]>> Entries(Caller caller, long after, int limit)
    {
        await Journal.RefreshAsync();
        var asker = AuditDecider.AsNow(State, caller);
        if (AuditDecider.MayTakePart(State, caller, _clock.GetUtcNow()) is { } not)
        {
            return not;
        }

        if (!asker.IsOperator && !asker.IsStewardOf(asker.CityId))
        {
            return Refusal.NotAllowed("The audit is for operators, and for stewards as far as it is about their city.");
        }

        var most = Math.Clamp(limit, 1, Following.LargestPage);
        List<JournalEntry> found = [];
        while (await Read(after, Following.LargestPage) is { Entries: { Length: > 0 } entries })
        {
            found.AddRange(entries.Where(entry => asker.IsOperator || AuditEntries.CityOf(entry) == asker.CityId).Take(most - found.Count));
            after = entries[^1].Version;
            if (found.Count == most)
            {
                break;
            }
        }

        return found.ToArray();
    }

    /// <inheritdoc/>
    protected override RedactionPlan<AuditEvent> PlanRedaction(RedactedJournal<AuditState> journal, Redaction redaction)
    {
        var rewrites = redaction is Redaction.Person ? _redaction.Plan(JournalId, journal, redaction) : [];
        return rewrites.Count == 0
            ? RedactionPlan<AuditEvent>.Nothing
            : new(new AuditTextsRedacted(RedactionCauses.Of(redaction)) { Previous = journal.Point.State.Head }, rewrites);
    }

    private async Task<Refusal?> ActAsync(Caller caller, string participantId, Func<AuditState, ParticipantProfile, DateTimeOffset, Decision<AuditEvent>> decide)
    {
        await Journal.RefreshAsync();
        if (!Ids.IsValid(participantId))
        {
            return Refusal.NotFound("participant");
        }

        var who = await GrainFactory.GetGrain<IParticipantGrain>(JournalIds.Participant(participantId)).Describe();
        return who.IsGiven
            ? await ExecuteAsync(NewId(), caller.ParticipantId, state => decide(state, who.Value, _clock.GetUtcNow()))
            : who.Refusal;
    }

    /// <summary>Whatever is decided is linked to what was decided before it (rule A1).</summary>
    private async Task<Refusal?> ExecuteAsync(string commandId, string by, Func<AuditState, Decision<AuditEvent>> decide)
    {
        var command = new JournalCommand<AuditState, AuditEvent>(commandId, by, state =>
            Linked(state, decide(state)));
        return await Journal.Execute(command) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    private static Decision<AuditEvent> Linked(AuditState state, Decision<AuditEvent> decision) =>
        decision.IsAccepted ? decision.Event with { Previous = state.Head } : decision;

    private static string NewId() => Guid.NewGuid().ToString("N");
}
