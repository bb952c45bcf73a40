using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private const int MostVotes = 100;
    private const int ResultTextUnits = 500;

    private static readonly Refusal NoVoting = Refusal.Conflict("There is no round of voting here, or it is over.");

    private static Decision<BoardEvent> Decide(BoardDesk board, StartVoting c)
    {
        if (c.VotesPerPerson is < 1 or > MostVotes)
        {
            return Refusal.Invalid("votesPerPerson", $"1 to {MostVotes} votes.");
        }

        if (c.VotesPerCard is { } perCard && (perCard < 1 || perCard > c.VotesPerPerson))
        {
            return Refusal.Invalid("votesPerCard", "1 to as many as each person has.");
        }

        if (board.State.Voting is not null)
        {
            return Refusal.Conflict("There is a round of voting already; close it first.");
        }

        return TryFindZones(board, c.ZoneIds, out var zoneIds, out var refusal)
            ? new VotingStarted(c.VotesPerPerson, c.VotesPerCard ?? 1, zoneIds)
            : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, CloseVoting _)
    {
        if (board.State.Voting is not { } voting)
        {
            return NoVoting;
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var voters = 0;
        foreach (var ballot in voting.Ballots.Values)
        {
            // A card that was removed freed its vote and may be back since: then the votes given last are the ones that count,
            // or whoever removes and restores a card would give its voters more votes than the round does.
            var counted = ballot.Where(cardId => board.State.FindCard(cardId) is not null).TakeLast(voting.VotesPerPerson).ToArray();
            foreach (var cardId in counted)
            {
                counts[cardId] = counts.GetValueOrDefault(cardId) + 1;
            }

            voters += counted.Length > 0 ? 1 : 0;
        }

        // A stable sort: cards with as many votes keep the order they have on the board.
        return new VotingClosed(
            voters,
            [
                .. board.State.ZoneOrder
                    .SelectMany(zoneId => board.State.Zones[zoneId].Cards)
                    .Where(counts.ContainsKey)
                    .OrderByDescending(cardId => counts[cardId])
                    .Select(cardId => new CardVotes(cardId, BeginningOf(board.State.Cards[cardId].Text), counts[cardId])),
            ]);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, Vote c)
    {
        if (!board.HasCard("cardId", c.CardId, out var card, out var refusal))
        {
            return refusal;
        }

        if (FindVoting(board, card) is { } voting)
        {
            return CastBallot(board, voting, c.CardId);
        }

        return c.InRound ? NoVoting
            : board.MayChangeCard("cardId", c.CardId, out _, out refusal) ? new VoteCast(c.CardId)
            : refusal;
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, Unvote c)
    {
        if (!board.HasCard("cardId", c.CardId, out var card, out var refusal))
        {
            return refusal;
        }

        if (FindVoting(board, card) is { } voting)
        {
            return voting.Of(board.Caller.ParticipantId).Contains(c.CardId)
                ? new HappenedPrivately(new BallotWithdrawn(c.CardId))
                : Refusal.Conflict("There is no vote of yours on this card.");
        }

        return c.InRound ? NoVoting
            : board.MayChangeCard("cardId", c.CardId, out _, out refusal) ? new VoteWithdrawn(c.CardId)
            : refusal;
    }

    // Locks do not matter to it: a facilitator locks the board so that people vote and do nothing else, and a vote changes no card.
    private static Decision<BoardEvent> CastBallot(BoardDesk board, VotingState voting, string cardId)
    {
        var onBoard = 0;
        var onCard = 0;
        foreach (var chosen in voting.Of(board.Caller.ParticipantId))
        {
            // A vote for a card that was removed is free again.
            onBoard += board.State.FindCard(chosen) is null ? 0 : 1;
            onCard += chosen == cardId ? 1 : 0;
        }

        return onBoard >= voting.VotesPerPerson ? Refusal.Conflict($"All your {voting.VotesPerPerson} votes are used; take one back first.")
            : onCard >= voting.VotesPerCard ? Refusal.Conflict($"At most {voting.VotesPerCard} of your votes can be on one card.")
            : new HappenedPrivately(new BallotCast(cardId));
    }

    private static VotingState? FindVoting(BoardDesk board, CardState card) =>
        board.State.Voting is { } voting && voting.ZoneIds.Contains(card.ZoneId) ? voting : null;

    private static string BeginningOf(string text) =>
        text.Length <= ResultTextUnits ? text : text[..(char.IsHighSurrogate(text[ResultTextUnits - 1]) ? ResultTextUnits - 1 : ResultTextUnits)];
}
