using System.Text.Json.Serialization;
using Stadmaken.Journals;

namespace Stadmaken.Audit;

/// <summary>
/// Something that was done about people or what they wrote, as it is stored. Names and fields only grow (rule J8). Who and when are in
/// the entry around it. Reasons are <see cref="AuditText"/>, so that they can be redacted and the chain still verifies.
/// </summary>
public abstract record AuditEvent
{
    /// <summary>The hash of the entry before, in lower-case hexadecimal (rule A1); set by the journal.</summary>
    [JsonPropertyOrder(-1)]
    public string Previous { get; init; } = string.Empty;
}

/// <summary>A participant can do nothing in the network until a moment, or until they are reinstated.</summary>
public sealed record ParticipantSuspended(string ParticipantId, AuditText Reason, string? CityId = null, DateTimeOffset? Until = null) : AuditEvent;

/// <summary>A participant takes part again.</summary>
public sealed record ParticipantReinstated(string ParticipantId, AuditText Reason, string? CityId = null) : AuditEvent;

/// <summary>The roles of a participant in the network are these, whatever their session brings; null ends that.</summary>
public sealed record RolesSet(string ParticipantId, AuditText Reason, string? CityId = null, string[]? Roles = null) : AuditEvent;

/// <summary>A session of a participant brought roles that it did not bring before.</summary>
public sealed record RolesBrought(string ParticipantId, string[] Roles, string? CityId = null) : AuditEvent;

/// <summary>All sessions of a participant that were made before are no good any more.</summary>
public sealed record SessionsEnded(string ParticipantId, AuditText Reason, string? CityId = null) : AuditEvent;

/// <summary>Someone was invited to a board by a link.</summary>
public sealed record InvitationNoted(string BoardId, string InvitationId, string Role, DateTimeOffset ExpiresAt, string? CityId = null) : AuditEvent;

/// <summary>A link to a board is no good any more, nor are the sessions that were made with it.</summary>
public sealed record InvitationRevokedNoted(string BoardId, string InvitationId, DateTimeOffset ExpiresAt, string? CityId = null) : AuditEvent;

/// <summary>Someone found that something should be looked at.</summary>
public sealed record ContentReported(string ReportId, ReportedThing Thing, AuditText Reason, string? CityId = null, string? AuthorId = null) : AuditEvent;

/// <summary>Somebody who may looked at it.</summary>
public sealed record ReportSettled(string ReportId, string Outcome, AuditText Reason, string? CityId = null) : AuditEvent;

/// <summary>Everybody concerned has been told how a report was settled.</summary>
public sealed record SettlementTold(string ReportId) : AuditEvent;

/// <summary>Something else that is worth knowing later: content hidden, restored or redacted, a person's data erased.</summary>
public sealed record DeedNoted(string Deed, string? CityId = null, string? ParticipantId = null, ReportedThing? Thing = null, AuditText? Reason = null) : AuditEvent;

/// <summary>Texts of earlier entries were redacted, with their salts: of a participant who left.</summary>
public sealed record AuditTextsRedacted(string Because) : AuditEvent, IRedactionEvent;
