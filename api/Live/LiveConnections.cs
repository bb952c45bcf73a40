using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Stadmaken.Api.Live;

/// <summary>
/// The connections of this node. SignalR gives the connection itself only to its lifetime manager, and the
/// audience of a board must know of each connection whether it is busy, which groups do not tell.
/// </summary>
public sealed class LiveConnections(ILogger<DefaultHubLifetimeManager<LiveHub>> logger) : DefaultHubLifetimeManager<LiveHub>(logger)
{
    private readonly ConcurrentDictionary<string, LiveConnection> _connections = new(StringComparer.Ordinal);

    /// <summary>A connection by its SignalR id; the hub is only ever called for one that is here.</summary>
    public LiveConnection this[string connectionId] => _connections[connectionId];

    /// <summary>All there are now.</summary>
    public IReadOnlyCollection<LiveConnection> All => [.. _connections.Values];

    /// <summary>How many there are.</summary>
    public int Count => _connections.Count;

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _connections[connection.ConnectionId] = new LiveConnection(connection);
        LiveMetrics.Connected();
        return base.OnConnectedAsync(connection);
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
