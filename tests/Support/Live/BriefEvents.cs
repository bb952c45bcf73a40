using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stadmaken.Tests.Support.Live;

/// <summary>Events of one message as PROTOCOL.md lets them be shortened, made whole again.</summary>
internal static class BriefEvents
{
    private static readonly string[] Same = ["at", "by"];

    /// <summary>Each with its version, time and author.</summary>
    internal static JsonElement Whole(JsonElement events)
    {
        // As they came, to the letter, if nothing was left out.
        if (events.EnumerateArray().All(one => one.TryGetProperty("version", out _) && Same.All(name => one.TryGetProperty(name, out _))))
        {
            return events;
        }

        var array = JsonSerializer.Deserialize<JsonArray>(events)!;
        for (var i = 1; i < array.Count; i++)
        {
            var (one, before) = (array[i]!.AsObject(), array[i - 1]!);
            if (!one.ContainsKey("version"))
            {
                one["version"] = before["version"]!.GetValue<long>() + 1;
            }

            foreach (var name in Same.Where(name => !one.ContainsKey(name)))
            {
                one[name] = before[name]!.DeepClone();
            }
        }

        return JsonSerializer.SerializeToElement(array);
    }
}
