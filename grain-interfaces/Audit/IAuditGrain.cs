using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Audit;

/// <summary>
/// Who did what about people and what they wrote, when and why; and from it how everybody stands. Key: <see cref="JournalIds.Audit"/>. The rules are in
/// <c>grains/Audit/AUDIT.md</c>. What it refuses has changed nothing and is not in it.
/// </summary>
[Alias("stadmaken.audit")]
public interface IAuditGrain : IJournalGrain, IGrainWithStringKey
{
    /// <summary>How everybody stands who does not stand as their session says. For API nodes, which follow from its version on.</summary>
    [Alias("standing")]
    Task<NetworkStanding> Standing();

    /// <summary>Suspends a participant until a moment, or until they are reinstated.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("suspend")]
    Task<Refusal?> Suspend(Caller caller, string participantId, string reason, DateTimeOffset? until);

    /// <summary>Lets a suspended participant take part again; for one who was not suspended it changes nothing.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("reinstate")]
    Task<Refusal?> Reinstate(Caller caller, string participantId, string reason);

    /// <summary>Sets a participant's roles in the network, whatever their sessions bring; null ends that.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("set-roles")]
    Task<Refusal?> SetRoles(Caller caller, string participantId, string[]? roles, string reason);

    /// <summary>Ends all sessions of a participant that were made until now. Everyone may end their own.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("end-sessions")]
    Task<Refusal?> EndSessions(Caller caller, string participantId, string reason);

    /// <summary>Notes the roles that a new session of a participant brings, if it brought others before. Called by the API alone, when it makes a session.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("note-roles")]
    Task<Refusal?> NoteRoles(string participantId, string cityId, string[] roles);

    /// <summary>Notes what was decided elsewhere: content hidden, restored or redacted, a person's data erased. The same id twice is once.</summary>
    /// <param name="noteId">Of the deed, unique for ever.</param>
    /// <param name="caller">Who did it.</param>
    /// <param name="note">What.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("note")]
    Task<Refusal?> Note(string noteId, Caller caller, AuditNote note);

    /// <summary>Reports something to those who may do something about it. The same person and thing is the same report.</summary>
    [Alias("report")]
    Task<Answer<Report>> Report(Caller caller, ReportedThing thing, string reason);

    /// <summary>Reports, the newest first: all for operators, those of their city for stewards, those of a board for who leads it, and their own for everybody.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">One of <see cref="ReportStates.All"/>, or null for all.</param>
    /// <param name="boardId">Those about this board, for who leads it; null for all others that the caller may see.</param>
    [Alias("reports")]
    Task<Answer<Report[]>> Reports(Caller caller, string? state, string? boardId);

    /// <summary>Settles a report.</summary>
    /// <param name="caller">Who; may not be who wrote or reported it.</param>
    /// <param name="reportId">Which.</param>
    /// <param name="outcome">One of <see cref="ReportStates.Outcomes"/>.</param>
    /// <param name="reason">Why; for the reporter, and for the author if something was done.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("settle")]
    Task<Refusal?> Settle(Caller caller, string reportId, string outcome, string reason);

    /// <summary>Who is suspended: everybody for operators, those of their city for stewards.</summary>
    [Alias("suspended")]
    Task<Answer<Suspension[]>> Suspended(Caller caller);

    /// <summary>The next entries after a version that the caller may see, at most so many; fewer only at the end.</summary>
    [Alias("entries")]
    Task<Answer<JournalEntry[]>> Entries(Caller caller, long after, int limit);
}

/// <summary>Something that was done elsewhere.</summary>
/// <param name="Deed">One of <see cref="AuditDeeds"/>.</param>
/// <param name="CityId">The city it concerns, if any.</param>
/// <param name="ParticipantId">The person it concerns, if any.</param>
/// <param name="Thing">The content it concerns, if any.</param>
/// <param name="Reason">Why.</param>
/// <param name="InvitationId">The invitation it concerns, if any.</param>
/// <param name="Role">The role it gives.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.audit-note")]
public sealed record AuditNote(
    [property: Id(0)] string Deed,
    [property: Id(1)] string? CityId = null,
    [property: Id(2)] string? ParticipantId = null,
    [property: Id(3)] ReportedThing? Thing = null,
    [property: Id(4)] string? Reason = null,
    [property: Id(5)] string? InvitationId = null,
    [property: Id(6)] string? Role = null,
    [property: Id(7)] DateTimeOffset? ExpiresAt = null);

/// <summary>What can be noted.</summary>
public static class AuditDeeds
{
    /// <summary>Content was hidden; it can be restored.</summary>
    public const string Hidden = "hidden";

    /// <summary>Hidden content was restored.</summary>
    public const string Restored = "restored";

    /// <summary>Content was redacted, for ever.</summary>
    public const string Redacted = "redacted";

    /// <summary>The data of a person was erased.</summary>
    public const string Erased = "erased";

    /// <summary>An invitation to a board was made.</summary>
    public const string Invited = "invited";

    /// <summary>An invitation to a board was revoked.</summary>
    public const string InvitationRevoked = "invitation-revoked";

    /// <summary>An issue of the data set for research was made.</summary>
    public const string ResearchIssued = "research-issued";

    /// <summary>A table of such an issue was handed out.</summary>
    public const string ResearchHandedOut = "research-handed-out";
}

/// <summary>Somebody who is suspended.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="CityId">Their city.</param>
/// <param name="By">Who suspended them.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why; null when it was redacted.</param>
/// <param name="Until">Until when; null for no end.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.suspension")]
public sealed record Suspension(
    [property: Id(0)] string ParticipantId,
    [property: Id(1)] string? CityId,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? Reason,
    [property: Id(5)] DateTimeOffset? Until);
