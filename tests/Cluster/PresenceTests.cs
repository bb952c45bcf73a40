using System.Threading.Channels;
using Orleans;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Presence between two nodes, through the board's grain.</summary>
public class PresenceTests
{
    [Fact]
    public async Task Two_nodes_hear_of_each_others_people_and_of_nobody_else_and_forget_a_silent_node()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var (one, two) = (new Node(), new Node());
        var (oneReference, twoReference) = (
            cluster.Grains.CreateObjectReference<IPresenceListener>(one),
            cluster.HostedGrains.CreateObjectReference<IPresenceListener>(two));
        var (atOne, atTwo) = (cluster.Board("b"), cluster.HostedGrains.GetGrain<IBoardGrain>(JournalIds.Board("b")));

        await atOne.SharePresence(oneReference, [new Presence("p-1", "amina")], whole: true);
        await atTwo.SharePresence(twoReference, [new Presence("p-2", "carla")], whole: true);
        Assert.Equal(new Presence("p-1", "amina"), await two.NextAsync());
        Assert.Equal(new Presence("p-2", "carla"), await one.NextAsync());

        await atOne.SharePresence(oneReference, [new Presence("p-1", "amina", "k1", Editing: true)], whole: false);
        Assert.Equal(new Presence("p-1", "amina", "k1", Editing: true), await two.NextAsync());

        await atTwo.SharePresence(twoReference, [], whole: true);
        Assert.Equal(new Presence("p-2", "carla", Gone: true), await one.NextAsync());

        data.Clock.Advance(Following.Expiry / 2);
        await atTwo.SharePresence(twoReference, [], whole: true);
        data.Clock.Advance(Following.Expiry / 2 + TimeSpan.FromSeconds(1));
        await atTwo.SharePresence(twoReference, [], whole: true);
        Assert.Equal(new Presence("p-1", "amina", "k1", Editing: true, Gone: true), await two.NextAsync());

        Assert.False(one.HasMore || two.HasMore);
        GC.KeepAlive((one, two));
    }

    private sealed class Node : IPresenceListener
    {
        private readonly Channel<Presence> _heard = Channel.CreateUnbounded<Presence>();

        public bool HasMore => _heard.Reader.TryPeek(out _);

        public Task ReceivePresence(Presence[] changes, bool whole)
        {
            foreach (var change in changes)
            {
                Assert.True(_heard.Writer.TryWrite(change));
            }

            return Task.CompletedTask;
        }

        public ValueTask<Presence> NextAsync() => _heard.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }
}
