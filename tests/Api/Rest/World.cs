using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Orleans;
using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Gatherings;
using Stadmaken.Glances;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Research;
using Stadmaken.Search;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>The grains that the edge talks to, as small doubles that remember what they were told.</summary>
public sealed class World
{
    public World()
    {
        foreach (var (cityId, name) in new[] { ("amsterdam", "Amsterdam"), ("den-haag", "Den Haag"), ("parkstad", "Parkstad") })
        {
            Admitted[cityId] = new CityDescription(cityId, new CityFacts(name, "NL", "municipality", "0363", 52.37, 4.9, []), [new BoardListing("b-" + cityId, "Leergebieden")]);
            Listed.Add(cityId);
        }

        Factory = DispatchProxy.Create<IGrainFactory, GrainFactoryDouble>();
        ((GrainFactoryDouble)(object)Factory).World = this;
    }

    public IGrainFactory Factory { get; }

    public List<string> Listed { get; } = [];

    public ConcurrentDictionary<string, CityDescription> Admitted { get; } = new();

    public ConcurrentDictionary<string, ParticipantProfile> Participants { get; } = new();

    public ConcurrentDictionary<string, BoardOpening> Opened { get; } = new();

    public ConcurrentDictionary<string, byte[]> Snapshots { get; } = new();

    public ConcurrentDictionary<string, JournalEntry[]> Journals { get; } = new();

    public ConcurrentDictionary<string, ResearchConsent[]> Consents { get; } = new();

    /// <summary>Practices as their own rules have them.</summary>
    internal PracticeWorld Practices { get; } = new();

    /// <summary>Gatherings as their own rules have them.</summary>
    internal GatheringWorld Gatherings { get; } = new();

    /// <summary>The network at a glance.</summary>
    public NetworkGlance Glance { get; set; } = new(DateTimeOffset.UnixEpoch, [], [], [], [], [], []);

    /// <summary>What boards answer of their past.</summary>
    public Func<long?, DateTimeOffset?, Answer<PastBoard>> Past { get; set; } = (_, _) => Stadmaken.Journals.Refusal.NotFound("version", "version");

    /// <summary>Every caller a grain was called for, in order.</summary>
    public ConcurrentQueue<Caller> Callers { get; } = new();

    /// <summary>What was looked for last.</summary>
    public SearchQuery? Asked { get; set; }

    /// <summary>Makes every grain call fail.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Makes every call that can be refused be refused.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>A public board with this many events.</summary>
    public void AddBoard(string boardId, int events)
    {
        Snapshots[boardId] = Encoding.UTF8.GetBytes($$"""{"boardId":"{{boardId}}","title":"Café","version":{{events}},"zones":[ ]}""");
        Journals[boardId] = [.. Enumerable.Range(1, events).Select(version => new JournalEntry(
            version, DateTimeOffset.UnixEpoch.AddSeconds(version), "p1", "c" + version, "cardAdded",
            Encoding.UTF8.GetBytes($$"""{"cardId":"card{{version}}","text":"Café <b>"}""")))];
    }

    internal void Enter(Caller? caller = null)
    {
        if (caller is not null)
        {
            Callers.Enqueue(caller);
        }

        if (Fault is not null)
        {
            throw Fault;
        }
    }
}

/// <summary>Hands out the doubles by key.</summary>
public class GrainFactoryDouble : DispatchProxy
{
    internal World World { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var key = args?[0] as string ?? throw new NotSupportedException($"The edge asks for grains by string key only, not {targetMethod}.");
        return targetMethod!.GetGenericArguments()[0].Name switch
        {
            nameof(INetworkGrain) when key == JournalIds.Network => new NetworkDouble(World),
            nameof(ISearchGrain) => new SearchDouble(World),
            nameof(IResearchGrain) when key == JournalIds.Research => new ResearchDouble(World),
            nameof(INetworkGlanceGrain) when key == INetworkGlanceGrain.Key => new GlanceDouble(World),
            nameof(IAuditGrain) when key == JournalIds.Audit => new AuditDouble(World),
            nameof(ICityGrain) when key.StartsWith("city:", StringComparison.Ordinal) => new CityDouble(World, JournalIds.Local(key)),
            nameof(IBoardGrain) when key.StartsWith("board:", StringComparison.Ordinal) => new BoardDouble(World, JournalIds.Local(key)),
            nameof(IPracticeGrain) when key.StartsWith("practice:", StringComparison.Ordinal) => new PracticeDouble(World, JournalIds.Local(key)),
            nameof(IFollowersGrain) when key.StartsWith("followers:", StringComparison.Ordinal) => new FollowersDouble(),
            nameof(IGatheringGrain) when key.StartsWith("gathering:", StringComparison.Ordinal) => new GatheringDouble(World, JournalIds.Local(key)),
            nameof(IParticipantGrain) when key.StartsWith("participant:", StringComparison.Ordinal) => new ParticipantDouble(World, JournalIds.Local(key)),
            var other => throw new NotSupportedException($"No {other} has the key {key}."),
        };
    }
}
