using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Properties.Feeds;

/// <summary>
/// Rules F6 and F8: whatever happens, each feed ends with exactly what someone would have written down who saw everything: every news of a
/// practice from the version at which the city began to follow it to that at which it stopped, each once, in order.
/// </summary>
public class FeedProperties
{
    private const int Steps = 300;
    private static readonly string[] Practices = ["tuin", "zorg", "hal"];
    private static readonly string[] Cities = ["nijmegen", "roeselare", "lelystad"];

    /// <summary>How a feed takes a nudge.</summary>
    private delegate Task TakeNudge(FeedWorld.City city, string practiceId, long version, string type);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public Task F6_F8_every_feed_ends_as_the_observer_has_it_with_seed(int seed) =>
        GrainScheduler.Run(async () => Assert.Empty(await RunAsync(seed, ReadOnNudge)));

    [Fact]
    public Task The_runs_are_not_vacuous() => GrainScheduler.Run(async () =>
    {
        var tally = new Tally();
        foreach (var seed in Enumerable.Range(1, 10))
        {
            await RunAsync(seed, ReadOnNudge, tally);
        }

        Assert.All(new[] { tally.Items, tally.Follows, tally.Unfollows, tally.Crashes, tally.Lost, tally.Faults }, count => Assert.True(count > 50, tally.ToString()));
    });

    [Fact]
    public Task Control_a_nudge_that_is_trusted_instead_of_read_loses_news() => GrainScheduler.Run(async () =>
    {
        foreach (var seed in Enumerable.Range(1, 10))
        {
            Assert.NotEmpty(await RunAsync(seed, TrustNudge));
        }
    });

    private static async Task ReadOnNudge(FeedWorld.City city, string practiceId, long version, string type) =>
        await city.Feed.NudgeAsync(practiceId, version);

    private static async Task TrustNudge(FeedWorld.City city, string practiceId, long version, string type)
    {
        var item = new FeedItem(0, practiceId, version, type, DateTimeOffset.UnixEpoch);
        await city.Journal.Execute(new JournalCommand<CityState, HomeEvent>(
            $"feed:{practiceId}:{version}",
            Caller.NetworkId,
            state => FeedDecider.Add(state.Feed, item) is { } refusal ? refusal : new FeedItemAdded(practiceId, version, type, item.At)));
    }

    /// <summary>What differs at the end, in words.</summary>
    private static async Task<List<string>> RunAsync(int seed, TakeNudge take, Tally? tally = null)
    {
        var random = new Random(seed);
        var world = new FeedWorld();
        var observer = new Observer(world);
        tally ??= new Tally();
        foreach (var practiceId in Practices)
        {
            world.Practices[practiceId] = ["practiceStarted"];
            world.Registered[practiceId] = [];
        }

        foreach (var cityId in Cities)
        {
            await world.AdmitAsync(cityId);
        }

        for (var step = 0; step < Steps; step++)
        {
            var practiceId = Practices[random.Next(Practices.Length)];
            var cityId = Cities[random.Next(Cities.Length)];
            if (random.Next(6) == 0)
            {
                tally.Faults++;
                if (random.Next(2) == 0)
                {
                    world.Store.FailNextAppend();
                }
                else
                {
                    world.Store.LoseNextAcknowledgement();
                }
            }

            switch (random.Next(10))
            {
                case < 6:
                    world.Practices[practiceId].Add(random.Next(3) == 0 ? "factsChanged" : "updatePosted");
                    foreach (var feedId in world.Registered[practiceId].Order(StringComparer.Ordinal).ToArray())
                    {
                        if (random.Next(5) < 2)
                        {
                            tally.Lost++;
                        }
                        else
                        {
                            await NudgeAsync(world, JournalIds.Local(feedId), practiceId, take);
                        }
                    }

                    break;
                case 6:
                    tally.Crashes++;
                    world.Crash(cityId);
                    break;
                case < 9:
                    tally.Follows++;
                    await UntilDoneAsync(world, cityId, city => city.Feed.FollowAsync("noor", practiceId, _ => null));
                    observer.Follows(cityId, practiceId);
                    break;
                default:
                    tally.Unfollows++;
                    await UntilDoneAsync(world, cityId, city => city.Feed.UnfollowAsync("noor", practiceId, _ => null));
                    observer.Unfollows(cityId, practiceId);
                    break;
            }
        }

        // What mends in the end: for some a new process, for the others those who tell the followers, who do not give up.
        world.Store.CalmDown();
        foreach (var cityId in Cities)
        {
            if (random.Next(2) == 0 && take == ReadOnNudge)
            {
                world.Crash(cityId);
            }

            foreach (var practiceId in Practices)
            {
                await NudgeAsync(world, cityId, practiceId, take);
            }
        }

        var wrong = new List<string>();
        foreach (var cityId in Cities)
        {
            foreach (var practiceId in Practices)
            {
                var has = await ItemsAsync(world, cityId, practiceId);
                tally.Items += has.Length;
                var should = observer.Expects(cityId, practiceId);
                if (!has.SequenceEqual(should))
                {
                    wrong.Add($"seed {seed}, {cityId}, {practiceId}: has {string.Join(' ', has)}, should have {string.Join(' ', should)}");
                }
            }
        }

        return wrong;
    }

