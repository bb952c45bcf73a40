using Stadmaken.Audit;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>An audit in which everything is allowed, unless the world refuses.</summary>
internal sealed class AuditDouble(World world) : JournalDouble, IAuditGrain
{
    public Task<NetworkStanding> Standing() => throw new NotSupportedException();

    public Task<Refusal?> Suspend(Caller caller, string participantId, string reason, DateTimeOffset? until) => DoneAsync(caller);

    public Task<Refusal?> Reinstate(Caller caller, string participantId, string reason) => DoneAsync(caller);

    public Task<Refusal?> SetRoles(Caller caller, string participantId, string[]? roles, string reason) => DoneAsync(caller);

    public Task<Refusal?> EndSessions(Caller caller, string participantId, string reason) => DoneAsync(caller);

    public Task<Refusal?> NoteRoles(string participantId, string cityId, string[] roles) => Task.FromResult<Refusal?>(null);

    public Task<Refusal?> Note(string noteId, Caller caller, AuditNote note) => DoneAsync(caller);

    public Task<Answer<Report>> Report(Caller caller, ReportedThing thing, string reason) =>
        AnswerAsync(caller, new Report("r1", thing, caller.ParticipantId, DateTimeOffset.UnixEpoch, AuditText.Of(reason), ReportStates.Open));

    public Task<Answer<Report[]>> Reports(Caller caller, string? state, string? boardId) => AnswerAsync<Report[]>(caller, []);

    public Task<Refusal?> Settle(Caller caller, string reportId, string outcome, string reason) => DoneAsync(caller);

    public Task<Answer<Suspension[]>> Suspended(Caller caller) => AnswerAsync<Suspension[]>(caller, []);

    public Task<Answer<JournalEntry[]>> Entries(Caller caller, long after, int limit) => AnswerAsync<JournalEntry[]>(caller, []);

    private Task<Refusal?> DoneAsync(Caller caller)
    {
        world.Enter(caller);
        return Task.FromResult(world.Refusal);
    }

    private Task<Answer<T>> AnswerAsync<T>(Caller caller, T answer)
        where T : class
    {
        world.Enter(caller);
        return Task.FromResult<Answer<T>>(world.Refusal is { } refusal ? refusal : answer);
    }
}
