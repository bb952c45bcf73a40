using System.Text.Encodings.Web;
using System.Text.Json;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>Writes a stored entry as clients get it: the envelope and the event's own fields in one object.</summary>
internal static class WireEvents
{
    /// <summary>Text stays readable ("café", not an escape), which is safe because this JSON is never put inside HTML.</summary>
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("version", entry.Version);
        json.WriteString("at", entry.At.UtcDateTime);
        json.WriteString("by", entry.By);
        json.WriteString("commandId", entry.CommandId);
        json.WriteString("type", entry.Type);
        using (var data = JsonDocument.Parse(entry.Data))
        {
            foreach (var field in data.RootElement.EnumerateObject())
            {
                field.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }
}
