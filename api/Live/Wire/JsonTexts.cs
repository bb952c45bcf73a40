using System.Text.Json;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// Texts in JSON of which nothing is known yet. System.Text.Json looks at a text only when asked for it, and says with an
/// <see cref="InvalidOperationException"/> that an escaped half of a surrogate pair is none.
/// </summary>
internal static class JsonTexts
{
    /// <summary>The text in a field of an object; null if there is none.</summary>
    internal static string? Of(JsonElement item, ReadOnlySpan<byte> name)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // In the value or in a name: there is no such text.
            return null;
        }
    }

    /// <summary>The first field of an object whose value is half a character; null if none is, or if its own name is.</summary>
    internal static string? BrokenIn(JsonElement item)
    {
        string? name = null;
        try
        {
            foreach (var property in item.EnumerateObject())
            {
                name = null;
                name = property.Name;
                if (property.Value.ValueKind == JsonValueKind.String)
                {
                    _ = property.Value.GetString();
                }
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            return name;
        }
    }
}
