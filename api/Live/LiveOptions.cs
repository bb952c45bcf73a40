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

    /// <summary>Boards that one connection may have joined.</summary>
    public int BoardsPerConnection { get; set; } = 64;

    /// <summary>Entries of a board kept on this node for connections that are slow.</summary>
    public int RecentEntries { get; set; } = 2_048;

    /// <summary>Bytes of those entries; whichever is passed first.</summary>
    public int RecentBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Shortest time between two tellings of who is where on a board.</summary>
    public TimeSpan PresencePace { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a board is still followed after its last connection left; people reload pages.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(10);
}
