using Stadmaken.Boards;

namespace Stadmaken.Grains.Boards;

/// <summary>A board as clients get it.</summary>
public static class BoardSnapshots
{
    /// <summary>The board at the version that its state is the fold of.</summary>
    public static BoardSnapshot ToSnapshot(BoardState state, string boardId, long version) => new(
        boardId,
        state.Title,
        version,
        state.Visibility,
        state.CreatedBy,
        state.CreatedAt,
        [.. state.ZoneOrder.Select(zoneId => ToSnapshot(state, zoneId))],
        Links(state),
        [.. state.RemovedZones.Select(zoneId => ToSnapshot(state, zoneId))],
        [.. state.RemovedCards.Select(cardId => new RemovedCard(state.Cards[cardId].ZoneId, ToSnapshot(cardId, state.Cards[cardId])))],
        state.CityId,
        state.LockedBy);

    private static ZoneSnapshot ToSnapshot(BoardState state, string zoneId)
    {
        var zone = state.Zones[zoneId];
        return new ZoneSnapshot(zoneId, zone.Title, [.. zone.Cards.Select(cardId => ToSnapshot(cardId, state.Cards[cardId]))], zone.LockedBy);
    }

    private static CardSnapshot ToSnapshot(string cardId, CardState card) => new(
        cardId,
        card.Text,
        card.Colour,
        card.CreatedBy,
        card.CreatedAt,
        [.. card.Votes],
        [.. card.Comments.Select(c => new CommentSnapshot(c.CommentId, c.Text, c.By, c.At, c.EditedAt))],
        card.LockedBy);

    // In the order they were drawn, which is the order a client that follows the events has.
    private static CardLink[] Links(BoardState state)
    {
        var links = new List<(long Version, CardLink Link)>();
        foreach (var zoneId in state.ZoneOrder)
        {
            foreach (var cardId in state.Zones[zoneId].Cards)
            {
                foreach (var end in state.Cards[cardId].LinksTo)
                {
                    if (state.FindCard(end.CardId) is not null)
                    {
                        links.Add((end.Version, new CardLink(cardId, end.CardId)));
                    }
                }
            }
        }

        return [.. links.OrderBy(drawn => drawn.Version).Select(drawn => drawn.Link)];
    }
}
