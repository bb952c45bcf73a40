using System.Buffers;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// Stored entries of a board on their way through the hub. They get there this way only, and this way asks for whom:
/// what is private goes to its author and to nobody else.
/// </summary>
public static class EventArrays
{
    /// <summary>A JSON array of events of a practice, which everyone may read, as the grain showed them.</summary>
    /// <param name="entries">Contiguous, in order.</param>
    public static WireJson OfPublic(ReadOnlySpan<JournalEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>((entries.Length * 256) + 2);
        WireEvents.WriteArray(buffer, entries);
        return WireJson.Trusted(buffer.WrittenMemory);
    }

    /// <summary>A JSON array of events; their fields are spliced in as the grain encoded them.</summary>
    /// <param name="entries">Contiguous, in order.</param>
    /// <param name="participantId">Who gets them; null for everyone.</param>
    /// <param name="briefly">Whether what the event before says already is left out, as who gets them has asked.</param>
    public static WireJson Of(ReadOnlySpan<JournalEntry> entries, string? participantId, bool briefly = false)
    {
        var seen = PrivateEntries.AsSeenBy(entries.ToArray(), participantId);
        var buffer = new ArrayBufferWriter<byte>((seen.Length * 256) + 2);
        if (briefly)
        {
            WireEvents.WriteBriefArray(buffer, seen);
        }
        else
        {
            WireEvents.WriteArray(buffer, seen);
        }

        return WireJson.Trusted(buffer.WrittenMemory);
    }
}
