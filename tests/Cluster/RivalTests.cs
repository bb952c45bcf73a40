using System.Text;
using Stadmaken.Journals;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rules J2 and J3 when a grain is active twice, or dies.</summary>
public class RivalTests
{
    private static readonly string Journal = JournalIds.Board("b");

    [Fact]
    public async Task J2_the_activation_that_lost_answers_unavailable_and_the_next_call_finds_what_the_rival_wrote()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening()));
        Assert.Equal(2, await board.SubmitUntilStoredAsync(People.Title("c-1")));

        await data.Sqlite.AppendAsync(
            Journal,
            2,
            [new JournalEntry(3, data.Clock.GetUtcNow(), "rivaal", "rival", "boardTitleSet", Encoding.UTF8.GetBytes("""{"title":"Van de ander"}"""))],
            TestContext.Current.CancellationToken);

        People.AssertUnavailable(await board.SubmitAsync(People.Title("c-2")));
        Assert.Equal(new CommandResult.Accepted("c-2", 4), await board.SubmitAsync(People.Title("c-2")));
        Assert.Equal(new CommandResult.Accepted("rival", 3), await board.SubmitAsync(People.Title("rival")));
        Assert.Equal(["begin", "c-1", "rival", "c-2"], (await data.StoredAsync(Journal)).Select(entry => entry.CommandId));
    }

    [Fact]
    public async Task J2_two_clusters_that_write_one_journal_at_once_lose_nothing_and_store_nothing_twice()
    {
        await using var data = new ClusterData();
        await using var one = await SqliteCluster.StartAsync(data);
        await using var two = await SqliteCluster.StartAsync(data);
        Assert.Null(await one.Board("b").Begin(People.Amina, People.Opening()));

        var versions = await Task.WhenAll(WriteAsync(one, "een"), WriteAsync(two, "twee"));

        var stored = await data.StoredAsync(Journal);
        Assert.Equal(Enumerable.Range(1, 41).Select(version => (long)version), stored.Select(entry => entry.Version));
        Assert.Equal(41, stored.Select(entry => entry.CommandId).Distinct().Count());
        foreach (var (commandId, version) in versions.SelectMany(answers => answers))
        {
            Assert.Equal(commandId, stored[(int)version - 1].CommandId);
        }

        static async Task<List<(string CommandId, long Version)>> WriteAsync(SqliteCluster cluster, string who)
        {
            var answers = new List<(string, long)>();
            for (var i = 0; i < 20; i++)
            {
                var commandId = $"{who}-{i}";
                answers.Add((commandId, await cluster.Board("b").SubmitUntilStoredAsync(People.Title(commandId))));
            }

            return answers;
        }
    }

    [Fact]
    public async Task J3_a_command_sent_again_after_its_silo_was_killed_gets_its_first_answer()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data, silos: 2);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening()));
        Assert.Equal(2, await board.SubmitUntilStoredAsync(People.Title("c-1")));
        Assert.Equal(3, await board.SubmitUntilStoredAsync(People.Title("c-2")));

        await cluster.KillHostOfAsync(board);

        Assert.Equal(2, await board.SubmitUntilStoredAsync(People.Title("c-1")));
        Assert.Equal(4, await board.SubmitUntilStoredAsync(People.Title("c-3")));
        Assert.Equal(["begin", "c-1", "c-2", "c-3"], (await data.StoredAsync(Journal)).Select(entry => entry.CommandId));
    }
}
