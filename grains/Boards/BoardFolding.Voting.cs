using System.Collections.Immutable;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState StartVoting(BoardState state, Recorded<BoardEvent> recorded, VotingStarted e) => state with
    {
        Voting = new VotingState(
            recorded.By,
            recorded.At,
            e.VotesPerPerson,
            e.VotesPerCard,
            [.. e.ZoneIds],
            ImmutableDictionary<string, ImmutableArray<string>>.Empty),
    };

    private static BoardState CloseVoting(BoardState state, Recorded<BoardEvent> recorded, VotingClosed e)
    {
        var voting = VotingOn(state, recorded);
        var results = state.VotingResults.Add(new VotingResult(
            voting.StartedAt,
            recorded.At,
            recorded.By,
            voting.VotesPerPerson,
            voting.VotesPerCard,
            e.Voters,
            e.Results));
        return state with
        {
            Voting = null,
            VotingResults = results.Length > KeptResults ? results.RemoveAt(0) : results,
        };
    }

    private static BoardState CastBallot(BoardState state, Recorded<BoardEvent> recorded, string cardId)
    {
        var voting = VotingOn(state, recorded);
        return SetBallot(state, voting, recorded.By, voting.Of(recorded.By).Add(cardId));
    }

    private static BoardState WithdrawBallot(BoardState state, Recorded<BoardEvent> recorded, string cardId)
    {
        var voting = VotingOn(state, recorded);
        var ballot = voting.Of(recorded.By);
        var index = ballot.LastIndexOf(cardId);
        return index >= 0
            ? SetBallot(state, voting, recorded.By, ballot.RemoveAt(index))
            : throw Misfit(recorded, $"there is no vote for card '{cardId}' to take back");
    }

    private static BoardState SetBallot(BoardState state, VotingState voting, string participantId, ImmutableArray<string> ballot) =>
        state with { Voting = voting with { Ballots = voting.Ballots.SetItem(participantId, ballot) } };

    private static VotingState VotingOn(BoardState state, Recorded<BoardEvent> recorded) =>
        state.Voting ?? throw Misfit(recorded, "there is no round of voting");
}
