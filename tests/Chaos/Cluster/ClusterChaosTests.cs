using Stadmaken.Silo.Hosting;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Tests.Chaos.Durability;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Cluster;

/// <summary>
/// Three silos, two API nodes and PostgreSQL as real processes, twenty boards with ten writers each, and everything that can go wrong with them
/// one after the other. STADMAKEN_CHAOS_ROUNDS makes it longer than once each.
/// </summary>
public sealed class ClusterChaosTests(ITestOutputHelper output)
{
    private const int Boards = 20;
    private const int Writers = 10;

    [Theory]
    [InlineData(20261128)]
    public async Task J1_J2_J3_whatever_dies_nothing_acknowledged_is_lost_and_all_boards_go_on(int seed)
    {
        var random = new Random(seed);
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("STADMAKEN_CHAOS_ROUNDS"), out var more) ? more : 1;
        await using var cluster = await LocalCluster.StartAsync(silos: 3, apis: 2);
        await using var network = await BusyNetwork.StartAsync(cluster, Boards, Writers);
        var pauses = new List<(string Fault, TimeSpan Pause)>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var fault in Shuffled(Fault.All, random))
            {
                var from = network.Now;
                var mend = await fault.Happens(cluster, network, random);
                await network.AllGoOnAsync();
                pauses.Add((fault.Name, network.LongestPause(from, network.Now)));
                await mend();
                await network.AllGoOnAsync();
            }
        }

        var runs = await network.FinishAsync();
        output.WriteLine($"seed {seed}: {pauses.Count} faults, {network.Acknowledged} commands acknowledged, {network.InFlightAtFaults} under way at a fault, {runs.Sum(run => run.Journal.Length)} events on {runs.Count} boards");
        foreach (var kind in pauses.GroupBy(pause => pause.Fault))
        {
            output.WriteLine($"{kind.Key}: no answer on a board for at most {kind.Max(pause => pause.Pause).TotalSeconds:F1} s");
        }

        Assert.Equal(Boards, runs.Count);
        Assert.True(network.InFlightAtFaults > 0, "nothing was under way, so this run showed nothing");
        Assert.All(runs, run => Assert.Empty(DurabilityCheck.Find(run)));

        // Every journal and snapshot of the network, not only of these boards.
        await using var database = new PostgresDatabase(new PostgresOptions { ConnectionString = cluster.Database });
        var check = await NetworkCheck.CheckAsync(database);
        output.WriteLine($"{check.Journals} journals and {check.Snapshots} snapshots read again");
        Assert.Empty(check.Findings);
        Assert.True(check.Journals > Boards && check.Snapshots > 0, "nothing was checked");
    }

    [Fact]
    public async Task Control_silos_that_acknowledge_before_they_write_are_found_out()
    {
        await using var cluster = await LocalCluster.StartAsync(silos: 2, apis: 1, RunningProgram.Built("tests/Chaos.Forgetful", "Stadmaken.Tests.Chaos.Forgetful"));
        await using var network = await BusyNetwork.StartAsync(cluster, boards: 4, writers: 2);
        await cluster.Silo(0).KillAsync();
        await cluster.Silo(1).KillAsync();

        var runs = await network.LookAsync();

        Assert.Contains(runs.SelectMany(run => DurabilityCheck.Find(run)), violation => violation.Kind == ViolationKind.LostAcknowledged);
    }

    private static Fault[] Shuffled(IEnumerable<Fault> faults, Random random)
    {
        Fault[] order = [.. faults];
        random.Shuffle(order);
        return order;
    }
}
