using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Api.Live.Frames;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// The connections of this node that look at one board. Each has a cursor and at most one write under way. Nothing
/// is queued for a connection that is still busy with its last write: when it is done it gets what it lacks from
/// the recent entries, or is told to join again when those no longer reach back to it. So a slow connection costs
/// no memory and delays nobody. A connection whose participant got or lost a role is told so, and gets nothing more
/// until it has joined again: only joining asks what they may see now.
/// </summary>
public sealed class BoardAudience : IJournalSink
{
    /// <summary>Presence changes kept for a slow connection; past this it joins again, which tells it all.</summary>
    private const int MostPresenceWaiting = 4_096;

    private readonly string _boardId;
    private readonly RecentBatches _recent;
    private readonly HashSet<AudienceMember> _members = [];
    private readonly SharedMessage _resync;
    private readonly SharedMessage _askAgain;
    private readonly SharedMessage _redacted;
    private readonly PrivateWriting _private;
    private readonly int _presencesPerMessage;
    private List<AudienceMember> _sentAway = [];
    private volatile TaskCompletionSource? _delivery;

    // Held while messages are handed to connections: a socket takes what it has room for and nothing waits for the rest, and this is
    // what keeps them in order.
    private readonly Lock _gate = new();

    /// <summary>Nobody looks yet.</summary>
    public BoardAudience(string boardId, LiveOptions options, PrivateWriting isPrivate)
    {
        _boardId = boardId;
        _private = isPrivate;
        _recent = new RecentBatches(boardId, options.RecentEntries, options.RecentBytes);
        _presencesPerMessage = options.PresencesPerMessage;
        _resync = Resync("This connection fell behind.");
        _askAgain = Resync("What you may do here changed.");
        _redacted = Resync(LiveMessages.Redacted);
    }

    /// <summary>Completes when no entries are being handed to connections: at once, or when those under way have been.</summary>
    public Task Delivery => _delivery?.Task ?? Task.CompletedTask;

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
        AudienceMember[] away;
        lock (_gate)
        {
            // It may have left while it was being let in.
            if (!member.HasLeft)
            {
                _members.Add(member);
                member.Cursor = version;
                member.MustAskAgain = false;
                member.ShouldAskAgain = false;
                member.MustBeginAnew = false;
                Pump(member);
            }

            away = TakeSentAway();
        }

        SeeOff(away);
    }

    /// <summary>Sends a connection nothing more, for good.</summary>
    public void Remove(AudienceMember member)
    {
        lock (_gate)
        {
            member.HasLeft = true;
            Drop(member);
        }
    }

    /// <inheritdoc/>
    public void Deliver(ReadOnlySpan<JournalEntry> entries)
    {
        AudienceMember[] away;
        var delivery = _delivery = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            away = HandOut(entries);
        }
        finally
        {
            _delivery = null;
            delivery.SetResult();
        }

        SeeOff(away);
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
            SharedMessage? shared = null;
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

    /// <returns>Those who are now to ask again what they may see.</returns>
    private AudienceMember[] HandOut(ReadOnlySpan<JournalEntry> entries)
    {
        lock (_gate)
        {
            if (BoardRedactionEntries.AnyIn(entries))
            {
                // What was kept says what nobody is to see any more, and so may what connections have: all begin anew (rule J9).
                _recent.Reset(entries[^1].Version);
                foreach (var member in _members)
                {
                    member.Cursor = Lost;
                    member.MustBeginAnew = true;
                }
            }
            else
            {
                _recent.Add(entries);
            }

            PumpAll();
            return TakeSentAway();
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

    // Events before presence, always: a board that is busy thins out presence before it delays an edit.
    private SharedMessage? Next(AudienceMember member)
    {
        if (member.MustAskAgain)
        {
            Drop(member);
            _sentAway.Add(member);
            LiveMetrics.ToldToJoinAgain(LiveMetrics.RoleChanged);
            return _askAgain;
        }

        if (member.ShouldAskAgain)
        {
            // It sees what it saw, so it goes on getting it.
            member.ShouldAskAgain = false;
            LiveMetrics.ToldToJoinAgain(LiveMetrics.RoleChanged);
            return _askAgain;
        }

        if (member.MustBeginAnew)
        {
            member.MustBeginAnew = false;
            Drop(member);
            LiveMetrics.ToldToJoinAgain(LiveMetrics.Redacted);
            return _redacted;
        }

        if (!_recent.Reaches(member.Cursor))
        {
            // From here on it gets nothing until it joins again, and joining tells it all.
            Drop(member);
            LiveMetrics.ToldToJoinAgain(LiveMetrics.FellBehind);
            return _resync;
        }

        if (member.Cursor < _recent.Version)
        {
            var (message, version, change) = _recent.After(member.Cursor, member.ParticipantId, member.Briefly);
            member.Cursor = version;
            member.MustAskAgain = change == RoleChange.Theirs;
            member.ShouldAskAgain = change == RoleChange.Possible;
            return message;
        }

        return member.Presences is { Count: > 0 } ? MessageOf(TakePresences(member, member.Presences)) : null;
    }

    private Presence[] TakePresences(AudienceMember member, Dictionary<string, Presence> waiting)
    {
        if (waiting.Count <= _presencesPerMessage)
        {
            member.Presences = null;
            return [.. waiting.Values];
        }

        var taken = waiting.Values.Take(_presencesPerMessage).ToArray();
        foreach (var presence in taken)
        {
            waiting.Remove(presence.PresenceId);
        }

        return taken;
    }

    private void Drop(AudienceMember member)
    {
        _members.Remove(member);
        member.Presences = null;
    }

    private AudienceMember[] TakeSentAway()
    {
        if (_sentAway.Count == 0)
        {
            return [];
        }

        AudienceMember[] away = [.. _sentAway];
        _sentAway = [];
        return away;
    }

    // Outside the gate: whoever hears it may have something to tell this audience.
    private static void SeeOff(AudienceMember[] away)
    {
        foreach (var member in away)
        {
            member.SentAway?.Invoke();
        }
    }

    private void Write(AudienceMember member, SharedMessage message)
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
        AudienceMember[] away;
        lock (_gate)
        {
            member.IsWriting = false;
            Pump(member);
            away = TakeSentAway();
        }

        SeeOff(away);
    }

    private SharedMessage Resync(string reason) => new(new InvocationMessage(LiveMessages.Resync, [_boardId, reason]));

    // Looked at here once more: what waited for a slow connection may say more than may be told by now (rule P7).
    private SharedMessage MessageOf(IEnumerable<Presence> changes) =>
        new(new InvocationMessage(LiveMessages.Presence,
            [_boardId, WireAnswers.Presences(_private.IsGoingOn ? changes.Select(PresenceThinning.OnlyWho) : changes)]));
}
