using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Text;

/// <summary>
/// Operations as JSON: <c>[{"retain":3},{"insert":"x"},{"delete":2}]</c>. Reads strictly what is written and brings it
/// into canonical form; anything else is a <see cref="JsonException"/> that says what is wrong.
/// </summary>
public sealed class TextOperationJsonConverter : JsonConverter<TextOperation>
{
    /// <inheritdoc/>
    public override TextOperation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A text operation is a list of components.");
        }

        var made = new TextOperationBuilder();
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            ReadComponent(ref reader, made);
        }

        return made.Build();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TextOperation value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var component in value.Components)
        {
            writer.WriteStartObject();
            switch (component.Kind)
            {
                case TextComponentKind.Retain:
                    writer.WriteNumber("retain"u8, component.Units);
                    break;
                case TextComponentKind.Insert:
                    writer.WriteString("insert"u8, component.Inserted);
                    break;
                default:
                    writer.WriteNumber("delete"u8, component.Units);
                    break;
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void ReadComponent(ref Utf8JsonReader reader, TextOperationBuilder made)
    {
        if (reader.TokenType != JsonTokenType.StartObject || Next(ref reader) != JsonTokenType.PropertyName)
        {
            throw NotOneField();
        }

        if (reader.ValueTextEquals("retain"u8))
        {
            made.Retain(ReadUnits(ref reader));
        }
        else if (reader.ValueTextEquals("insert"u8))
        {
            made.InsertWhole(ReadInserted(ref reader));
        }
        else if (reader.ValueTextEquals("delete"u8))
        {
            made.Delete(ReadUnits(ref reader));
        }
        else
        {
            throw NotOneField();
        }

        if (Next(ref reader) != JsonTokenType.EndObject)
        {
            throw NotOneField();
        }
    }

    private static int ReadUnits(ref Utf8JsonReader reader) =>
        Next(ref reader) == JsonTokenType.Number && reader.TryGetInt32(out var units) && units > 0
            ? units
            : throw new JsonException($"What a component retains or deletes is an integer from 1 to {int.MaxValue}.");

    private static string ReadInserted(ref Utf8JsonReader reader)
    {
        if (Next(ref reader) != JsonTokenType.String)
        {
            throw new JsonException("What a component inserts is a text.");
        }

        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // The reader's way to say that an escape or the bytes are half a character.
            throw new JsonException("A surrogate without its other half is not a character.", error);
        }

        return text.Length > 0 ? text : throw new JsonException("What a component inserts is not empty.");
    }

    // The serializer hands over whole values, so there always is a next token.
    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read()
        ? reader.TokenType
        : throw new JsonException("The text operation ends too soon.");

    private static JsonException NotOneField() =>
        new("A component is an object with exactly one of the fields retain, insert and delete.");
}
