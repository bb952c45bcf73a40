using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Text;
using static Stadmaken.Tests.Unit.Boards.TestBoard;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Unit.Boards;

public class VotingTests
{
    private static TestBoard Open(int perPerson = 2, int? perCard = null, string[]? zones = null) => new TestBoard().Does(
        new AddCard("k1", "a", "een"), new AddCard("k2", "a", "twee"), new AddCard("k3", "b", "drie"), new StartVoting(perPerson, perCard, zones));

    [Fact]
    public void Votes_in_a_round_are_private_and_the_result_is_counts()
    {
        var board = Open();

        Assert.Equal(new HappenedPrivately(new BallotCast("k2")), board.Accepts(Bram, new Vote("k2")));
        board.Accepts(Carla, new Vote("k2"));
        board.Accepts(Carla, new Vote("k3"));
        Assert.Empty(board.Card("k2").Votes);
        Assert.Null(board.Snapshot.Mine);
        Assert.Equal(["k2", "k3"], board.SnapshotFor(Carla).Mine!.Votes);

        board.Does(new CloseVoting());

        var result = Assert.Single(board.Snapshot.VotingResults);
        Assert.Equal([new CardVotes("k2", "twee", 2), new CardVotes("k3", "drie", 1)], result.Results);
        Assert.Equal((2, "amina"), (result.Voters, result.ClosedBy));
        Assert.Null(board.Snapshot.Voting);
        Assert.Null(board.SnapshotFor(Carla).Mine);
    }

    [Fact]
    public void Votes_beyond_the_allowance_are_refused_and_one_taken_back_is_free_again()
    {
        var board = Open(perPerson: 2, perCard: 2);
        board.Accepts(Bram, new Vote("k1"));
        board.Accepts(Bram, new Vote("k1"));
        board.Refuses(Bram, new Vote("k2"), RefusalCodes.Conflict);
        board.Accepts(Bram, new Unvote("k1"));
        board.Accepts(Bram, new Vote("k2"));
        board.Refuses(Bram, new Unvote("k3"), RefusalCodes.Conflict);

        var single = Open(perPerson: 2);
        single.Accepts(Bram, new Vote("k1"));
        single.Refuses(Bram, new Vote("k1"), RefusalCodes.Conflict);
    }

    [Fact]
    public void A_vote_for_a_card_that_is_removed_is_free_again_and_does_not_count()
    {
        var board = Open(perPerson: 1);
        board.Accepts(Bram, new Vote("k1"));
        board.Does(new RemoveCard("k1"));
        board.Accepts(Bram, new Vote("k2"));

        board.Does(new CloseVoting());

        Assert.Equal([new CardVotes("k2", "twee", 1)], board.Snapshot.VotingResults[0].Results);
    }

    [Fact]
    public void A_card_that_is_removed_and_restored_gives_nobody_more_votes_than_the_round_does()
    {
        var board = Open(perPerson: 1);
        board.Accepts(Bram, new Vote("k1"));
        board.Does(new RemoveCard("k1"));
        board.Accepts(Bram, new Vote("k2"));
        board.Does(new RestoreCard("k1"));
        board.Refuses(Bram, new Vote("k3"), RefusalCodes.Conflict);

        board.Does(new CloseVoting());

        Assert.Equal([new CardVotes("k2", "twee", 1)], board.Snapshot.VotingResults[0].Results);
    }

    [Fact]
    public void A_result_once_closed_does_not_change()
    {
        var board = Open();
        board.Accepts(Bram, new Vote("k1"));
        board.Does(new CloseVoting());
        var before = board.Snapshot.VotingResults[0];

        board.Refuses(Bram, new Vote("k2", InRound: true), RefusalCodes.Conflict);
        board.Refuses(Bram, new Unvote("k1", InRound: true), RefusalCodes.Conflict);
        board.Refuses(new CloseVoting(), RefusalCodes.Conflict);
        board.Does(new EditCardText("k1", board.Version, new TextOperationBuilder().Insert("anders ").Build()), new RemoveCard("k1"), new StartVoting(1), new CloseVoting());

        Assert.Equal(2, board.Snapshot.VotingResults.Length);
        Assert.Equivalent(before, board.Snapshot.VotingResults[0], strict: true);
    }

    [Fact]
    public void A_late_vote_does_not_become_a_public_one()
    {
        var board = Open().Does(new CloseVoting());

        board.Refuses(Bram, new Vote("k1", InRound: true), RefusalCodes.Conflict);
        Assert.Equal(new VoteCast("k1"), board.Accepts(Bram, new Vote("k1")));
    }

    [Fact]
    public void A_round_is_about_its_zones_and_a_lock_does_not_keep_people_from_voting()
    {
        var board = Open(zones: ["a"]).Does(new Lock());

        Assert.Equal(new HappenedPrivately(new BallotCast("k1")), board.Accepts(Bram, new Vote("k1")));
        board.Refuses(Bram, new Vote("k3", InRound: true), RefusalCodes.Conflict);
        board.Refuses(Bram, new Vote("k3"), RefusalCodes.Locked);
    }

    [Fact]
    public void A_round_that_does_not_fit_is_refused()
    {
        var board = new TestBoard();
        board.Refuses(new StartVoting(0), RefusalCodes.Invalid, "votesPerPerson");
        board.Refuses(new StartVoting(101), RefusalCodes.Invalid, "votesPerPerson");
        board.Refuses(new StartVoting(2, 3), RefusalCodes.Invalid, "votesPerCard");
        board.Refuses(new StartVoting(2, null, []), RefusalCodes.Invalid, "zoneIds");
        board.Refuses(new StartVoting(2, null, ["a", "a"]), RefusalCodes.Invalid, "zoneIds");
        board.Refuses(new StartVoting(2, null, ["nooit"]), RefusalCodes.NotFound, "zoneIds");
        board.Does(new StartVoting(2));
        board.Refuses(new StartVoting(2), RefusalCodes.Conflict);
    }

    [Fact]
    public void Of_a_long_text_a_result_keeps_the_beginning_and_no_half_character()
    {
        var board = new TestBoard().Does(new AddCard("k1", "a", new string('x', 499) + "👋 en meer"), new StartVoting(1), new Vote("k1"), new CloseVoting());

        Assert.Equal(new string('x', 499), board.Snapshot.VotingResults[0].Results[0].Text);
    }
}
