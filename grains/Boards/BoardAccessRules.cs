using Stadmaken.Boards;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <summary>Who may do what on a board. What someone may not see does not exist for them.</summary>
public static class BoardAccessRules
{
    /// <summary>What the caller may do on this board; null if they may not know of it, or it has not begun.</summary>
    public static BoardAccess? For(BoardState state, Caller caller)
    {
        if (!state.HasBegun)
        {
            return null;
        }

        var given = caller.IsSignedIn ? state.Roles.GetValueOrDefault(caller.ParticipantId)?.Role : null;
        if (given is null && For(state.Visibility, state.CityId, state.CreatedBy, caller) is null)
        {
            return null;
        }

        return As(!caller.IsSignedIn ? BoardRoles.Reader
            : Leads(state.CityId, state.CreatedBy, caller) ? BoardRoles.Facilitator
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

    private static bool Leads(string? cityId, string createdBy, Caller caller) =>
        caller.IsSignedIn && (caller.IsOperator || caller.IsStewardOf(cityId) || caller.ParticipantId == createdBy);

    private static BoardAccess As(string role) =>
        new(role is BoardRoles.Facilitator or BoardRoles.Editor, role is BoardRoles.Facilitator, role);
}
