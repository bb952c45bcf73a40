using Stadmaken.Participants;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>Someone as a practice and a gathering of Haarlem know them.</summary>
/// <param name="Name">What the table calls them.</param>
/// <param name="CityId">Their city; null for someone who has not signed in.</param>
/// <param name="NetworkRole">Their role in the network, if any.</param>
internal sealed record NetworkActor(string Name, string? CityId, string? NetworkRole = null)
{
    /// <summary>The city that practice and gathering belong to.</summary>
    internal const string City = "haarlem";

    private const string Elsewhere = "enschede";

    internal static readonly NetworkActor Visitor = new("not signed in", null);

    /// <summary>The practice's steward, who started it.</summary>
    internal static readonly NetworkActor Starter = new("practice's steward", City);

    /// <summary>Who speaks for a stakeholder of the practice.</summary>
    internal static readonly NetworkActor Speaker = new("speaks for a stakeholder", Elsewhere);

    /// <summary>The gathering's organiser, who started it.</summary>
    internal static readonly NetworkActor Organiser = new("gathering's organiser", City);

    internal static readonly NetworkActor Operator = new("operator", Elsewhere, NetworkRoles.Operator);

    /// <summary>Everyone the table has a column for, from who may least.</summary>
    internal static readonly IReadOnlyList<NetworkActor> All =
    [
        Visitor,
        new("of another city", Elsewhere),
        new("of its city", City),
        new("steward of another city", Elsewhere, NetworkRoles.Steward),
        Organiser,
        Speaker,
        Starter,
        new("steward of its city", City, NetworkRoles.Steward),
        Operator,
    ];

    /// <summary>The roles they sign in with.</summary>
    internal string[] Roles => NetworkRole is null ? [] : [NetworkRole];
}
