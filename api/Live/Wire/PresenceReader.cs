using System.Text.Json;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>Reads <c>{cardId?, editing?}</c> from clients.</summary>
public static class PresenceReader
{
    /// <summary>Reads where a client says it is.</summary>
    /// <returns>Null if it could be read, or why not.</returns>
    public static Refusal? Read(WireJson? presence, out string? cardId, out bool editing)
    {
        cardId = null;
        editing = false;
        if (presence is null)
        {
            return NotPresence;
        }

        try
        {
            using var document = JsonDocument.Parse(presence.Utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return NotPresence;
            }

            if (Field("cardId", JsonValueKind.String) is { } card)
            {
                cardId = card.GetString();
            }

            if (cardId is not null && !WireIds.IsId(cardId))
            {
                return Refusal.Invalid("cardId", "An id is 1 to 64 letters, digits, hyphens and underscores.");
            }

            editing = Field("editing", JsonValueKind.True, JsonValueKind.False)?.GetBoolean() ?? false;
            return null;

            JsonElement? Field(string name, params ReadOnlySpan<JsonValueKind> kinds) =>
                !document.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
                : kinds.Contains(value.ValueKind) ? value
                : throw new JsonException($"{name} is of another kind.", name, null, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair.
            return Refusal.Invalid((e as JsonException)?.Path ?? "presence", "The value does not fit this field.");
        }
    }

    private static Refusal NotPresence => Refusal.Invalid("presence", "An object is expected.");
}
