using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState AddCard(BoardState state, Recorded<BoardEvent> recorded, CardAdded e) =>
        AddCard(
            state,
            recorded,
            e.CardId,
            e.ZoneId,
            e.AfterCardId,
            new CardState(e.ZoneId, false, e.Text, e.Colour, recorded.By, recorded.At, null, [], [], [], []));

    private static BoardState AddCard(BoardState state, Recorded<BoardEvent> recorded, string cardId, string zoneId, string? after, CardState card)
    {
        if (state.Cards.ContainsKey(cardId))
        {
            throw Misfit(recorded, $"there is a card '{cardId}' already");
        }

        var zone = ZoneOn(state, recorded, zoneId);
        return state with
        {
            Cards = state.Cards.Add(cardId, card),
            Zones = state.Zones.SetItem(zoneId, zone with { Cards = PutAfter(recorded, zone.Cards, cardId, after) }),
            CardsOnBoard = state.CardsOnBoard + 1,
        };
    }

    private static BoardState SetColour(BoardState state, Recorded<BoardEvent> recorded, CardColourSet e) =>
        SetCard(state, e.CardId, CardOn(state, recorded, e.CardId) with { Colour = e.Colour });

    private static BoardState MoveCard(BoardState state, Recorded<BoardEvent> recorded, CardMoved e)
    {
        var card = CardOn(state, recorded, e.CardId);
        var source = ZoneOn(state, recorded, card.ZoneId);
        var left = source with { Cards = TakeOut(recorded, source.Cards, e.CardId) };
        if (card.ZoneId == e.ZoneId)
        {
            return SetZone(state, e.ZoneId, left with { Cards = PutAfter(recorded, left.Cards, e.CardId, e.AfterCardId) });
        }

        var target = ZoneOn(state, recorded, e.ZoneId);
        return state with
        {
            Cards = state.Cards.SetItem(e.CardId, card with { ZoneId = e.ZoneId }),
            Zones = state.Zones
                .SetItem(card.ZoneId, left)
                .SetItem(e.ZoneId, target with { Cards = PutAfter(recorded, target.Cards, e.CardId, e.AfterCardId) }),
        };
    }

    private static BoardState RemoveCard(BoardState state, Recorded<BoardEvent> recorded, CardRemoved e)
    {
        var card = CardOn(state, recorded, e.CardId);
        var zone = ZoneOn(state, recorded, card.ZoneId);
        var removed = state with
        {
            Cards = state.Cards.SetItem(e.CardId, card with { IsRemoved = true }),
            Zones = state.Zones.SetItem(card.ZoneId, zone with { Cards = TakeOut(recorded, zone.Cards, e.CardId) }),
            RemovedCards = state.RemovedCards.Add(e.CardId),
            CardsOnBoard = state.CardsOnBoard - 1,
        };
        return ForgetCards(removed);
    }

    private static BoardState RestoreCard(BoardState state, Recorded<BoardEvent> recorded, CardRestored e)
    {
        if (!state.Cards.TryGetValue(e.CardId, out var card) || !card.IsRemoved)
        {
            throw Misfit(recorded, $"there is no removed card '{e.CardId}'");
        }

        var zone = ZoneOn(state, recorded, e.ZoneId);
        return state with
        {
            Cards = state.Cards.SetItem(e.CardId, card with { IsRemoved = false, ZoneId = e.ZoneId }),
            Zones = state.Zones.SetItem(e.ZoneId, zone with { Cards = PutAfter(recorded, zone.Cards, e.CardId, e.AfterCardId) }),
            RemovedCards = TakeOut(recorded, state.RemovedCards, e.CardId),
            CardsOnBoard = state.CardsOnBoard + 1,
        };
    }

    private static BoardState CastVote(BoardState state, Recorded<BoardEvent> recorded, VoteCast e)
    {
        var card = CardOn(state, recorded, e.CardId);
        return card.Votes.Contains(recorded.By) ? state : SetCard(state, e.CardId, card with { Votes = card.Votes.Add(recorded.By) });
    }

    private static BoardState WithdrawVote(BoardState state, Recorded<BoardEvent> recorded, VoteWithdrawn e)
    {
        var card = CardOn(state, recorded, e.CardId);
        return card.Votes.Contains(recorded.By) ? SetCard(state, e.CardId, card with { Votes = card.Votes.Remove(recorded.By) }) : state;
    }
}
