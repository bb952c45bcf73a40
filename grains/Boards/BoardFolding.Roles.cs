using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState SetRole(BoardState state, Recorded<BoardEvent> recorded, BoardRoleSet e)
    {
        if (e.Role is null)
        {
            return state with { Roles = state.Roles.Remove(e.ParticipantId) };
        }

        var since = state.Roles.TryGetValue(e.ParticipantId, out var given) ? given.Version : recorded.Version;
        return state with { Roles = state.Roles.SetItem(e.ParticipantId, new RoleState(e.Role, since)) };
    }
}
