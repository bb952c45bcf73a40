using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>Where a client says it is.</summary>
/// <param name="CardId">The card it is at, if any.</param>
/// <param name="Editing">Whether someone is typing in it.</param>
/// <param name="Caret">Where in that card's text.</param>
/// <param name="PointsAt">What is pointed at.</param>
public sealed record Whereabouts(string? CardId = null, bool Editing = false, Caret? Caret = null, BoardPlace? PointsAt = null);

/// <summary>Reads <c>{cardId?, editing?, caret?: {version, from, to}, pointer?: {zoneId, x, y}}</c> from clients.</summary>
public static class PresenceReader
{
    // A ten-thousandth of a zone is less than a pixel, and keeps what is told to a thousand others short.
    private const int Decimals = 4;

    /// <summary>Reads where a client says it is.</summary>
    /// <param name="presence">What the client sent; null if it sent nothing.</param>
    /// <param name="limits">How long the text of a card is.</param>
    /// <returns>Where, or <c>invalid</c> with the field.</returns>
    public static Answer<Whereabouts> Read(WireJson? presence, BoardLimits limits)
    {
        if (presence is null)
        {
            return NotPresence;
        }

        try
        {
            using var document = JsonDocument.Parse(presence.Utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, limits) : NotPresence;
        }
        catch (Misfit misfit)
        {
            return Refusal.Invalid(misfit.Where, misfit.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair.
            return Refusal.Invalid("presence", "The value is no text.");
        }
    }

    private static Refusal NotPresence => Refusal.Invalid("presence", "An object is expected.");

    private static Whereabouts Read(JsonElement presence, BoardLimits limits)
    {
        var cardId = Field(presence, "cardId", JsonValueKind.String) is { } card ? Id("cardId", card) : null;
        var editing = Field(presence, "editing", JsonValueKind.True, JsonValueKind.False)?.GetBoolean() ?? false;
        var caret = Field(presence, "caret", JsonValueKind.Object) is { } place ? ReadCaret(place, limits.CardTextUnits) : null;
        if (caret is not null && cardId is null)
        {
            throw new Misfit("caret", "A caret is in the text of a card; 'cardId' says which.");
        }

        var pointer = Field(presence, "pointer", JsonValueKind.Object) is { } point ? ReadPointer(point) : null;
        return new Whereabouts(cardId, editing, caret, pointer);
    }

    private static Caret ReadCaret(JsonElement caret, int units) => new(
        Whole(caret, "caret.version", "version", long.MaxValue),
        (int)Whole(caret, "caret.from", "from", units),
        (int)Whole(caret, "caret.to", "to", units));

    private static BoardPlace ReadPointer(JsonElement pointer) => new(
        Field(pointer, "zoneId", JsonValueKind.String) is { } zone ? Id("pointer.zoneId", zone) : throw new Misfit("pointer.zoneId", "A pointer is in a zone."),
        Share(pointer, "pointer.x", "x"),
        Share(pointer, "pointer.y", "y"));

    private static string Id(string field, JsonElement value) => value.GetString() is { } id && WireIds.IsId(id)
        ? id
        : throw new Misfit(field, "An id is 1 to 64 letters, digits, hyphens and underscores.");

    private static long Whole(JsonElement item, string field, string name, long most) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 && number <= most
            ? number
            : throw new Misfit(field, $"A whole number from 0 to {most} is expected.");

    // What does not fit a double is read as infinite, which is not within the bounds either.
    private static double Share(JsonElement item, string field, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var share) && share is >= 0 and <= 1
            ? Math.Round(share, Decimals)
            : throw new Misfit(field, "A number from 0 to 1 is expected.");

    private static JsonElement? Field(JsonElement item, string name, params ReadOnlySpan<JsonValueKind> kinds) =>
        !item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : kinds.Contains(value.ValueKind) ? value
        : throw new Misfit(name, "The value does not fit this field.");

    // Carries a refusal out of the reading of a part, and never out of this class.
    private sealed class Misfit(string where, string message) : Exception(message)
    {
        public string Where => where;
    }
}
