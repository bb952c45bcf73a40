using System.Diagnostics;
using Stadmaken.Tests.Chaos.Durability;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Cluster;

/// <summary>What an upgrade does: every silo and every API node is asked to stop and started again, one after the other, while people write.</summary>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    [Fact]
    public async Task J1_J2_J3_all_silos_and_nodes_are_restarted_in_turn_and_nobody_loses_anything()
    {
        await using var cluster = await LocalCluster.StartAsync(silos: 2, apis: 2);
        await using var network = await BusyNetwork.StartAsync(cluster, boards: 10, writers: 4);
        for (var index = 0; index < cluster.Silos; index++)
        {
            await InTurnAsync(network, $"silo {index}", cluster.Silo(index).StopAsync, () => cluster.StartSiloAsync(index));
        }

        for (var index = 0; index < cluster.Apis.Count; index++)
        {
            await InTurnAsync(network, $"API node {index}", cluster.Api(index).StopAsync, () => cluster.StartApiAsync(index));
        }

        var runs = await network.FinishAsync();
        output.WriteLine($"{network.Acknowledged} commands acknowledged, {network.InFlightAtFaults} under way at a stop; {network.SentElsewhere} of {network.ConnectionsLost} connections were sent elsewhere");
        Assert.True(network.ConnectionsLost > 0, "nobody was at a node that stopped, so this run showed nothing");
        Assert.Equal(network.ConnectionsLost, network.SentElsewhere);
        Assert.All(runs, run => Assert.Empty(DurabilityCheck.Find(run)));
    }

    private async Task InTurnAsync(BusyNetwork network, string what, Func<Task> stop, Func<Task> start)
    {
        var from = network.Now;
        var stopped = Stopwatch.GetTimestamp();
        await stop();
        var took = Stopwatch.GetElapsedTime(stopped);
        await network.AllGoOnAsync();
        await start();
        await network.AllGoOnAsync();
        output.WriteLine($"{what}: stopped in {took.TotalSeconds:F1} s, no answer on a board for at most {network.LongestPause(from, network.Now).TotalSeconds:F1} s");
    }
}