    private static async Task NudgeAsync(FeedWorld world, string cityId, string practiceId, TakeNudge take)
    {
        var version = world.VersionOf(practiceId);
        try
        {
            await take(await world.CityAsync(cityId), practiceId, version, world.Practices[practiceId][^1]);
        }
        catch (FeedUnavailableException)
        {
            // Whoever told it tells it again; here, with the next news or at the end.
        }
    }

    private static async Task UntilDoneAsync(FeedWorld world, string cityId, Func<FeedWorld.City, Task<Refusal?>> step)
    {
        while (true)
        {
            try
            {
                if (await step(await world.CityAsync(cityId)) is not { Retry: true })
                {
                    return;
                }
            }
            catch (FeedUnavailableException)
            {
                // As a client does that is told to try again.
            }
        }
    }

    private static async Task<long[]> ItemsAsync(FeedWorld world, string cityId, string practiceId)
    {
        var items = new List<long>();
        foreach (var entry in await world.Store.ReadAsync(JournalIds.City(cityId), 0, int.MaxValue, CancellationToken.None))
        {
            if (FeedEntries.TryRead(entry, out var item) && item.PracticeId == practiceId)
            {
                items.Add(item.Version);
            }
        }

        return [.. items];
    }

    private sealed record Tally
    {
        public int Items { get; set; }

        public int Follows { get; set; }

        public int Unfollows { get; set; }

        public int Crashes { get; set; }

        public int Lost { get; set; }

        public int Faults { get; set; }
    }

    /// <summary>Sees everything, and writes down for each feed from where to where it follows what.</summary>
    private sealed class Observer(FeedWorld world)
    {
        private readonly Dictionary<(string City, string Practice), List<(long From, long? Until)>> _follows = [];

        public void Follows(string cityId, string practiceId)
        {
            var times = Times(cityId, practiceId);
            if (times is [] or [.., { Until: not null }])
            {
                times.Add((world.VersionOf(practiceId), null));
            }
        }

        public void Unfollows(string cityId, string practiceId)
        {
            var times = Times(cityId, practiceId);
            if (times is [.., { Until: null }])
            {
                times[^1] = (times[^1].From, world.VersionOf(practiceId));
            }
        }

        public long[] Expects(string cityId, string practiceId) =>
        [
            .. Times(cityId, practiceId).SelectMany(time => world.Practices[practiceId]
                .Select((type, i) => (Version: (long)i + 1, Type: type))
                .Where(happened => happened.Version > time.From && happened.Version <= (time.Until ?? long.MaxValue) && FeedEntries.IsNews(happened.Type))
                .Select(happened => happened.Version)),
        ];

        private List<(long From, long? Until)> Times(string cityId, string practiceId)
        {
            if (!_follows.TryGetValue((cityId, practiceId), out var times))
            {
                _follows[(cityId, practiceId)] = times = [];
            }

            return times;
        }
    }
}
