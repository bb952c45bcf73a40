using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>Answers and messages other than events, as clients get them. What has no value is left out.</summary>
public static class WireAnswers
{
    /// <summary><c>{error: {code, message, retry, field?, retryAfterMs?}}</c>.</summary>
    public static WireJson Error(Refusal refusal) => WireJson.Write(writer =>
    {
        writer.WriteStartObject();
        WriteError(writer, refusal);
        writer.WriteEndObject();
    });

    /// <summary>One of <c>{commandId, version}</c> and <c>{commandId, error}</c> for each command.</summary>
    public static WireJson Results(IReadOnlyList<CommandResult> results) => WireJson.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("commandId"u8, result.CommandId);
            switch (result)
            {
                case CommandResult.Accepted accepted:
                    writer.WriteNumber("version"u8, accepted.Version);
                    break;
                case CommandResult.Refused refused:
                    WriteError(writer, refused.Refusal);
                    break;
                default:
                    throw new InvalidOperationException($"A {result.GetType().Name} has no form on the wire.");
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>A list of presences.</summary>
    public static WireJson Presences(IEnumerable<Presence> presences) => WireJson.Write(writer => WritePresences(writer, presences));

    /// <summary>Writes a list of presences.</summary>
    public static void WritePresences(Utf8JsonWriter writer, IEnumerable<Presence> presences)
    {
        writer.WriteStartArray();
        foreach (var presence in presences)
        {
            writer.WriteStartObject();
            writer.WriteString("presenceId"u8, presence.PresenceId);
            writer.WriteString("participantId"u8, presence.ParticipantId);
            if (presence.CardId is not null)
            {
                writer.WriteString("cardId"u8, presence.CardId);
            }

            if (presence.Editing)
            {
                writer.WriteBoolean("editing"u8, true);
            }

            if (presence.Caret is { } caret)
            {
                writer.WriteStartObject("caret"u8);
                writer.WriteNumber("version"u8, caret.Version);
                writer.WriteNumber("from"u8, caret.From);
                writer.WriteNumber("to"u8, caret.To);
                writer.WriteEndObject();
            }

            if (presence.PointsAt is { } place)
            {
                writer.WriteStartObject("pointer"u8);
                writer.WriteString("zoneId"u8, place.ZoneId);
                writer.WriteNumber("x"u8, place.X);
                writer.WriteNumber("y"u8, place.Y);
                writer.WriteEndObject();
            }

            if (presence.Gone)
            {
                writer.WriteBoolean("gone"u8, true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter writer, Refusal refusal)
    {
        writer.WriteStartObject("error"u8);
        writer.WriteString("code"u8, refusal.Code);
        writer.WriteString("message"u8, refusal.Message);
        writer.WriteBoolean("retry"u8, refusal.Retry);
        if (refusal.Field is not null)
        {
            writer.WriteString("field"u8, refusal.Field);
        }

        if (refusal.RetryAfterMs is { } wait)
        {
            writer.WriteNumber("retryAfterMs"u8, wait);
        }

        writer.WriteEndObject();
    }
}
