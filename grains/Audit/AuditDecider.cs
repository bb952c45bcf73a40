using System.Security.Cryptography;
using System.Text;
using Stadmaken.Audit;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Audit;

/// <summary>Who may do what about people (rule A4). Decides by how the caller stands now, whatever their session said.</summary>
public static partial class AuditDecider
{
    /// <summary>Most UTF-16 units of a reason.</summary>
    public const int ReasonUnits = 2_000;

    /// <summary>The roles that can be set.</summary>
    public static readonly IReadOnlyList<string> Roles = [NetworkRoles.Steward, NetworkRoles.Operator];

    /// <summary>Suspends a participant.</summary>
    /// <param name="state">The audit.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="who">Whom it is about.</param>
    /// <param name="reason">Why.</param>
    /// <param name="until">Until when; null for no end.</param>
    /// <param name="now">The time, UTC.</param>
    public static Decision<AuditEvent> Suspend(AuditState state, Caller caller, ParticipantProfile who, string reason, DateTimeOffset? until, DateTimeOffset now) =>
        MayActOn(state, caller, who, now) is { } not ? not
        : CheckReason(reason) is { } wrong ? wrong
        : until <= now ? Refusal.Invalid("until", "A moment that is still to come; or leave it out.")
        : new ParticipantSuspended(who.ParticipantId, AuditText.Of(reason), who.CityId, until);

    /// <summary>Lets a participant take part again; <c>conflict</c> if nothing keeps them from it.</summary>
    public static Decision<AuditEvent> Reinstate(AuditState state, Caller caller, ParticipantProfile who, string reason, DateTimeOffset now) =>
        MayActOn(state, caller, who, now) is { } not ? not
        : CheckReason(reason) is { } wrong ? wrong
        : !state.Standing.Of(who.ParticipantId).IsSuspendedAt(now) ? Refusal.Conflict("This participant is not suspended.")
        : new ParticipantReinstated(who.ParticipantId, AuditText.Of(reason), who.CityId);

    /// <summary>Sets the roles of a participant; null lets their sessions say again.</summary>
    public static Decision<AuditEvent> SetRoles(AuditState state, Caller caller, ParticipantProfile who, string[]? roles, string reason, DateTimeOffset now) =>
        MayActOn(state, caller, who, now) is { } not ? not
        : CheckReason(reason) is { } wrong ? wrong
        : roles is not null && !Array.TrueForAll(roles, Roles.Contains) ? Refusal.Invalid("roles", $"Of: {string.Join(", ", Roles)}.")
        : !AsNow(state, caller).IsOperator && (roles is null || roles.Contains(NetworkRoles.Operator)) ? Refusal.NotAllowed("Nobody gives a role that they do not have.")
        : new RolesSet(who.ParticipantId, AuditText.Of(reason), who.CityId, roles is null ? null : [.. roles.Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>Ends the sessions of a participant, or the caller's own.</summary>
    public static Decision<AuditEvent> EndSessions(AuditState state, Caller caller, ParticipantProfile who, string reason, DateTimeOffset now) =>
        !(caller.IsSignedIn && caller.ParticipantId == who.ParticipantId) && MayActOn(state, caller, who, now) is { } not ? not
        : CheckReason(reason) is { } wrong ? wrong
        : new SessionsEnded(who.ParticipantId, AuditText.Of(reason), who.CityId);

    /// <summary>Notes the roles of a new session; <c>conflict</c> if they are known.</summary>
    public static Decision<AuditEvent> NoteRoles(AuditState state, string participantId, string cityId, string[] roles)
    {
        string[] sorted = [.. roles.Distinct().Order(StringComparer.Ordinal)];
        return (state.RolesBrought.GetValueOrDefault(participantId) ?? []).SequenceEqual(sorted)
            ? Refusal.Conflict("That is known.")
            : new RolesBrought(participantId, sorted, cityId);
    }

    /// <summary>Notes what was decided elsewhere.</summary>
    public static Decision<AuditEvent> Note(AuditNote note) => note switch
    {
        { Deed: AuditDeeds.Invited, InvitationId: { } id, Thing.BoardId: { } board, Role: { } role, ExpiresAt: { } until } => new InvitationNoted(board, id, role, until, note.CityId),
        { Deed: AuditDeeds.InvitationRevoked, InvitationId: { } id, Thing.BoardId: { } board, ExpiresAt: { } until } => new InvitationRevokedNoted(board, id, until, note.CityId),
        { Deed: AuditDeeds.Hidden or AuditDeeds.Restored or AuditDeeds.Redacted or AuditDeeds.Erased or AuditDeeds.ResearchIssued or AuditDeeds.ResearchHandedOut } =>
            new DeedNoted(note.Deed, note.CityId, note.ParticipantId, note.Thing, note.Reason is { Length: > 0 } reason ? AuditText.Of(reason) : null),
        _ => Refusal.Invalid("deed", "There is no such deed, or it says too little."),
    };

    /// <summary>The caller as they stand now.</summary>
    public static Caller AsNow(AuditState state, Caller caller) =>
        caller.IsSignedIn && state.Standing.Of(caller.ParticipantId).Roles is { } roles ? caller with { Roles = roles } : caller;

    /// <summary>Why the caller does nothing here at all; null if they take part.</summary>
    internal static Refusal? MayTakePart(AuditState state, Caller caller, DateTimeOffset now) =>
        !caller.IsSignedIn ? Refusal.NotAllowed("Only participants do this; sign in first.")
        : state.Standing.Of(caller.ParticipantId).IsSuspendedAt(now) ? Refusal.NotAllowed("Whoever is suspended takes no part.")
        : null;

    internal static Refusal? CheckReason(string reason) => Texts.CheckVisible("reason", reason, ReasonUnits);

    private static Refusal? MayActOn(AuditState state, Caller caller, ParticipantProfile who, DateTimeOffset now)
    {
        var asker = AsNow(state, caller);
        return MayTakePart(state, caller, now) is { } not ? not
            : caller.ParticipantId == who.ParticipantId ? Refusal.NotAllowed("Nobody does this to themselves.")
            : asker.IsOperator ? null
            : !asker.IsStewardOf(who.CityId) ? Refusal.NotAllowed("This is for operators, and for the steward of the participant's city.")
            : state.RolesOf(who.ParticipantId).Contains(NetworkRoles.Operator) ? Refusal.NotAllowed("Only operators do this to an operator.")
            : null;
    }

    /// <summary>The id of a report: the same for the same person and thing (rule A7).</summary>
    internal static string ReportId(string by, ReportedThing thing) =>
        "r" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [by, thing.BoardId, thing.CardId, thing.CommentId, thing.PracticeId, thing.UpdateId, .. Talk(thing)]))))[..24];

    // Named, and only when there: what could be reported before keeps its id.
    private static IEnumerable<string> Talk(ReportedThing thing) => new[] { ("question", thing.QuestionId), ("answer", thing.AnswerId), ("reaction", thing.ReactionId) }
        .Where(part => part.Item2 is not null)
        .Select(part => $"{part.Item1}:{part.Item2}");
}
