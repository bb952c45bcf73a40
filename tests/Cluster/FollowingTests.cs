using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Journals;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rules F1 to F5 between a real grain and the follower that API nodes use.</summary>
public class FollowingTests
{
    private const int Commands = 100;
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task F1_a_follower_gets_everything_in_order_while_it_is_written()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var journal = new LossyJournal(cluster.Board("b"), cluster.Grains, arrivesOneIn: 1);
        var sink = new Sink();
        await using var following = Follow(cluster, journal, sink);

        await WriteAsync(cluster, Commands);

        await sink.ReachedAsync(Commands + 1);
        Assert.True(sink.MissesNothing);
        Assert.Equal(0, journal.Lost);
    }

    [Fact]
    public async Task F4_a_follower_that_loses_most_pushes_reads_and_renews_and_misses_nothing()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var journal = new LossyJournal(cluster.Board("b"), cluster.Grains, arrivesOneIn: 3);
        var sink = new Sink();
        await using var following = Follow(cluster, journal, sink);

        await WriteAsync(cluster, Commands);

        await RenewUntilAsync(journal, sink.ReachedAsync(Commands + 1));
        Assert.True(sink.MissesNothing);
        Assert.True(journal.Lost > 0 && journal.Reads > 0, $"{journal.Lost} lost, {journal.Reads} reads: nothing was tried.");
    }

    [Fact]
    public async Task Control_a_follower_that_does_not_read_what_pushes_did_not_bring_misses_events()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var sink = new Sink();
        var believing = new Believing(sink);
        var reference = cluster.Grains.CreateObjectReference<IJournalFollower>(believing);
        var journal = new LossyJournal(cluster.Board("b"), cluster.Grains, arrivesOneIn: 3);
        await journal.Follow(reference, 0);

        await WriteAsync(cluster, Commands);

        await sink.ReachedAsync(3);
        Assert.False(sink.MissesNothing);
        GC.KeepAlive(believing);
    }

    [Fact]
    public async Task F4_followers_go_on_after_the_silo_of_their_journal_was_killed()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data, silos: 2);
        var journal = new LossyJournal(cluster.Board("b"), cluster.Grains, arrivesOneIn: 1);
        var sink = new Sink();
        await using var following = Follow(cluster, journal, sink);
        await WriteAsync(cluster, 5);
        await sink.ReachedAsync(6);

        await cluster.KillHostOfAsync(cluster.Board("b"));

        for (var i = 5; i < 10; i++)
        {
            Assert.Equal(i + 2, await cluster.Board("b").SubmitUntilStoredAsync(People.Title($"c-{i}")));
        }

        await RenewUntilAsync(journal, sink.ReachedAsync(11));
        await cluster.Board("b").SubmitUntilStoredAsync(People.Title("c-10"));
        await sink.ReachedAsync(12);
        Assert.True(sink.MissesNothing);
    }

    private static async Task WriteAsync(SqliteCluster cluster, int commands)
    {
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening()));
        for (var i = 0; i < commands; i++)
        {
            Assert.Equal(i + 2, await board.SubmitUntilStoredAsync(People.Title($"c-{i}")));
        }
    }

    private JournalFollowing Follow(SqliteCluster cluster, IJournalGrain journal, Sink sink)
    {
        var following = new JournalFollowing(journal, cluster.Grains, sink, 0, _time, NullLogger.Instance);
        following.Start();
        return following;
    }

    private async Task RenewUntilAsync(LossyJournal journal, Task reached)
    {
        while (!reached.IsCompleted)
        {
            var renewed = journal.NextRenewal();
            _time.Advance(Following.Renewal);
            await Task.WhenAny(renewed, reached);
        }

        await reached;
    }

    private sealed class Believing(Sink sink) : IJournalFollower
    {
        public Task Receive(JournalBatch batch)
        {
            sink.Deliver(((JournalBatch.Entries)batch).Items);
            return Task.CompletedTask;
        }
    }

    private sealed class Sink : IJournalSink
    {
        private readonly Lock _gate = new();
        private readonly List<long> _versions = [];
        private readonly List<(long Version, TaskCompletionSource Reached)> _waiting = [];

        public bool MissesNothing
        {
            get
            {
                lock (_gate)
                {
                    return _versions.Select((version, i) => version == i + 1).All(right => right);
                }
            }
        }

        public void Deliver(ReadOnlySpan<JournalEntry> entries)
        {
            lock (_gate)
            {
                foreach (var entry in entries)
                {
                    _versions.Add(entry.Version);
                }

                foreach (var (_, reached) in _waiting.Where(waiting => waiting.Version <= _versions[^1]))
                {
                    reached.TrySetResult();
                }
            }
        }

        public void Rewind(long version) => Assert.Fail($"The journal went back to {version}.");

        public Task ReachedAsync(long version)
        {
            lock (_gate)
            {
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add((version, reached));
                if (_versions.Count > 0 && _versions[^1] >= version)
                {
                    reached.SetResult();
                }

                return reached.Task.WaitAsync(TestContext.Current.CancellationToken);
            }
        }
    }
}
