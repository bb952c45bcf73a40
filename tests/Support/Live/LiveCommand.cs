using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stadmaken.Tests.Support.Live;

/// <summary>Makes commands as a client sends them.</summary>
public static class LiveCommand
{
    /// <summary>A command with a new id.</summary>
    /// <param name="type">Its name on the wire.</param>
    /// <param name="fields">An object with its fields.</param>
    public static JsonObject Of(string type, object fields)
    {
        var command = JsonSerializer.SerializeToNode(fields, JsonSerializerOptions.Web)!.AsObject();
        command["commandId"] = Guid.NewGuid().ToString("N");
        command["type"] = type;
        return command;
    }

    /// <summary>Adds a card with a new id at the end of a zone.</summary>
    public static JsonObject AddCard(string zoneId, string text) => Of("addCard", new { cardId = Guid.NewGuid().ToString("N"), zoneId, text });

    /// <summary>The id of a command.</summary>
    public static string IdOf(JsonObject command) => command["commandId"]!.GetValue<string>();
}

/// <summary>What became of a command.</summary>
/// <param name="CommandId">Its id.</param>
/// <param name="Version">The version of its event, if it was accepted.</param>
/// <param name="Code">The code of its refusal, if it was refused.</param>
public sealed record CommandOutcome(string CommandId, long? Version, string? Code);

/// <summary>A call was answered with an error.</summary>
public sealed class LiveRefusedException(string code, string message) : Exception(code + ": " + message)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;
}
