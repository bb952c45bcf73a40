using Stadmaken.Boards;

namespace Stadmaken.Api.Live.Relays;

/// <summary>A connection as a <see cref="BoardAudience"/> sees it; touched only within its gate.</summary>
/// <param name="writer">Where its messages go.</param>
/// <param name="participantId">Who is at the other end.</param>
/// <param name="briefly">Whether it takes events without what the one before says already.</param>
/// <param name="sentAway">Hears, outside the gate, that it was told its role was set: it is not there until it has joined again.</param>
public sealed class AudienceMember(ILiveWriter writer, string participantId, bool briefly = false, Action? sentAway = null)
{
    private bool _mustAskAgain;

    /// <summary>Where its messages go.</summary>
    internal ILiveWriter Writer { get; } = writer;

    /// <summary>Who is at the other end.</summary>
    internal string ParticipantId { get; } = participantId;

    /// <summary>Whether it takes events without what the one before says already.</summary>
    internal bool Briefly { get; } = briefly;

    /// <summary>Hears that it was told to ask again what it may see.</summary>
    internal Action? SentAway { get; } = sentAway;

    /// <summary>The last version it has or is being written.</summary>
    internal long Cursor { get; set; }

    /// <summary>Whether a write is under way.</summary>
    internal bool IsWriting { get; set; }

    /// <summary>Whether it has left; nobody comes back as the same member.</summary>
    internal bool HasLeft { get; set; }

    /// <summary>
    /// Whether it is told that its role was set, and so gets nothing until it has asked anew what it may see. Read outside
    /// the gate too, by its seat.
    /// </summary>
    internal bool MustAskAgain
    {
        get => Volatile.Read(ref _mustAskAgain);
        set => Volatile.Write(ref _mustAskAgain, value);
    }

    /// <summary>Whether it is told that the role of many was set, maybe its own.</summary>
    internal bool ShouldAskAgain { get; set; }

    /// <summary>Whether it is told that something was redacted, and so what it has is not to be shown any more.</summary>
    internal bool MustBeginAnew { get; set; }

    /// <summary>What it will be told of presence when that write is done: the newest of each.</summary>
    internal Dictionary<string, Presence>? Presences { get; set; }
}
