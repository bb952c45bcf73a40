using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Properties.Feeds;

/// <summary>
/// Practices, those who follow them, and a store that may fail; the feeds are the real ones. Practices are nothing but their journals,
/// and a nudge comes only when a run says so.
/// </summary>
internal sealed class FeedWorld
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, City> _cities = [];

    public FeedWorld()
    {
        Factory = DispatchProxy.Create<IGrainFactory, FeedGrains>();
        ((FeedGrains)(object)Factory).World = this;
    }

    /// <summary>Where feeds are kept.</summary>
    public FaultyJournalStore Store { get; } = new();

    /// <summary>What happened in each practice, by version from 1.</summary>
    public Dictionary<string, List<string>> Practices { get; } = [];

    /// <summary>Who is registered with the followers of each practice.</summary>
    public Dictionary<string, HashSet<string>> Registered { get; } = [];

    public IGrainFactory Factory { get; }

    public long VersionOf(string practiceId) => Practices[practiceId].Count;

    /// <summary>A city's feed as it is in memory; loaded if it is not.</summary>
    public async Task<City> CityAsync(string cityId)
    {
        if (!_cities.TryGetValue(cityId, out var city))
        {
            var journalId = JournalIds.City(cityId);
            var journal = new GroupCommit<CityState, HomeEvent>(journalId, new CityModel(), Store, new JournalOptions(), TimeProvider.System, NullLogger.Instance);
            await journal.LoadAsync(null);
            city = new City(journal, new Feed<CityState, HomeEvent>(
                journalId,
                journal,
                state => state.Feed,
                new((practiceId, from) => new PracticeFollowed(practiceId, from), practiceId => new PracticeUnfollowed(practiceId), item => new FeedItemAdded(item.PracticeId, item.Version, item.Type, item.At)),
                Factory,
                NullLogger.Instance));
            _cities[cityId] = city;

            // As its grain does; a fault that is told now hits it here.
            await city.Feed.StartRenewing();
        }

        return city;
    }

    /// <summary>Puts a city in the network.</summary>
    public Task AdmitAsync(string cityId)
    {
        var (type, data) = new CityModel().Events.Encode(new CityAdmitted(new CityFacts(cityId, "NL", "municipality", null, null, null, [])));
        return Store.AppendAsync(JournalIds.City(cityId), 0, [new JournalEntry(1, Start, Caller.NetworkId, "admit", type, data)], CancellationToken.None);
    }

    /// <summary>The process with this city's feed is gone, with all that it had in memory.</summary>
    public void Crash(string cityId) => _cities.Remove(cityId);

    internal JournalPage Read(string practiceId, long after, int limit)
    {
        var happened = Practices[practiceId];
        return new JournalPage(
            [.. happened.Select((type, i) => new JournalEntry(i + 1, Start, "amina", $"c{i}", type, Encoding.UTF8.GetBytes("{}"))).Where(entry => entry.Version > after).Take(limit)],
            happened.Count);
    }

    /// <summary>A city's feed.</summary>
    internal sealed record City(GroupCommit<CityState, HomeEvent> Journal, Feed<CityState, HomeEvent> Feed);
}

/// <summary>Hands out practices and their followers.</summary>
public class FeedGrains : DispatchProxy
{
    internal FeedWorld World { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var id = JournalIds.Local((string)args![0]!);
        if (targetMethod!.GetGenericArguments()[0] == typeof(IPracticeGrain))
        {
            var practice = Create<IPracticeGrain, FeedPractice>();
            ((FeedPractice)(object)practice).At(World, id);
            return practice;
        }

        var followers = Create<IFollowersGrain, FeedFollowers>();
        ((FeedFollowers)(object)followers).At(World, id);
        return followers;
    }
}

/// <summary>A practice: its journal, read.</summary>
public class FeedPractice : DispatchProxy
{
    private (FeedWorld World, string Id) _at;

    internal void At(FeedWorld world, string id) => _at = (world, id);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IJournalGrain.Read) => Task.FromResult(_at.World.Read(_at.Id, (long)args![0]!, (int)args[1]!)),
        nameof(IPracticeGrain.Summarize) => Task.FromResult<Answer<PracticeSummary>>(
            new PracticeSummary(_at.Id, "haarlem", _at.World.VersionOf(_at.Id), "Tuin", "area", [], [], "pitched", "amina", FeedWorld.Start, [], null)),
        _ => throw new NotSupportedException(targetMethod.Name),
    };
}

/// <summary>The followers of a practice: who is registered.</summary>
public class FeedFollowers : DispatchProxy
{
    private (FeedWorld World, string Id) _at;

    internal void At(FeedWorld world, string id) => _at = (world, id);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var registered = _at.World.Registered[_at.Id];
        switch (targetMethod!.Name)
        {
            case nameof(IFollowersGrain.Register):
                registered.Add((string)args![0]!);
                return Task.FromResult(_at.World.VersionOf(_at.Id));
            case nameof(IFollowersGrain.Deregister):
                registered.Remove((string)args![0]!);
                return Task.CompletedTask;
            default:
                throw new NotSupportedException(targetMethod.Name);
        }
    }
}
