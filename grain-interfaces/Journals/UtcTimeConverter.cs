using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Journals;

/// <summary>
/// Times as <c>2026-11-24T09:00:00.25Z</c>, whatever their offset: as <see cref="WireEvents"/> writes them, so that a
/// client that folds an event has the same text as one that gets a snapshot.
/// </summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
