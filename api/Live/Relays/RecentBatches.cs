using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// The newest entries of a board with the messages that carry them. A message is serialised at most once for each
/// protocol, however many connections get it and whenever they do. Not thread-safe.
/// </summary>
public sealed class RecentBatches
{
    /// <summary>One message holds at most this much, or a single entry; slow connections get big batches piecemeal.</summary>
    private const int BytesPerMessage = 64 * 1024;

    private readonly string _boardId;
    private readonly int _mostEntries;
    private readonly int _mostBytes;
    private readonly List<Batch> _batches = [];
    private long _base;
    private long _entries;
    private long _bytes;

    /// <summary>Keeps entries within these bounds; the newest message always.</summary>
    public RecentBatches(string boardId, int mostEntries, int mostBytes)
    {
        _boardId = boardId;
        _mostEntries = mostEntries;
        _mostBytes = mostBytes;
    }

    /// <summary>The newest version.</summary>
    public long Version { get; private set; }

    /// <summary>Forgets everything; entries after this version come next.</summary>
    public void Reset(long version)
    {
        _batches.Clear();
        _entries = 0;
        _bytes = 0;
        _base = version;
        Version = version;
    }

    /// <summary>Whether everything after this version is here.</summary>
    public bool Reaches(long version) => version >= _base;

    /// <summary>Adds entries that follow <see cref="Version"/>.</summary>
    public void Add(ReadOnlySpan<JournalEntry> entries)
    {
        while (!entries.IsEmpty)
        {
            var count = 1;
            var bytes = SizeOf(entries[0]);
            while (count < entries.Length && bytes + SizeOf(entries[count]) <= BytesPerMessage)
            {
                bytes += SizeOf(entries[count++]);
            }

            _batches.Add(new Batch(entries[..count].ToArray(), MessageOf(entries[..count]), bytes));
            _entries += count;
            _bytes += bytes;
            Version = entries[count - 1].Version;
            entries = entries[count..];
        }

        var gone = 0;
        while (gone < _batches.Count - 1 && (_entries > _mostEntries || _bytes > _mostBytes))
        {
            _entries -= _batches[gone].Entries.Length;
            _bytes -= _batches[gone].Bytes;
            _base = _batches[gone++].Last;
        }

        _batches.RemoveRange(0, gone);
    }

    /// <summary>The next message for someone who has this version, and the version it brings them to.</summary>
    /// <param name="version">Reached, and before <see cref="Version"/>.</param>
    public (SerializedHubMessage Message, long Version) After(long version)
    {
        var low = 0;
        var high = _batches.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _batches[middle].Last > version ? (low, middle) : (middle + 1, high);
        }

        var batch = _batches[low];
        var had = (int)(version + 1 - batch.First);
        return (had == 0 ? batch.Message : MessageOf(batch.Entries.AsSpan(had)), batch.Last);
    }

    private SerializedHubMessage MessageOf(ReadOnlySpan<JournalEntry> entries) =>
        new(new InvocationMessage(LiveMessages.BoardEvents, [_boardId, EventArrays.Of(entries)]));

    private static int SizeOf(JournalEntry entry) => entry.Data.Length + 160;

    private sealed record Batch(JournalEntry[] Entries, SerializedHubMessage Message, int Bytes)
    {
        public long First => Entries[0].Version;

        public long Last => Entries[^1].Version;
    }
}
