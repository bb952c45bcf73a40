using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using MessagePack;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// Reads a MessagePack value as the same structure in JSON. Inbound, so nothing is believed: what has no JSON form
/// is refused rather than bent into one, and depth and size are bounded.
/// </summary>
public static class MessagePackToJson
{
    /// <summary>Containers within containers. Nothing in the protocol goes deeper than three; the JSON protocol stops at 64.</summary>
    public const int MaximumDepth = 32;

    /// <summary>Bytes of JSON that one value may become; a byte of MessagePack can be six of JSON.</summary>
    public const int MaximumBytes = 2 * 1024 * 1024;

    /// <summary>Reads one value.</summary>
    /// <returns>The value as UTF-8 JSON.</returns>
    /// <exception cref="WireRefusedException">The value has no JSON form, or is too deep or too large.</exception>
    public static ReadOnlyMemory<byte> Read(ref MessagePackReader reader)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WireText.Options))
        {
            ReadValue(ref reader, writer, 0);
        }

        return buffer.WrittenMemory;
    }

    private static void ReadValue(ref MessagePackReader reader, Utf8JsonWriter writer, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Unreadable($"A value is nested more than {MaximumDepth} deep.");
        }

        if (writer.BytesCommitted + writer.BytesPending > MaximumBytes)
        {
            throw new WireRefusedException(Refusal.TooLarge("arguments", $"A value is larger than {MaximumBytes} bytes."));
        }

        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                writer.WriteNullValue();
                break;
            case MessagePackType.Boolean:
                writer.WriteBooleanValue(reader.ReadBoolean());
                break;
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                writer.WriteNumberValue(reader.ReadUInt64());
                break;
            case MessagePackType.Integer:
                writer.WriteNumberValue(reader.ReadInt64());
                break;
            case MessagePackType.Float:
                WriteFloat(ref reader, writer);
                break;
            case MessagePackType.String:
                writer.WriteStringValue(ReadText(ref reader));
                break;
            case MessagePackType.Array:
                ReadArray(ref reader, writer, depth);
                break;
            case MessagePackType.Map:
                ReadMap(ref reader, writer, depth);
                break;
            default:
                throw Unreadable($"MessagePack type {reader.NextMessagePackType} has no place here; bytes and extension types are not taken.");
        }
    }

    private static void ReadArray(ref MessagePackReader reader, Utf8JsonWriter writer, int depth)
    {
        var count = reader.ReadArrayHeader();
        writer.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            ReadValue(ref reader, writer, depth + 1);
        }

        writer.WriteEndArray();
    }

    private static void ReadMap(ref MessagePackReader reader, Utf8JsonWriter writer, int depth)
    {
        var count = reader.ReadMapHeader();
        writer.WriteStartObject();
        for (var i = 0; i < count; i++)
        {
            if (reader.NextMessagePackType != MessagePackType.String)
            {
                throw Unreadable("A map has a key that is not text.");
            }

            writer.WritePropertyName(ReadText(ref reader));
            ReadValue(ref reader, writer, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteFloat(ref MessagePackReader reader, Utf8JsonWriter writer)
    {
        if (reader.NextCode == MessagePackCode.Float32)
        {
            var single = reader.ReadSingle();
            Check(float.IsFinite(single));
            writer.WriteNumberValue(single);
            return;
        }

        var number = reader.ReadDouble();
        Check(double.IsFinite(number));
        writer.WriteNumberValue(number);

        static void Check(bool finite)
        {
            if (!finite)
            {
                throw Unreadable("A number is not finite.");
            }
        }
    }

    private static ReadOnlySpan<byte> ReadText(ref MessagePackReader reader)
    {
        ReadOnlySpan<byte> text = reader.TryReadStringSpan(out var span) ? span : reader.ReadStringSequence().GetValueOrDefault().ToArray();
        if (!Utf8.IsValid(text))
        {
            throw Unreadable("A text is not valid UTF-8.");
        }

        return text;
    }

    private static WireRefusedException Unreadable(string why) => new(Refusal.Invalid("arguments", why));
}
