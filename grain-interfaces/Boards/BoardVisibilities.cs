namespace Stadmaken.Boards;

/// <summary>Who may see a board.</summary>
public static class BoardVisibilities
{
    /// <summary>Everyone, also without signing in; only participants change it.</summary>
    public const string Public = "public";

    /// <summary>Every participant in the network.</summary>
    public const string Network = "network";

    /// <summary>Participants of the board's city, and operators.</summary>
    public const string City = "city";

    /// <summary>Its creator, those who were given a role on it, the steward of its city and operators.</summary>
    public const string Invited = "invited";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Public, Network, City, Invited];
}
