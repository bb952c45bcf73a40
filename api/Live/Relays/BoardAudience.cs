using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// The connections of this node that look at one board. Each has a cursor and at most one write under way. Nothing
/// is queued for a connection that is still busy with its last write: when it is done it gets what it lacks from
/// the recent entries, or is told to join again when those no longer reach back to it. So a slow connection costs
/// no memory and delays nobody.
/// </summary>
public sealed class BoardAudience : IJournalSink
{
    /// <summary>Presence changes kept for a slow connection; past this it joins again, which tells it all.</summary>
    private const int MostPresenceWaiting = 4_096;

    private readonly string _boardId;
    private readonly RecentBatches _recent;
    private readonly HashSet<AudienceMember> _members = [];
    private readonly SerializedHubMessage _resync;

    // Held while messages are handed to connections: they only go into a pipe, and this is what keeps them in order.
    private readonly Lock _gate = new();

    /// <summary>Nobody looks yet.</summary>
    public BoardAudience(string boardId, LiveOptions options)
    {
        _boardId = boardId;
        _recent = new RecentBatches(boardId, options.RecentEntries, options.RecentBytes);
        _resync = new SerializedHubMessage(new InvocationMessage(LiveMessages.Resync, [boardId, "This connection fell behind."]));
    }

    /// <summary>Entries after this version come from now on.</summary>
    public void Begin(long version)
    {
        lock (_gate)
        {
            _recent.Reset(version);
        }
    }

    /// <summary>
    /// Sends a connection everything after this version, which it has. When entries after it have come
    /// meanwhile they are sent at once; when the journal's pushes are still behind it, those are left out.
    /// </summary>
    public void Listen(AudienceMember member, long version)
    {
        lock (_gate)
        {
            // It may have left while it was being let in.
            if (!member.HasLeft)
            {
                _members.Add(member);
                member.Cursor = version;
                Pump(member);
            }
        }
    }

    /// <summary>Sends a connection nothing more, for good.</summary>
    public void Remove(AudienceMember member)
    {
        lock (_gate)
        {
            member.HasLeft = true;
            member.Presences = null;
            _members.Remove(member);
        }
    }

    /// <inheritdoc/>
    public void Deliver(ReadOnlySpan<JournalEntry> entries)
    {
        lock (_gate)
        {
            _recent.Add(entries);
            PumpAll();
        }
    }

    /// <inheritdoc/>
    public void Rewind(long version)
    {
        lock (_gate)
        {
            _recent.Reset(version);
            foreach (var member in _members)
            {
                member.Cursor = Lost;
            }

            PumpAll();
        }
    }

    /// <summary>Tells all who is where now.</summary>
    /// <param name="changes">The newest of each presence that changed.</param>
    public void Tell(IReadOnlyCollection<Presence> changes)
    {
        lock (_gate)
        {
            SerializedHubMessage? shared = null;
            foreach (var member in Members())
            {
                if (!member.IsWriting)
                {
                    Write(member, shared ??= MessageOf(changes));
                    continue;
                }

                member.Presences ??= [];
                foreach (var change in changes)
                {
                    member.Presences[change.PresenceId] = change;
                }

                if (member.Presences.Count > MostPresenceWaiting)
                {
                    member.Cursor = Lost;
                }
            }
        }
    }

    // A cursor that recent entries never reach.
    private const long Lost = -1;

    private void PumpAll()
    {
        foreach (var member in Members())
        {
            Pump(member);
        }
    }

    // A copy, because a member that is told to join again leaves the set while it is gone through.
    private AudienceMember[] Members() => [.. _members];

    /// <summary>Writes to a connection until it is busy or has everything. Within the gate.</summary>
    private void Pump(AudienceMember member)
    {
        while (!member.IsWriting && _members.Contains(member) && Next(member) is { } message)
        {
            Write(member, message);
        }
    }

    private SerializedHubMessage? Next(AudienceMember member)
    {
        if (!_recent.Reaches(member.Cursor))
        {
            // From here on it gets nothing until it joins again, and joining tells it all.
            _members.Remove(member);
            member.Presences = null;
            return _resync;
        }

        if (member.Cursor < _recent.Version)
        {
            (var message, member.Cursor) = _recent.After(member.Cursor);
            return message;
        }

        if (member.Presences is { Count: > 0 } presences)
        {
            member.Presences = null;
            return MessageOf(presences.Values);
        }

        return null;
    }

    private void Write(AudienceMember member, SerializedHubMessage message)
    {
        var write = member.Writer.WriteAsync(message);
        if (write.IsCompletedSuccessfully)
        {
            write.GetAwaiter().GetResult();
            return;
        }

        member.IsWriting = true;
        _ = FinishAsync(member, write);
    }

    private async Task FinishAsync(AudienceMember member, ValueTask write)
    {
        // The connection itself deals with a failed write: it closes, and then leaves.
        await write.AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            member.IsWriting = false;
            Pump(member);
        }
    }

    private SerializedHubMessage MessageOf(IEnumerable<Presence> changes) =>
        new(new InvocationMessage(LiveMessages.Presence, [_boardId, WireAnswers.Presences(changes)]));
}
