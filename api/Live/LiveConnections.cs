using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Stadmaken.Api.Auth.Standing;

namespace Stadmaken.Api.Live;

/// <summary>
/// The connections of this node. SignalR gives the connection itself only to its lifetime manager, and the
/// audience of a board must know of each connection whether it is busy, which groups do not tell.
/// </summary>
public sealed class LiveConnections : DefaultHubLifetimeManager<LiveHub>, IDisposable
{
    private readonly StandingTable _standing;
    private readonly ConcurrentDictionary<string, LiveConnection> _connections = new(StringComparer.Ordinal);

    /// <summary>No connections yet.</summary>
    public LiveConnections(StandingTable standing, ILogger<DefaultHubLifetimeManager<LiveHub>> logger)
        : base(logger)
    {
        _standing = standing;
        standing.Changed += LookAgain;
    }

    /// <summary>A connection by its SignalR id; the hub is only ever called for one that is here.</summary>
    public LiveConnection this[string connectionId] => _connections[connectionId];

    /// <summary>All there are now.</summary>
    public IReadOnlyCollection<LiveConnection> All => [.. _connections.Values];

    /// <summary>How many there are.</summary>
    public int Count => _connections.Count;

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        var live = new LiveConnection(connection);
        _connections[connection.ConnectionId] = live;
        LiveMetrics.Connected();

        // After it is in the list: whatever changes later finds it there, and what changed while it was being opened is found here.
        CloseUnlessAsBefore(live);
        return base.OnConnectedAsync(connection);
    }

    /// <summary>Listens no more.</summary>
    public void Dispose() => _standing.Changed -= LookAgain;

    private void LookAgain(string? participantId)
    {
        foreach (var live in _connections.Values)
        {
            if (participantId is null || live.Caller.ParticipantId == participantId || (participantId.Length == 0 && live.Caller.IsGuest))
            {
                CloseUnlessAsBefore(live);
            }
        }
    }

    /// <summary>Whoever stands otherwise than when they connected connects anew, as what they are now (rule A5). No standing at all is none that it could be as before.</summary>
    private void CloseUnlessAsBefore(LiveConnection live)
    {
        if (live.Session is not { } session || _standing.Judge(session.Participant, session.Issued) != session.Verdict)
        {
            live.Close();
        }
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        // Here and not in the hub: this comes also when the hub's own end fails.
        if (_connections.TryRemove(connection.ConnectionId, out var live))
        {
            LiveMetrics.Disconnected();
            live.LeaveAll();
        }

        return base.OnDisconnectedAsync(connection);
    }
}
