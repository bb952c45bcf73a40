using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Stadmaken.Audit;

/// <summary>How the events of the audit are stored; silos write them, and API nodes read from them how everybody stands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ParticipantSuspended))]
[JsonSerializable(typeof(ParticipantReinstated))]
[JsonSerializable(typeof(RolesSet))]
[JsonSerializable(typeof(RolesBrought))]
[JsonSerializable(typeof(SessionsEnded))]
[JsonSerializable(typeof(InvitationNoted))]
[JsonSerializable(typeof(InvitationRevokedNoted))]
[JsonSerializable(typeof(ContentReported))]
[JsonSerializable(typeof(ReportSettled))]
[JsonSerializable(typeof(SettlementTold))]
[JsonSerializable(typeof(DeedNoted))]
[JsonSerializable(typeof(AuditTextsRedacted))]
public sealed partial class AuditJson : JsonSerializerContext
{
    /// <summary>The stored name of <see cref="AuditTextsRedacted"/>.</summary>
    public const string TextsRedacted = "textsRedacted";

    /// <summary>The one instance to use: text stays readable in the database, which is safe because this JSON is never put inside HTML.</summary>
    public static AuditJson Readable => Instance.Readable;

    /// <summary>Every event by its stored name.</summary>
    public static IReadOnlyDictionary<string, JsonTypeInfo> Events => Instance.Events;

    /// <summary>Reads a stored event; null for one that this version does not know.</summary>
    /// <exception cref="JsonException">It is known, and cannot be read.</exception>
    public static AuditEvent? Read(string type, ReadOnlySpan<byte> data) =>
        Events.TryGetValue(type, out var json) ? (AuditEvent?)JsonSerializer.Deserialize(data, json) ?? throw new JsonException($"A stored '{type}' is null.") : null;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly AuditJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

        internal static readonly Dictionary<string, JsonTypeInfo> Events = new(StringComparer.Ordinal)
        {
            ["participantSuspended"] = Readable.ParticipantSuspended,
            ["participantReinstated"] = Readable.ParticipantReinstated,
            ["rolesSet"] = Readable.RolesSet,
            ["rolesBrought"] = Readable.RolesBrought,
            ["sessionsEnded"] = Readable.SessionsEnded,
            ["invitationIssued"] = Readable.InvitationNoted,
            ["invitationRevoked"] = Readable.InvitationRevokedNoted,
            ["contentReported"] = Readable.ContentReported,
            ["reportSettled"] = Readable.ReportSettled,
            ["settlementTold"] = Readable.SettlementTold,
            ["deedNoted"] = Readable.DeedNoted,
            [TextsRedacted] = Readable.AuditTextsRedacted,
        };
    }
}
