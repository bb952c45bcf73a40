using System.Buffers;
using System.Text.Json;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// Events as clients get them: <c>{version, at, by, commandId, type, …}</c>, the envelope and the fields of the
/// event in one object. The fields were encoded by the grain and are spliced in as they are.
/// </summary>
public static class WireEvents
{
    /// <summary>A JSON array of events.</summary>
    public static WireJson Array(ReadOnlySpan<JournalEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(entries.Length * 256 + 2);
        Write(buffer, entries);
        return WireJson.Trusted(buffer.WrittenMemory);
    }

    /// <summary>Writes a JSON array of events.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<JournalEntry> entries)
    {
        using var envelope = new Utf8JsonWriter(output, WireText.Options);
        output.Write("["u8);
        for (var i = 0; i < entries.Length; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            envelope.Reset();
            WriteEvent(output, envelope, entries[i]);
        }

        output.Write("]"u8);
        // Or disposing it would write again what the last event left open.
        envelope.Reset();
    }

    private static void WriteEvent(IBufferWriter<byte> output, Utf8JsonWriter envelope, JournalEntry entry)
    {
        envelope.WriteStartObject();
        envelope.WriteNumber("version"u8, entry.Version);
        envelope.WriteString("at"u8, entry.At.UtcDateTime);
        envelope.WriteString("by"u8, entry.By);
        envelope.WriteString("commandId"u8, entry.CommandId);
        envelope.WriteString("type"u8, entry.Type);
        envelope.Flush();

        var fields = entry.Data.AsSpan()[1..];
        if (fields.TrimStart(" \t\r\n"u8) is not [(byte)'}', ..])
        {
            output.Write(","u8);
        }

        output.Write(fields);
    }
}
