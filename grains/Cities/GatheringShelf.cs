using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Cities;

/// <summary>The gatherings that a city hosts, in the order they were planned.</summary>
/// <param name="Gatherings">Planned and started ones.</param>
public sealed record GatheringShelf(ImmutableArray<ShelvedGathering> Gatherings)
{
    /// <summary>Without gatherings.</summary>
    public static readonly GatheringShelf Empty = new([]);

    /// <summary>Gatherings that were planned and are not known to have started: to be started, again if need be.</summary>
    [JsonIgnore]
    public IEnumerable<ShelvedGathering> Planned => Gatherings.Where(gathering => gathering.Facts is not null);

    /// <summary>The gathering, if it was planned here.</summary>
    public ShelvedGathering? Find(string gatheringId) => Gatherings.FirstOrDefault(gathering => gathering.Listing.GatheringId == gatheringId);

    /// <summary>The gatherings that have started.</summary>
    public GatheringListing[] List() => [.. Gatherings.Where(gathering => gathering.Facts is null).Select(gathering => gathering.Listing)];

    /// <summary>With one more gathering to start.</summary>
    /// <exception cref="InvalidOperationException">It is here already (rule J6).</exception>
    internal GatheringShelf Plan(Recorded<HomeEvent> recorded, GatheringPlanned e) =>
        Find(e.GatheringId) is null
            ? new(Gatherings.Add(new ShelvedGathering(new(e.GatheringId, e.Facts.Title, e.Facts.Kind), e.Starter, e.Facts)))
            : throw BoardShelf.Misfit(recorded, $"gathering '{e.GatheringId}' was planned already");

    /// <summary>With this gathering started.</summary>
    /// <exception cref="InvalidOperationException">It was not planned (rule J6).</exception>
    internal GatheringShelf Begin(Recorded<HomeEvent> recorded, GatheringBegun e)
    {
        var gathering = Find(e.GatheringId) ?? throw BoardShelf.Misfit(recorded, $"gathering '{e.GatheringId}' was not planned");
        return new(Gatherings.Replace(gathering, gathering with { Facts = null }));
    }
}

/// <summary>A gathering as its city knows it: how it started, not what became of it.</summary>
/// <param name="Listing">How it is listed.</param>
/// <param name="Starter">Who started it.</param>
/// <param name="Facts">What it is to start with; null once it is known to have started.</param>
public sealed record ShelvedGathering(GatheringListing Listing, BoardOpener Starter, GatheringFacts? Facts);
