namespace Stadmaken.Boards;

/// <summary>
/// Sizes beyond which a board refuses with <c>too-large</c>. Configurable under <c>Boards:Limits</c>;
/// they are checked when a command is decided and never when an event is folded, so that lowering
/// one later cannot make a stored board unreadable.
/// </summary>
public sealed class BoardLimits
{
    /// <summary>Text of a card, UTF-16 units.</summary>
    public int CardTextUnits { get; set; } = 10_000;

    /// <summary>Text of a comment, UTF-16 units.</summary>
    public int CommentUnits { get; set; } = 4_000;

    /// <summary>Title of a board or zone, UTF-16 units.</summary>
    public int TitleUnits { get; set; } = 200;

    /// <summary>Zones on a board.</summary>
    public int Zones { get; set; } = 200;

    /// <summary>Cards in one zone.</summary>
    public int CardsPerZone { get; set; } = 2_000;

    /// <summary>Cards on a board.</summary>
    public int CardsPerBoard { get; set; } = 10_000;

    /// <summary>Comments on one card.</summary>
    public int CommentsPerCard { get; set; } = 500;

    /// <summary>Links on a board.</summary>
    public int Links { get; set; } = 10_000;

    /// <summary>Text that is written in private on a board and not yet revealed, UTF-16 units; revealing it is one event.</summary>
    public int PrivateTextUnits { get; set; } = 1_000_000;

    /// <summary>Text that differs in a zone that is rewound, UTF-16 units; rewinding is one event.</summary>
    public int RewoundTextUnits { get; set; } = 1_000_000;

    /// <summary>Participants who were given a role on a board.</summary>
    public int Roles { get; set; } = 2_000;

    /// <summary>Commands in one call.</summary>
    public int CommandsPerCall { get; set; } = 64;

    /// <summary>Size of one message from a client, bytes.</summary>
    public int MessageBytes { get; set; } = 256 * 1024;
}
