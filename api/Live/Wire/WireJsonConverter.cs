using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Stadmaken.Api.Live.Wire;

/// <summary>JSON protocol: raw in, raw out.</summary>
public sealed class WireJsonConverter : JsonConverter<WireJson>
{
    /// <summary>A JSON null is a value like any other: what it means is for who reads it.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not well-formed or not UTF-8.</exception>
    public override WireJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var raw = JsonMarshal.GetRawUtf8Value(document.RootElement);
        // The reader looks at the bytes of a string only when someone asks for the string.
        if (!Utf8.IsValid(raw))
        {
            throw new JsonException("The text is not valid UTF-8.");
        }

        return WireJson.Trusted(raw.ToArray());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WireJson value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
