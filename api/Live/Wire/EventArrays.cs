using System.Buffers;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>Stored entries on their way through the hub.</summary>
public static class EventArrays
{
    /// <summary>A JSON array of events; their fields are spliced in as the grain encoded them.</summary>
    public static WireJson Of(ReadOnlySpan<JournalEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>((entries.Length * 256) + 2);
        WireEvents.WriteArray(buffer, entries);
        return WireJson.Trusted(buffer.WrittenMemory);
    }
}
