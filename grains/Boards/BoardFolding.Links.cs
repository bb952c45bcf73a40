using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState Link(BoardState state, Recorded<BoardEvent> recorded, CardsLinked e)
    {
        var source = CardOn(state, recorded, e.FromCardId);
        var target = CardOn(state, recorded, e.ToCardId);
        if (FindLink(source, e.ToCardId) >= 0)
        {
            return state;
        }

        return state with
        {
            Cards = state.Cards
                .SetItem(e.FromCardId, source with { LinksTo = source.LinksTo.Add(new LinkEnd(e.ToCardId, recorded.Version)) })
                .SetItem(e.ToCardId, target with { LinksFrom = target.LinksFrom.Add(e.FromCardId) }),
            Links = state.Links + 1,
        };
    }

    private static BoardState Unlink(BoardState state, Recorded<BoardEvent> recorded, CardsUnlinked e)
    {
        var source = CardOn(state, recorded, e.FromCardId);
        var target = CardOn(state, recorded, e.ToCardId);
        var index = FindLink(source, e.ToCardId);
        if (index < 0)
        {
            return state;
        }

        return state with
        {
            Cards = state.Cards
                .SetItem(e.FromCardId, source with { LinksTo = source.LinksTo.RemoveAt(index) })
                .SetItem(e.ToCardId, target with { LinksFrom = target.LinksFrom.Remove(e.FromCardId) }),
            Links = state.Links - 1,
        };
    }

    internal static int FindLink(CardState source, string toCardId)
    {
        for (var i = source.LinksTo.Length - 1; i >= 0; i--)
        {
            if (source.LinksTo[i].CardId == toCardId)
            {
                return i;
            }
        }

        return -1;
    }
}
