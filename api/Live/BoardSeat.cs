using System.Security.Cryptography;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live;

/// <summary>The place of one connection at one board.</summary>
public sealed class BoardSeat : IDisposable
{
    private readonly LiveConnection _connection;
    private readonly BoardRelays.Lease _lease;
    private readonly Lock _gate = new();
    private Presence? _presence;
    private bool _left;

    internal BoardSeat(LiveConnection connection, BoardRelays.Lease lease)
    {
        _connection = connection;
        _lease = lease;
        Member = new AudienceMember(connection, connection.Caller.ParticipantId, connection.TakesBrief, Disappear);
    }

    /// <summary>Of this connection on this board; says nothing about who it is.</summary>
    public string PresenceId { get; } = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The board's relay.</summary>
    public BoardRelay Relay => _lease.Relay;

    /// <summary>What the board's audience knows of it.</summary>
    public AudienceMember Member { get; }

    /// <summary>Whether it has been let in.</summary>
    public bool IsPresent
    {
        get
        {
            lock (_gate)
            {
                return _presence is not null;
            }
        }
    }

    /// <summary>It is let in, somewhere on the board; being let in again keeps where it was.</summary>
    public void Appear()
    {
        lock (_gate)
        {
            if (_presence is null)
            {
                Set(new Presence(PresenceId, _connection.Caller.ParticipantId));
            }
        }
    }

    /// <summary>Where it is now.</summary>
    /// <returns>Whether it has been let in.</returns>
    public bool MoveTo(Whereabouts where)
    {
        lock (_gate)
        {
            return _presence is not null && Set(_presence with { CardId = where.CardId, Editing = where.Editing, Caret = where.Caret, PointsAt = where.PointsAt });
        }
    }

    /// <summary>Leaves.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_left)
            {
                return;
            }

            if (_presence is not null)
            {
                Set(_presence with { Gone = true });
            }

            _left = true;
        }

        Relay.Audience.Remove(Member);
        _lease.Dispose();
    }

    // What the participant may see is to be asked again; until then they are not there. When they have joined again
    // already, the audience hears that before this is called or after, and Appear comes after it.
    private void Disappear()
    {
        lock (_gate)
        {
            if (_presence is not null && Member.MustAskAgain)
            {
                Set(_presence with { Gone = true });
                _presence = null;
            }
        }
    }

    // Within the gate, so that nothing is told of it after it has left.
    private bool Set(Presence presence)
    {
        if (_left)
        {
            return false;
        }

        _presence = presence;
        Relay.Presence.Set(presence);
        return true;
    }
}
