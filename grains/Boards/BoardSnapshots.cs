using Stadmaken.Boards;

namespace Stadmaken.Grains.Boards;

/// <summary>A board as clients get it.</summary>
public static class BoardSnapshots
{
    /// <summary>The board at the version that its state is the fold of.</summary>
    /// <param name="state">The board.</param>
    /// <param name="boardId">Its id.</param>
    /// <param name="mine">What only the one who asks may see, see <see cref="Mine"/>.</param>
    public static BoardSnapshot ToSnapshot(BoardState state, string boardId, OwnSnapshot? mine) => new(
        boardId,
        state.Title,
        state.Version,
        state.Visibility,
        state.CreatedBy,
        state.CreatedAt,
        [.. state.ZoneOrder.Select(zoneId => ToSnapshot(state, zoneId))],
        Links(state),
        [.. state.RemovedZones.Select(zoneId => ToSnapshot(state, zoneId))],
        [.. state.RemovedCards.Select(cardId => new RemovedCard(state.Cards[cardId].ZoneId, ToSnapshot(cardId, state.Cards[cardId])))],
        state.DefaultRole,
        [.. state.Roles.OrderBy(given => given.Value.Version).Select(given => new RoleSnapshot(given.Key, given.Value.Role))],
        [.. state.VotingResults],
        state.CityId,
        state.LockedBy,
        state.Template,
        state.Timer is { } timer ? new TimerSnapshot(timer.StartedBy, timer.Seconds, timer.EndsAt, timer.RemainingMs) : null,
        state.Voting is { } voting ? new VotingSnapshot(voting.StartedBy, voting.StartedAt, voting.VotesPerPerson, voting.VotesPerCard, [.. voting.ZoneIds]) : null,
        state.PrivateWriting is { } writing ? new PrivateWritingSnapshot(writing.StartedBy, writing.StartedAt, [.. writing.ZoneIds]) : null,
        mine,
        state.PracticeId,
        state.GatheringId,
        state.Concealed.IsEmpty ? null : [.. state.Concealed.OrderBy(concealed => concealed.Value.At).ThenBy(concealed => concealed.Key, StringComparer.Ordinal).Select(concealed => concealed.Value)],
        state.RetentionDays,
        state.ExpiredAt);

    /// <summary>How the board is set up.</summary>
    public static BoardOutline ToOutline(BoardState state) =>
        new(state.Version, state.Title, [.. state.ZoneOrder.Select(zoneId => new ZoneOpening(zoneId, state.Zones[zoneId].Title))]);

    /// <summary>What only this participant may see; null if there is nothing, as for almost everyone almost always.</summary>
    /// <param name="state">The board.</param>
    /// <param name="participantId">Who; empty for someone who did not sign in.</param>
    public static OwnSnapshot? Mine(BoardState state, string participantId)
    {
        PrivateCardSnapshot[] cards = state.PrivateWriting is not { } writing ? [] :
        [
            .. writing.Cards
                .Where(card => card.Value.By == participantId)
                .OrderBy(card => card.Value.Version)
                .Select(card => new PrivateCardSnapshot(card.Key, card.Value.ZoneId, card.Value.Text, card.Value.Colour, card.Value.At, card.Value.IsRemoved)),
        ];
        var votes = state.Voting?.Of(participantId) ?? [];
        return cards.Length == 0 && votes.IsEmpty ? null : new OwnSnapshot(cards, [.. votes]);
    }

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
