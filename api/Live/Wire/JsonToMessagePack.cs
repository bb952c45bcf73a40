using System.Buffers;
using System.Text.Json;
using MessagePack;

namespace Stadmaken.Api.Live.Wire;

/// <summary>Writes a JSON value as the same structure in MessagePack. Outbound: the JSON is this program's own.</summary>
public static class JsonToMessagePack
{
    /// <summary>Writes one value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="json">Exactly one valid JSON value.</param>
    public static void Write(ref MessagePackWriter writer, ReadOnlySpan<byte> json)
    {
        // MessagePack says how much a container holds before what it holds, JSON never says: so, count first.
        var sizes = SizesOf(json);
        var next = 0;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteMapHeader(sizes[next++]);
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteArrayHeader(sizes[next++]);
                    break;
                case JsonTokenType.PropertyName:
                case JsonTokenType.String:
                    WriteString(ref writer, ref reader);
                    break;
                case JsonTokenType.Number:
                    WriteNumber(ref writer, ref reader);
                    break;
                case JsonTokenType.True:
                    writer.Write(true);
                    break;
                case JsonTokenType.False:
                    writer.Write(false);
                    break;
                case JsonTokenType.Null:
                    writer.WriteNil();
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>How many members or items each container has, in the order in which they begin.</summary>
    private static List<int> SizesOf(ReadOnlySpan<byte> json)
    {
        var sizes = new List<int>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            // A member counts by its name; its value is then no item of the object around it.
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                sizes[open.Peek()]++;
                reader.Read();
            }
            else if (open.TryPeek(out var around))
            {
                sizes[around]++;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push(sizes.Count);
                sizes.Add(0);
            }
        }

        return sizes;
    }

    private static void WriteString(ref MessagePackWriter writer, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            writer.WriteString(reader.ValueSpan);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            writer.WriteString(buffer.AsSpan(0, reader.CopyString(buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void WriteNumber(ref MessagePackWriter writer, ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            writer.Write(whole);
        }
        else if (reader.TryGetUInt64(out var large))
        {
            writer.Write(large);
        }
        else
        {
            writer.Write(reader.GetDouble());
        }
    }
}
