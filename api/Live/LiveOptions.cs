namespace Stadmaken.Api.Live;

/// <summary>Sizes and times of the live edge of one node; configurable under <c>Live</c>.</summary>
public sealed class LiveOptions
{
    /// <summary>Commands in one grain call; more wait for the next call.</summary>
    public int CommandsPerGrainCall { get; set; } = 1_024;

    /// <summary>Commands of one board that may wait on this node; beyond it they are refused as <c>unavailable</c>.</summary>
    public int WaitingCommandsPerBoard { get; set; } = 16_384;

    /// <summary>Commands of one connection that may wait; beyond it they are refused as <c>rate-limited</c>, so that one connection cannot take all room.</summary>
    public int WaitingCommandsPerConnection { get; set; } = 4_096;

    /// <summary>Commands of one participant in a second, over all their connections to this node; beyond it they are refused as <c>rate-limited</c>. 0 for no limit.</summary>
    public int CommandsPerSecond { get; set; } = 100;

    /// <summary>Commands of one participant that may come at once, after a time with none; a board that was worked on without a network sends all it has.</summary>
    public int CommandBurst { get; set; } = 2_000;

    /// <summary>Boards that one connection may have joined.</summary>
    public int BoardsPerConnection { get; set; } = 64;

    /// <summary>Feeds, practices and inboxes that one connection may watch.</summary>
    public int StreamsPerConnection { get; set; } = 64;

    /// <summary>Entries of a board kept on this node for connections that are slow.</summary>
    public int RecentEntries { get; set; } = 2_048;

    /// <summary>Bytes of those entries; whichever is passed first.</summary>
    public int RecentBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Shortest time between two tellings of who is where on a board.</summary>
    public TimeSpan PresencePace { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Presences in one message; more follow in the next (rule P5).</summary>
    public int PresencesPerMessage { get; set; } = 100;

    /// <summary>Presences told in a second by this node, times the connections they are told to (rule P6).</summary>
    public int PresenceDeliveriesPerSecond { get; set; } = 100_000;

    /// <summary>
    /// How often each WebSocket is pinged. Below the hub's own pings, because every browser and every library answers this
    /// one by itself: those who build clients need not know of it, as they would of a short time-out of the hub.
    /// </summary>
    public TimeSpan WebSocketPing { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long such a ping may go unanswered until the connection is given up. With <see cref="WebSocketPing"/>, whoever
    /// drops off the network is gone from the board within ten seconds; a shorter time would throw out who drives through a tunnel.
    /// </summary>
    public TimeSpan WebSocketPingTimeout { get; set; } = TimeSpan.FromSeconds(7);

    /// <summary>How often the hub itself says something to a connection that is quiet, so that the client knows in time that it is cut off.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a client may say nothing to the hub. SignalR's own default: its clients say something every 15 s unless told
    /// otherwise, so less would cut off those that did nothing wrong. Matters only where WebSockets do not get through.
    /// </summary>
    public TimeSpan ClientTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A node that stops sends its connections elsewhere within this time; the more there are, the more of it is used.</summary>
    public TimeSpan LeaveWithin { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a board is still followed after its last connection left; people reload pages.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(10);
}
