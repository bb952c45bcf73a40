using Stadmaken.Boards;

namespace Stadmaken.Api.Live.Relays;

/// <summary>A connection as a <see cref="BoardAudience"/> sees it; touched only within its gate.</summary>
public sealed class AudienceMember(ILiveWriter writer)
{
    /// <summary>Where its messages go.</summary>
    internal ILiveWriter Writer { get; } = writer;

    /// <summary>The last version it has or is being written.</summary>
    internal long Cursor { get; set; }

    /// <summary>Whether a write is under way.</summary>
    internal bool IsWriting { get; set; }

    /// <summary>Whether it has left; nobody comes back as the same member.</summary>
    internal bool HasLeft { get; set; }

    /// <summary>What it will be told of presence when that write is done: the newest of each.</summary>
    internal Dictionary<string, Presence>? Presences { get; set; }
}
