namespace Stadmaken.Boards;

/// <summary>What a participant is on one board. Each may do what the next may, and more.</summary>
public static class BoardRoles
{
    /// <summary>Leads the board: timer, voting, private writing, roles, locks of zones and the board.</summary>
    public const string Facilitator = "facilitator";

    /// <summary>Changes zones and cards.</summary>
    public const string Editor = "editor";

    /// <summary>Comments and votes.</summary>
    public const string Commenter = "commenter";

    /// <summary>Reads.</summary>
    public const string Reader = "reader";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Facilitator, Editor, Commenter, Reader];

    /// <summary>Those that everyone on a board can have.</summary>
    public static readonly IReadOnlyList<string> Defaults = [Editor, Commenter, Reader];
}
