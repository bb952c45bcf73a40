using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stadmaken.Journals;

/// <summary>
/// Stored entries as clients get them: <c>{"version", "at", "by", "commandId", "type", …}</c>, the envelope and the
/// event's own fields in one object. The fields are the stored bytes, put in as they are: nothing is parsed.
/// </summary>
public static class WireEvents
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one entry.</summary>
    /// <exception cref="ArgumentException">The entry's data is not a JSON object.</exception>
    public static void Write(IBufferWriter<byte> output, JournalEntry entry)
    {
        using var envelope = new Utf8JsonWriter(output, Options);
        Write(output, envelope, entry);
    }

    /// <summary>Writes entries as an array, in their order.</summary>
    /// <exception cref="ArgumentException">The data of an entry is not a JSON object.</exception>
    public static void WriteArray(IBufferWriter<byte> output, ReadOnlySpan<JournalEntry> entries) => WriteArray(output, entries, briefly: false);

    /// <summary>
    /// Writes entries as an array, in their order, and leaves out what the entry before says already: <c>version</c> when it is one
    /// more, <c>at</c> and <c>by</c> when they are the same. The first is whole. Those of a busy board are little more than half as long.
    /// </summary>
    /// <exception cref="ArgumentException">The data of an entry is not a JSON object.</exception>
    public static void WriteBriefArray(IBufferWriter<byte> output, ReadOnlySpan<JournalEntry> entries) => WriteArray(output, entries, briefly: true);

    private static void WriteArray(IBufferWriter<byte> output, ReadOnlySpan<JournalEntry> entries, bool briefly)
    {
        using var envelope = new Utf8JsonWriter(output, Options);
        output.Write("["u8);
        for (var i = 0; i < entries.Length; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            Write(output, envelope, entries[i], briefly && i > 0 ? entries[i - 1] : null);
        }

        output.Write("]"u8);
    }

    private static void Write(IBufferWriter<byte> output, Utf8JsonWriter envelope, JournalEntry entry, JournalEntry? before = null)
    {
        var fields = Fields(entry);
        envelope.WriteStartObject();
        if (entry.Version != before?.Version + 1)
        {
            envelope.WriteNumber("version", entry.Version);
        }

        if (entry.At != before?.At)
        {
            envelope.WriteString("at", entry.At.ToUniversalTime());
        }

        if (entry.By != before?.By)
        {
            envelope.WriteString("by", entry.By);
        }

        envelope.WriteString("commandId", entry.CommandId);
        envelope.WriteString("type", entry.Type);

        // The object is left open in the envelope's writer and closed below, after the fields.
        envelope.Flush();
        envelope.Reset();
        if (!fields.IsEmpty)
        {
            output.Write(","u8);
            output.Write(fields);
        }

        output.Write("}"u8);
    }

    // What is between the braces.
    private static ReadOnlySpan<byte> Fields(JournalEntry entry)
    {
        var data = entry.Data.AsSpan().Trim(" \r\n\t"u8);
        return data is [(byte)'{', .. var fields, (byte)'}']
            ? fields.Trim(" \r\n\t"u8)
            : throw new ArgumentException($"The data of '{entry.Type}' at version {entry.Version} is not a JSON object.", nameof(entry));
    }
}
