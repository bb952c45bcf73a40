using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>Someone as a board of Haarlem knows them.</summary>
/// <param name="Name">What the table calls them.</param>
/// <param name="CityId">Their city; null for someone who has not signed in.</param>
/// <param name="NetworkRole">Their role in the network, if any.</param>
/// <param name="Given">The role they were given on the board, if any.</param>
/// <param name="Opened">Whether they opened it.</param>
internal sealed record BoardActor(string Name, string? CityId, string? NetworkRole = null, string? Given = null, bool Opened = false)
{
    /// <summary>The city that the board belongs to.</summary>
    internal const string City = "haarlem";

    private const string Elsewhere = "enschede";

    /// <summary>Everyone the table has a row for.</summary>
    internal static readonly IReadOnlyList<BoardActor> All =
    [
        new("not signed in", null),
        new("participant of another city", Elsewhere),
        new("participant of its city", City),
        new("given reader", Elsewhere, Given: BoardRoles.Reader),
        new("given commenter", Elsewhere, Given: BoardRoles.Commenter),
        new("given editor", Elsewhere, Given: BoardRoles.Editor),
        new("given facilitator", Elsewhere, Given: BoardRoles.Facilitator),
        new("given reader, of its city", City, Given: BoardRoles.Reader),
        new("who opened it", City, Opened: true),
        new("steward of another city", Elsewhere, NetworkRoles.Steward),
        new("steward of its city", City, NetworkRoles.Steward),
        new("operator", Elsewhere, NetworkRoles.Operator),
    ];

    /// <summary>The roles they sign in with.</summary>
    internal string[] Roles => NetworkRole is null ? [] : [NetworkRole];

    /// <summary>What the rules in the code say they are on a board like this; null if there is no such board for them.</summary>
    internal string? RoleOn(string visibility)
    {
        const string Me = "me";
        var state = BoardState.Empty with { Visibility = visibility, CityId = City, CreatedBy = Opened ? Me : "another" };
        if (Given is not null)
        {
            state = state with { Roles = state.Roles.Add(Me, new RoleState(Given, 1)) };
        }

        return BoardAccessRules.For(state, CityId is null ? Caller.Anonymous : new Caller(Me, CityId, Roles))?.Role;
    }
}
