using Stadmaken.Boards;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <summary>Who may do what on a board. What someone may not see does not exist for them.</summary>
public static class BoardAccessRules
{
    /// <summary>What the caller may do on this board; null if they may not know of it, or it has not begun.</summary>
    public static BoardAccess? For(BoardState state, Caller caller) =>
        state.HasBegun ? For(state.Visibility, state.CityId, state.CreatedBy, caller) : null;

    /// <summary>What the caller may do on a board like this; null if they may not know of it.</summary>
    /// <param name="visibility">One of <see cref="BoardVisibilities"/>; any other is seen by operators only.</param>
    /// <param name="cityId">The city it belongs to, if any.</param>
    /// <param name="createdBy">Who opened it.</param>
    /// <param name="caller">Who asks.</param>
    public static BoardAccess? For(string visibility, string? cityId, string createdBy, Caller caller)
    {
        var leads = caller.IsSignedIn && (caller.IsOperator || caller.IsStewardOf(cityId) || caller.ParticipantId == createdBy);
        var sees = visibility switch
        {
            BoardVisibilities.Public => true,
            BoardVisibilities.Network => caller.IsSignedIn,
            BoardVisibilities.City => caller.IsSignedIn && (caller.IsOperator || (cityId is not null && caller.CityId == cityId)),
            BoardVisibilities.Invited => leads,
            _ => caller.IsSignedIn && caller.IsOperator,
        };
        return sees ? new BoardAccess(caller.IsSignedIn, leads) : null;
    }
}
