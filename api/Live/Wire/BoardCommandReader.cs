using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// Reads <c>{commandId, type, …}</c> from clients. Whatever comes in, the answer is a command or a refusal that
/// names the field; what a command means on its board is for the grain to decide.
/// </summary>
public static class BoardCommandReader
{
    /// <summary>Longer lists are refused as a whole: one small message must not get a huge answer.</summary>
    public const int MostAnswered = 1_024;

    /// <summary>Every command there is, by its name on the wire.</summary>
    public static IEnumerable<string> Types => BoardCommandTypes.ByName.Keys;

    /// <summary>Reads the commands of one call.</summary>
    /// <param name="commands">What the client sent; null if it sent nothing.</param>
    /// <param name="limits">Sizes of a call.</param>
    public static CommandCall Read(WireJson? commands, BoardLimits limits)
    {
        if (commands is null)
        {
            return NotCommands();
        }

        try
        {
            using var document = JsonDocument.Parse(commands.Utf8);
            var list = document.RootElement;
            if (list.ValueKind != JsonValueKind.Array)
            {
                return NotCommands();
            }

            var count = list.GetArrayLength();
            var refusal =
                count > limits.CommandsPerCall ? Refusal.TooLarge("commands", $"A call takes at most {limits.CommandsPerCall} commands; this one has {count}.")
                : commands.Utf8.Length > limits.MessageBytes ? Refusal.TooLarge("commands", $"The commands of a call are at most {limits.MessageBytes} bytes of JSON; these are {commands.Utf8.Length}.")
                : null;
            if (refusal is null)
            {
                return new CommandCall.Commands([.. list.EnumerateArray().Select(item => ReadOne(item, limits))]);
            }

            return count > MostAnswered
                ? new CommandCall.Unreadable(refusal)
                : new CommandCall.NoneDone([.. list.EnumerateArray().Select(item => new CommandResult.Refused(IdOf(item), refusal))]);
        }
        catch (JsonException)
        {
            return NotCommands();
        }
    }

    private static CommandCall.Unreadable NotCommands() =>
        new(Refusal.Invalid("commands", "A list of commands is expected."));

    private static CommandReading ReadOne(JsonElement item, BoardLimits limits)
    {
        var commandId = IdOf(item);
        if (item.ValueKind != JsonValueKind.Object)
        {
            return Refused(Refusal.Invalid("commands", "A command is an object."));
        }

        if (!WireIds.IsId(commandId))
        {
            return Refused(Refusal.Invalid("commandId", "A command carries an id of 1 to 64 letters, digits, hyphens and underscores."));
        }

        var type = JsonTexts.Of(item, "type"u8);
        if (type is null || !BoardCommandTypes.ByName.TryGetValue(type, out var json))
        {
            return Refused(Refusal.Invalid("type", "There is no command of this type."));
        }

        try
        {
            foreach (var property in json.Properties)
            {
                if (property.IsRequired && !item.TryGetProperty(property.Name, out _))
                {
                    return Refused(Refusal.Invalid(property.Name, $"A command '{type}' has a {property.Name}."));
                }
            }

            if (CommandChecks.Before(type, item) is { } beforehand)
            {
                return Refused(beforehand);
            }

            var command = (BoardCommand)item.Deserialize(json)!;
            return CommandChecks.After(command, limits) is { } refusal ? Refused(refusal) : new CommandReading(commandId, command, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is how System.Text.Json says that an escaped half of a surrogate pair is no text.
            return Refused(Refusal.Invalid(FieldOf(e) ?? JsonTexts.BrokenIn(item) ?? "commands", "The value does not fit this field."));
        }

        CommandReading Refused(Refusal refusal) => new(commandId, null, refusal);
    }

    private static string IdOf(JsonElement item)
    {
        var id = JsonTexts.Of(item, "commandId"u8);
        // What is sent back is bounded; a longer one is refused anyway.
        return id is null ? string.Empty : id.Length <= 64 ? id : id[..64];
    }

    private static string? FieldOf(Exception fault)
    {
        // The path is $.field, with what is inside the field after it, or $ for the whole.
        var path = (fault as JsonException)?.Path;
        return path is { Length: > 2 } ? path[2..] : null;
    }
}
