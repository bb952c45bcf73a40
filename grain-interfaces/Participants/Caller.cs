namespace Stadmaken.Participants;

/// <summary>
/// On whose behalf a grain is called. Only the API makes one, from a session that it has
/// verified; grains decide by it. Cluster ports are for the network's own machines only.
/// </summary>
/// <param name="ParticipantId">Who; empty for someone who has not signed in.</param>
/// <param name="CityId">The city they belong to; empty for someone who has not signed in.</param>
/// <param name="Roles">Their roles in the network, from <see cref="NetworkRoles"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.caller")]
public sealed record Caller(
    [property: Id(0)] string ParticipantId,
    [property: Id(1)] string CityId,
    [property: Id(2)] string[] Roles)
{
    /// <summary>Whose name the network's own deeds carry, such as admitting the first cities.</summary>
    public const string NetworkId = "network";

    /// <summary>Someone who has not signed in.</summary>
    public static readonly Caller Anonymous = new(string.Empty, string.Empty, []);

    /// <summary>The network itself; has every right.</summary>
    public static readonly Caller Network = new(NetworkId, string.Empty, [NetworkRoles.Operator]);

    /// <summary>Whether they have signed in.</summary>
    public bool IsSignedIn => ParticipantId.Length > 0;

    /// <summary>Whether they run the network.</summary>
    public bool IsOperator => Array.IndexOf(Roles, NetworkRoles.Operator) >= 0;

    /// <summary>Whether they speak for this city.</summary>
    public bool IsStewardOf(string? cityId) =>
        cityId is { Length: > 0 } && CityId == cityId && Array.IndexOf(Roles, NetworkRoles.Steward) >= 0;
}
