using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private static Decision<BoardEvent> Decide(BoardDesk board, LinkCards c)
    {
        if (!board.MayChangeCard("fromCardId", c.FromCardId, out var source, out var refusal)
            || !board.MayChangeCard("toCardId", c.ToCardId, out _, out refusal))
        {
            return refusal;
        }

        if (c.FromCardId == c.ToCardId)
        {
            return Refusal.Invalid("toCardId", "A card is not linked to itself.");
        }

        return board.State.Links >= board.Limits.Links && BoardFolding.FindLink(source, c.ToCardId) < 0
            ? Refusal.TooLarge("fromCardId", $"At most {board.Limits.Links} links on a board, those of removed cards included.")
            : new CardsLinked(c.FromCardId, c.ToCardId);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, UnlinkCards c) =>
        board.MayChangeCard("fromCardId", c.FromCardId, out _, out var refusal) && board.MayChangeCard("toCardId", c.ToCardId, out _, out refusal)
            ? new CardsUnlinked(c.FromCardId, c.ToCardId)
            : refusal;
}
