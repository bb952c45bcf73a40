using System.Collections.Immutable;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState Rewind(BoardState state, Recorded<BoardEvent> recorded, ZoneRewound e)
    {
        var zone = ZoneOn(state, recorded, e.ZoneId);
        var named = e.Cards.Select(card => card.CardId).ToImmutableArray();
        var leaving = zone.Cards.RemoveAll(named.ToHashSet(StringComparer.Ordinal).Contains);
        foreach (var card in e.Cards)
        {
            state = card.Forgotten is { } forgotten
                ? BringBack(state, recorded, e.ZoneId, card, forgotten)
                : Fetch(state, recorded, e.ZoneId, card);
        }

        var cards = state.Cards.ToBuilder();
        foreach (var cardId in leaving)
        {
            cards[cardId] = cards[cardId] with { IsRemoved = true };
        }

        return ForgetCards(state with
        {
            Cards = cards.ToImmutable(),
            Zones = state.Zones.SetItem(e.ZoneId, state.Zones[e.ZoneId] with { Title = e.Title, Cards = named }),
            RemovedCards = state.RemovedCards.AddRange(leaving),
            CardsOnBoard = state.CardsOnBoard - leaving.Length,
        });
    }

    /// <summary>Takes a card from wherever it is; its place in the zone it comes to is set with that of the others.</summary>
    private static BoardState Fetch(BoardState state, Recorded<BoardEvent> recorded, string zoneId, RewoundCard rewound)
    {
        if (!state.Cards.TryGetValue(rewound.CardId, out var card))
        {
            throw Misfit(recorded, $"there is no card '{rewound.CardId}'");
        }

        var wasOnBoard = state.FindCard(rewound.CardId) is not null;
        if (card.IsRemoved)
        {
            state = state with { RemovedCards = TakeOut(recorded, state.RemovedCards, rewound.CardId) };
        }
        else
        {
            var source = state.Zones[card.ZoneId];
            state = SetZone(state, card.ZoneId, source with { Cards = TakeOut(recorded, source.Cards, rewound.CardId) });
        }

        var back = card with
        {
            ZoneId = zoneId,
            IsRemoved = false,
            Colour = rewound.Colour,
            Text = rewound.Operation is null ? card.Text : Apply(recorded, rewound.Operation, card.Text),
        };
        return SetCard(state, rewound.CardId, back) with
        {
            Texts = rewound.Operation is null ? state.Texts : state.Texts.Add(recorded.Version, rewound.CardId, rewound.Operation),
            CardsOnBoard = state.CardsOnBoard + (wasOnBoard ? 0 : 1),
        };
    }

    private static BoardState BringBack(BoardState state, Recorded<BoardEvent> recorded, string zoneId, RewoundCard rewound, ForgottenCard forgotten)
    {
        if (state.Cards.ContainsKey(rewound.CardId))
        {
            throw Misfit(recorded, $"there is a card '{rewound.CardId}' already");
        }

        var card = new CardState(
            zoneId,
            false,
            forgotten.Text,
            rewound.Colour,
            forgotten.CreatedBy,
            forgotten.CreatedAt,
            null,
            [.. forgotten.Votes],
            [.. forgotten.Comments.Select(c => new CommentState(c.CommentId, c.Text, c.By, c.At, c.EditedAt))],
            [],
            []);
        return state with
        {
            Cards = state.Cards.Add(rewound.CardId, card),
            CommentIds = state.CommentIds.Union(forgotten.Comments.Select(comment => comment.CommentId)),
            CardsOnBoard = state.CardsOnBoard + 1,
        };
    }
}
