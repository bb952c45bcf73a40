using System.Collections.Immutable;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    // How much of what was removed is kept. Never configurable, and never changed: folding the same
    // events must come to the same board everywhere and for ever (rule J6), and browsers fold with
    // these same numbers. An event stored later could be about a card that another number forgets.
    internal const int KeptCards = 500;
    internal const int KeptZones = 50;
    internal const int KeptComments = 20;
    internal const int KeptResults = 100;

    private static BoardState ForgetCards(BoardState state)
    {
        var tooMany = state.RemovedCards.Length - KeptCards;
        if (tooMany <= 0)
        {
            return state;
        }

        var forgotten = Forget(state, state.RemovedCards[..tooMany]);
        return forgotten with { RemovedCards = state.RemovedCards[tooMany..] };
    }

    private static BoardState ForgetZones(BoardState state)
    {
        if (state.RemovedZones.Length <= KeptZones)
        {
            return state;
        }

        var zoneId = state.RemovedZones[0];
        var forgotten = Forget(state, state.Zones[zoneId].Cards);
        return forgotten with
        {
            Zones = state.Zones.Remove(zoneId),
            RemovedZones = state.RemovedZones.RemoveAt(0),
        };
    }

    private static BoardState Forget(BoardState state, ImmutableArray<string> cardIds)
    {
        var cards = state.Cards.ToBuilder();
        var commentIds = state.CommentIds.ToBuilder();
        var links = state.Links;
        foreach (var cardId in cardIds)
        {
            var card = cards[cardId];
            cards.Remove(cardId);
            commentIds.ExceptWith(card.Comments.Select(comment => comment.CommentId));
            links -= card.LinksTo.Length + card.LinksFrom.Length;
            foreach (var end in card.LinksTo)
            {
                var target = cards[end.CardId];
                cards[end.CardId] = target with { LinksFrom = target.LinksFrom.Remove(cardId) };
            }

            foreach (var fromCardId in card.LinksFrom)
            {
                var source = cards[fromCardId];
                cards[fromCardId] = source with { LinksTo = source.LinksTo.RemoveAt(FindLink(source, cardId)) };
            }
        }

        return state with { Cards = cards.ToImmutable(), CommentIds = commentIds.ToImmutable(), Links = links };
    }
}
