using Stadmaken.Boards;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <summary>Who may do what on a board. What someone may not see does not exist for them.</summary>
public static class BoardAccessRules
{
    /// <summary>What the caller may do on this board; null if they may not know of it, or it has not begun.</summary>
    /// <param name="state">The board.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="now">The time, UTC; without it no invitation is good.</param>
    public static BoardAccess? For(BoardState state, Caller caller, DateTimeOffset? now = null)
    {
        if (!state.HasBegun)
        {
            return null;
        }

        if (caller.Invitation is { } link && GuestRole(state, link.InvitationId, now) is { } role)
        {
            return As(role);
        }

        var given = caller.IsSignedIn ? state.Roles.GetValueOrDefault(caller.ParticipantId)?.Role : null;
        var leads = caller.IsSignedIn && (Leads(state.CityId, state.CreatedBy, caller) || state.Leaders.Contains(caller.ParticipantId));
        if (given is null && !leads && For(state.Visibility, state.CityId, state.CreatedBy, caller) is null)
        {
            return null;
        }

        return As(!caller.IsSignedIn ? BoardRoles.Reader
            : leads ? BoardRoles.Facilitator
            : given ?? state.DefaultRole);
    }

    /// <summary>What the caller may do on a board like this on which nobody was given a role; null if they may not know of it.</summary>
    /// <param name="visibility">One of <see cref="BoardVisibilities"/>; any other is seen by operators only.</param>
    /// <param name="cityId">The city it belongs to, if any.</param>
    /// <param name="createdBy">Who opened it.</param>
    /// <param name="caller">Who asks.</param>
    public static BoardAccess? For(string visibility, string? cityId, string createdBy, Caller caller)
    {
        var leads = Leads(cityId, createdBy, caller);
        // Who opened a board of a practice can be from another city, and is not to be shut out of it.
        var sees = visibility switch
        {
            BoardVisibilities.Public => true,
            BoardVisibilities.Network => caller.IsSignedIn,
            BoardVisibilities.City => leads || (caller.IsSignedIn && cityId is not null && caller.CityId == cityId),
            BoardVisibilities.Invited => leads,
            _ => caller.IsSignedIn && caller.IsOperator,
        };
        return !sees ? null : As(leads ? BoardRoles.Facilitator : caller.IsSignedIn ? BoardRoles.Editor : BoardRoles.Reader);
    }

    /// <summary>What guests with this invitation are now; null if it is not good here, or any more. Only the board's own invitations count, so no other's can be.</summary>
    internal static string? GuestRole(BoardState state, string invitationId, DateTimeOffset? now) =>
        state.Invitations.GetValueOrDefault(invitationId) is { RevokedAt: null } invitation && now < invitation.ExpiresAt ? invitation.Role : null;

    private static bool Leads(string? cityId, string createdBy, Caller caller) =>
        caller.IsSignedIn && (caller.IsOperator || caller.IsStewardOf(cityId) || caller.ParticipantId == createdBy);

    private static BoardAccess As(string role) =>
        new(role is BoardRoles.Facilitator or BoardRoles.Editor, role is BoardRoles.Facilitator, role);
}
