using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stadmaken.Audit;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Audit;

/// <summary>
/// The chain of the audit (rules A1 to A3): what an entry's hash is over, and whether each entry follows the one it says. Pure, and knows the JSON rather
/// than the events, so that a field which no event has is found too.
/// </summary>
public static class AuditChain
{
    /// <summary>What the first entry says is before it.</summary>
    public static readonly string Beginning = new('0', 64);

    private static readonly string[] TextFields = ["digest", "salt", "text"];

    /// <summary>The hash of an entry, by which the next one names it.</summary>
    /// <param name="version">Its place.</param>
    /// <param name="at">Its time; to the microsecond, as it is stored.</param>
    /// <param name="by">Who.</param>
    /// <param name="type">The stored name of its event.</param>
    /// <param name="data">The event's fields, of texts only the digest counts.</param>
    public static string HashOf(long version, DateTimeOffset at, string by, string type, ReadOnlyMemory<byte> data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // Each part with its length before it: no two entries look alike by moving a character over a border.
        foreach (var part in (string[])[version.ToString(CultureInfo.InvariantCulture), (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture), by, type])
        {
            buffer.Write(Encoding.UTF8.GetBytes($"{part.Length}:{part}\n"));
        }

        using var fields = JsonDocument.Parse(data);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteCanonical(writer, fields.RootElement);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>The hash of an entry.</summary>
    public static string HashOf(JournalEntry entry) => HashOf(entry.Version, entry.At, entry.By, entry.Type, entry.Data);

    // Sorted, since a database may keep the fields of JSON in an order of its own.
    private static void WriteCanonical(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when IsText(value):
                writer.WriteStringValue("digest " + value.GetProperty("digest").GetString());
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteCanonical(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    WriteCanonical(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>Whether this is an <see cref="AuditText"/>: a digest, and what it is of as far as that is left.</summary>
    private static bool IsText(JsonElement value) =>
        value.TryGetProperty("digest", out var digest) && digest.ValueKind == JsonValueKind.String
            && value.EnumerateObject().All(property => TextFields.Contains(property.Name));

    /// <summary>Every text in an event, wherever it is.</summary>
    internal static IEnumerable<(string Digest, string? Text, string? Salt)> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when IsText(value) => [(value.GetProperty("digest").GetString()!, Read(value, "text"), Read(value, "salt"))],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => TextsOf(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };

    private static string? Read(JsonElement text, string name) =>
        text.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
