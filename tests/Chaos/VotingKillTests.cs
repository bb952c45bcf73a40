using Stadmaken.Tests.Chaos.Voting;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos;

/// <summary>A round of voting in the real process, which is killed in the middle of it.</summary>
public sealed class VotingKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task J1_J3_every_vote_that_was_acknowledged_counts_once_after_a_kill_and_the_result_stays()
    {
        await using var round = await KilledRound.StartAsync();
        await round.VoteWithAKillInTheMiddleAsync();

        Assert.Equal(KilledRound.Voters, await round.RefusedBeyondAllowanceAsync());
        var result = await round.CloseAsync();
        output.WriteLine($"{round.Acknowledged} votes acknowledged, {round.InFlightAtKill} in flight when it was killed, {result.Votes} counted");
        Assert.Equal((KilledRound.Voters * KilledRound.VotesEach, KilledRound.Voters * KilledRound.VotesEach), (round.Acknowledged, result.Votes));
        Assert.Equal(KilledRound.Voters, result.Voters);
        Assert.True(round.InFlightAtKill > 0, "no vote was under way, so this run showed nothing");

        Assert.All(await round.TryToChangeTheResultAsync(), code => Assert.Equal("conflict", code));
        await round.KillAndStartAgainAsync();
        Assert.Equal(result.Raw, (await round.ResultAsync()).Raw);
    }

    [Fact]
    public async Task Control_a_store_that_acknowledges_votes_before_it_writes_them_is_found_out()
    {
        await using var round = await KilledRound.StartAsync(RunningProgram.Built("tests/Chaos.Forgetful", "Stadmaken.Tests.Chaos.Forgetful"));
        await round.VoteUntilKilledAsync();

        var stored = await round.MyVotesAsync();
        Assert.True(stored < round.Acknowledged, $"{round.Acknowledged} votes were acknowledged and {stored} are there");
    }
}
