using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Api.Live.Frames;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// The newest entries of a board with the messages that carry them. A message is serialised at most once for each
/// protocol, however many connections get it and whenever they do, whole and in brief; only for those who wrote something
/// private in it there is one more, with what is theirs. Not thread-safe.
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
            // An entry that sets a role ends its message: whose role it was must not get what comes after it.
            while (count < entries.Length && !BoardRoleEntries.SetsRole(entries[count - 1]) && bytes + SizeOf(entries[count]) <= BytesPerMessage)
            {
                bytes += SizeOf(entries[count++]);
            }

            _batches.Add(new Batch(_boardId, entries[..count].ToArray(), bytes));
            _entries += count;
            _bytes += bytes;
            Version = entries[count - 1].Version;
            entries = entries[count..];
        }

        var gone = 0;
        while (gone < _batches.Count - 1 && (_entries > _mostEntries || _bytes > _mostBytes))
        {
            _entries -= _batches[gone].Entries;
            _bytes -= _batches[gone].Bytes;
            _base = _batches[gone++].Last;
        }

        _batches.RemoveRange(0, gone);
    }

    /// <summary>The next message for someone who has this version.</summary>
    /// <param name="version">Reached, and before <see cref="Version"/>.</param>
    /// <param name="participantId">Who gets it.</param>
    /// <param name="briefly">Whether they take events without what the one before says already.</param>
    public RecentMessage After(long version, string participantId, bool briefly)
    {
        var low = 0;
        var high = _batches.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _batches[middle].Last > version ? (low, middle) : (middle + 1, high);
        }

        var batch = _batches[low];
        return new RecentMessage(batch.MessageAfter(version, participantId, briefly), batch.Last, batch.ChangeFor(participantId));
    }

    private static int SizeOf(JournalEntry entry) => entry.Data.Length + 160;

    private sealed class Batch
    {
        private readonly string _boardId;
        private readonly JournalEntry[] _entries;
        // Each made when the first gets it.
        private SharedMessage? _whole;
        private SharedMessage? _brief;

        // Whose role the last entry sets, if it does.
        private readonly string? _roleOf;

        // Those who wrote something private in it, with the message of their own once one of them got it.
        private readonly Dictionary<string, SharedMessage?>? _authors;

        internal Batch(string boardId, JournalEntry[] entries, int bytes)
        {
            _boardId = boardId;
            _entries = entries;
            Bytes = bytes;
            _roleOf = BoardRoleEntries.ParticipantOf(entries[^1]);
            foreach (var entry in entries)
            {
                if (PrivateEntries.IsPrivate(entry))
                {
                    (_authors ??= new(StringComparer.Ordinal))[entry.By] = null;
                }
            }
        }

        internal int Entries => _entries.Length;

        internal int Bytes { get; }

        internal long Last => _entries[^1].Version;

        internal RoleChange ChangeFor(string participantId) =>
            _roleOf == participantId || BoardRoleEntries.IsForAnyone(_entries[^1]) ? RoleChange.Theirs
            : BoardRoleEntries.IsForMany(_entries[^1]) ? RoleChange.Possible
            : RoleChange.None;

        internal SharedMessage MessageAfter(long version, string participantId, bool briefly)
        {
            var had = (int)(version + 1 - _entries[0].Version);
            if (had > 0)
            {
                return MessageOf(_entries.AsSpan(had), participantId, briefly);
            }

            if (_authors is not null && _authors.TryGetValue(participantId, out var own))
            {
                // Whole, which is right for whoever takes it brief too.
                return own ?? (_authors[participantId] = MessageOf(_entries, participantId, briefly: false));
            }

            return briefly ? _brief ??= MessageOf(_entries, null, briefly) : _whole ??= MessageOf(_entries, null, briefly);
        }

        private SharedMessage MessageOf(ReadOnlySpan<JournalEntry> entries, string? participantId, bool briefly) =>
            new(new InvocationMessage(LiveMessages.BoardEvents, [_boardId, EventArrays.Of(entries, participantId, briefly)]));
    }
}

/// <summary>Events on their way to someone.</summary>
/// <param name="Message">Written to their connection.</param>
/// <param name="Version">The version it brings them to.</param>
/// <param name="Change">What its last event means for their role.</param>
public readonly record struct RecentMessage(SharedMessage Message, long Version, RoleChange Change);
