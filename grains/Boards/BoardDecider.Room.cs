using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private static Decision<BoardEvent> Decide(BoardDesk board, BringEveryone c)
    {
        Refusal? refusal = null;
        if (c.ZoneId is not null && c.CardId is not null)
        {
            return Refusal.Invalid("cardId", "Name a zone or a card, not both.");
        }

        var found = c.ZoneId is not null ? board.HasZone("zoneId", c.ZoneId, out _, out refusal)
            : c.CardId is null || board.HasCard("cardId", c.CardId, out _, out refusal);
        return found ? new EveryoneBrought(c.ZoneId, c.CardId) : refusal!;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, SetBoardRole c)
    {
        if (Ids.Check("participantId", c.ParticipantId) is { } malformed)
        {
            return malformed;
        }

        if (c.Role is not null && !BoardRoles.All.Contains(c.Role))
        {
            return Refusal.Invalid("role", $"One of: {string.Join(", ", BoardRoles.All)}; or leave it out to take it away.");
        }

        return c.Role is not null && board.State.Roles.Count >= board.Limits.Roles && !board.State.Roles.ContainsKey(c.ParticipantId)
            ? Refusal.TooLarge("participantId", $"At most {board.Limits.Roles} participants are given a role on a board.")
            : new BoardRoleSet(c.ParticipantId, c.Role);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, SetDefaultRole c) =>
        BoardRoles.Defaults.Contains(c.Role)
            ? new DefaultRoleSet(c.Role)
            : Refusal.Invalid("role", $"One of: {string.Join(", ", BoardRoles.Defaults)}.");
}
