using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Text;

namespace Stadmaken.Api.Live.Wire;

/// <summary>What the type of a field does not say of it, and what bounds the work of reading it.</summary>
internal static class CommandChecks
{
    /// <summary>
    /// Most components in a text operation. A text of the usual 10,000 units in which every second unit is changed has as
    /// many; the grain transforms an operation by a thousand others, so what only costs time stops here.
    /// </summary>
    internal const int MostComponents = 20_000;

    /// <summary>Looks at a command before its fields are read.</summary>
    /// <exception cref="InvalidOperationException">A text in it is half a character.</exception>
    internal static Refusal? Before(string type, JsonElement item)
    {
        if (type != "editCardText")
        {
            return null;
        }

        var operation = item.GetProperty("operation"u8);
        if (operation.ValueKind == JsonValueKind.Array && operation.GetArrayLength() > MostComponents)
        {
            return Refusal.TooLarge("operation", $"A text operation has at most {MostComponents} components; this one has {operation.GetArrayLength()}.");
        }

        try
        {
            _ = operation.Deserialize<TextOperation>();
            return null;
        }
        catch (JsonException malformed)
        {
            // Read by itself first, because only here the message is the converter's own and says which rule it breaks.
            return Refusal.Invalid("operation", malformed.Message);
        }
    }

    /// <summary>Looks at a command that was read.</summary>
    internal static Refusal? After(BoardCommand command, BoardLimits limits) => command switch
    {
        EditCardText { Operation.InsertedUnits: var units } when units > limits.CardTextUnits =>
            Refusal.TooLarge("operation", $"At most {limits.CardTextUnits} UTF-16 units are inserted at once; this has {units}."),
        StartVoting { ZoneIds: { } zoneIds } => Zones(zoneIds, limits),
        StartPrivateWriting { ZoneIds: { } zoneIds } => Zones(zoneIds, limits),
        _ => null,
    };

    // That an item of a list is not null is nothing that the serializer sees to.
    private static Refusal? Zones(string[] zoneIds, BoardLimits limits) =>
        zoneIds.Length > limits.Zones ? Refusal.TooLarge("zoneIds", $"At most {limits.Zones} zones.")
        : Array.IndexOf(zoneIds, null) is >= 0 and var i ? Refusal.Invalid($"zoneIds[{i}]", "The id of a zone is expected.")
        : null;
}
