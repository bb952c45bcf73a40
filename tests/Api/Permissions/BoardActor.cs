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
/// <param name="Invited">Of a guest by a link: the role that the link gives.</param>
/// <param name="Elsewhere">Of a guest by a link: whether it is a link to another board.</param>
internal sealed record BoardActor(string Name, string? CityId, string? NetworkRole = null, string? Given = null, bool Opened = false, string? Invited = null, bool Elsewhere = false)
{
    /// <summary>The city that the board belongs to.</summary>
    internal const string City = "haarlem";

    private const string OtherCity = "enschede";

    /// <summary>Everyone the table has a row for.</summary>
    internal static readonly IReadOnlyList<BoardActor> All =
    [
        new("not signed in", null),
        new("guest by a link to another board", null, Invited: BoardRoles.Editor, Elsewhere: true),
        new("guest by a link, as reader", null, Invited: BoardRoles.Reader),
        new("guest by a link, as commenter", null, Invited: BoardRoles.Commenter),
        new("guest by a link, as editor", null, Invited: BoardRoles.Editor),
        new("participant of another city", OtherCity),
        new("participant of its city", City),
        new("given reader", OtherCity, Given: BoardRoles.Reader),
        new("given commenter", OtherCity, Given: BoardRoles.Commenter),
        new("given editor", OtherCity, Given: BoardRoles.Editor),
        new("given facilitator", OtherCity, Given: BoardRoles.Facilitator),
        new("given reader, of its city", City, Given: BoardRoles.Reader),
        new("who opened it", City, Opened: true),
        new("steward of another city", OtherCity, NetworkRoles.Steward),
        new("steward of its city", City, NetworkRoles.Steward),
        new("operator", OtherCity, NetworkRoles.Operator),
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

        var now = DateTimeOffset.UnixEpoch;
        if (Invited is not null && !Elsewhere)
        {
            state = state with { Invitations = state.Invitations.Add("link", new InvitationState(Invited, now.AddDays(1), null, "another", now)) };
        }

        return BoardAccessRules.For(state, Caller(Me), now)?.Role;
    }

    private Caller Caller(string id) =>
        Invited is not null ? new Caller(id, string.Empty, [], new CallerInvitation("link", "board"))
        : CityId is null ? Participants.Caller.Anonymous
        : new Caller(id, CityId, Roles);
}
