using System.Security.Claims;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Participants;

namespace Stadmaken.Api.Live;

/// <summary>What joining answers: <c>{version, snapshot?, events?, you, present, now}</c>.</summary>
internal static class JoinAnswer
{
    internal static WireJson Of(OpenedBoard opened, BoardSeat seat, ClaimsPrincipal user, Caller caller, DateTimeOffset now) => WireJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version"u8, opened.Version);
        if (opened.Snapshot is not null)
        {
            writer.WritePropertyName("snapshot"u8);
            writer.WriteRawValue(opened.Snapshot, skipInputValidation: true);
        }

        if (opened.Entries is not null)
        {
            writer.WritePropertyName("events"u8);
            writer.WriteRawValue(EventArrays.Of(opened.Entries, caller.ParticipantId).Utf8.Span, skipInputValidation: true);
        }

        writer.WriteStartObject("you"u8);
        writer.WriteString("presenceId"u8, seat.PresenceId);
        writer.WriteString("participantId"u8, caller.ParticipantId);
        writer.WriteString("displayName"u8, user.FindFirstValue("displayName") ?? string.Empty);
        writer.WriteString("cityId"u8, caller.CityId);
        writer.WriteString("sector"u8, user.FindFirstValue("sector") ?? string.Empty);
        writer.WriteStartArray("roles"u8);
        foreach (var role in caller.Roles)
        {
            writer.WriteStringValue(role);
        }

        writer.WriteEndArray();
        writer.WriteString("role"u8, opened.Access.Role);
        writer.WriteBoolean("canEdit"u8, opened.Access.CanEdit);
        writer.WriteBoolean("canComment"u8, opened.Access.CanComment);
        writer.WriteBoolean("canLead"u8, opened.Access.CanLead);
        if (caller.IsGuest)
        {
            // Whose role is that of their invitation, whatever becomes of the board's default.
            writer.WriteBoolean("guest"u8, true);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("present"u8);
        WireAnswers.WritePresences(writer, seat.Relay.Presence.Present());
        writer.WriteString("now"u8, now.ToUniversalTime());
        writer.WriteEndObject();
    });
}
