using Stadmaken.Journals;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rule J5 through a real grain: callers hear it, and what they send again takes effect once.</summary>
public class FaultyStoreTests
{
    private static readonly string Journal = JournalIds.Board("b");

    [Theory]
    [InlineData("fails before the write")]
    [InlineData("loses the acknowledgement")]
    [InlineData("tells of a conflict")]
    public async Task J5_a_command_whose_commit_went_wrong_is_unavailable_and_sent_again_takes_effect_once(string fault)
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening()));
        Action arm = fault switch
        {
            "fails before the write" => () => data.Store.FailNextAppend(),
            "loses the acknowledgement" => () => data.Store.LoseNextAcknowledgement(),
            _ => () => data.Store.ConflictNextAppend(),
        };
        arm();

        People.AssertUnavailable(await board.SubmitAsync(People.Title("c-1")));

        Assert.Equal(new CommandResult.Accepted("c-1", 2), await board.SubmitAsync(People.Title("c-1")));
        Assert.Equal(new CommandResult.Accepted("c-2", 3), await board.SubmitAsync(People.Title("c-2")));
        Assert.Equal(["begin", "c-1", "c-2"], (await data.StoredAsync(Journal)).Select(entry => entry.CommandId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task J5_a_store_that_hangs_is_given_up_on_and_the_command_sent_again_takes_effect_once(bool written)
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening()));
        var held = written ? data.Store.HoldNextAcknowledgement() : data.Store.HoldNextAppend();

        var answer = board.SubmitAsync(People.Title("c-1"));
        await held.Arrived;
        while (!answer.IsCompleted)
        {
            // The grain may not have armed its timer when the append arrived here.
            data.Clock.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
        }

        People.AssertUnavailable(await answer);
        Assert.Equal(2, await board.SubmitUntilStoredAsync(People.Title("c-1")));
        held.Release();
        Assert.Equal(["begin", "c-1"], (await data.StoredAsync(Journal)).Select(entry => entry.CommandId));
    }

    [Fact]
    public async Task J5_while_the_store_is_down_commands_are_unavailable_and_what_is_in_memory_is_still_read()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening()));

        data.Store.IsDown = true;
        People.AssertUnavailable(await board.SubmitAsync(People.Title("c-1")));
        People.AssertUnavailable(await board.SubmitAsync(People.Title("c-1")));
        Assert.Equal(1, (await board.Open(People.Amina, null)).Value!.Version);

        data.Store.IsDown = false;
        Assert.Equal(new CommandResult.Accepted("c-1", 2), await board.SubmitAsync(People.Title("c-1")));
    }
}
