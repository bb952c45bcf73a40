namespace Stadmaken.Participants;

/// <summary>
/// On whose behalf a grain is called. Only the API makes one, from a session that it has
/// verified; grains decide by it. Cluster ports are for the network's own machines only.
/// </summary>
/// <param name="ParticipantId">Who; empty for someone who has not signed in.</param>
/// <param name="CityId">The city they belong to; empty for someone who has not signed in.</param>
/// <param name="Roles">Their roles in the network, from <see cref="NetworkRoles"/>.</param>
/// <param name="Invitation">The invitation they came in with, for a guest of one board.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.caller")]
public sealed record Caller(
    [property: Id(0)] string ParticipantId,
    [property: Id(1)] string CityId,
    [property: Id(2)] string[] Roles,
    [property: Id(3)] CallerInvitation? Invitation = null)
{
    /// <summary>Whose name the network's own deeds carry, such as admitting the first cities.</summary>
    public const string NetworkId = "network";

    /// <summary>Someone who has not signed in.</summary>
    public static readonly Caller Anonymous = new(string.Empty, string.Empty, []);

    /// <summary>The network itself; has every right.</summary>
    public static readonly Caller Network = new(NetworkId, string.Empty, [NetworkRoles.Operator]);

    /// <summary>
    /// Whether they are a participant who has signed in. A guest by invitation is not: everywhere but on the board they were invited to, and there the board
    /// decides, they may what someone may who has not signed in.
    /// </summary>
    public bool IsSignedIn => ParticipantId.Length > 0 && Invitation is null;

    /// <summary>Whether they are the guest of a board, by invitation.</summary>
    public bool IsGuest => Invitation is not null;

    /// <summary>Whether they run the network.</summary>
    public bool IsOperator => Array.IndexOf(Roles, NetworkRoles.Operator) >= 0;

    /// <summary>Whether they speak for this city.</summary>
    public bool IsStewardOf(string? cityId) =>
        cityId is { Length: > 0 } && CityId == cityId && Array.IndexOf(Roles, NetworkRoles.Steward) >= 0;
}

/// <summary>With which invitation somebody came in.</summary>
/// <param name="InvitationId">Which.</param>
/// <param name="BoardId">The board it is for.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.caller-invitation")]
public sealed record CallerInvitation(
    [property: Id(0)] string InvitationId,
    [property: Id(1)] string BoardId);
