using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Cities;

/// <summary>The practices of a city, in the order they were planned.</summary>
/// <param name="Practices">Planned and started ones.</param>
public sealed record PracticeShelf(ImmutableArray<ShelvedPractice> Practices)
{
    /// <summary>Without practices.</summary>
    public static readonly PracticeShelf Empty = new([]);

    /// <summary>Practices that were planned and are not known to have started: to be started, again if need be.</summary>
    [JsonIgnore]
    public IEnumerable<ShelvedPractice> Planned => Practices.Where(practice => practice.Facts is not null);

    /// <summary>The practice, if it was planned here.</summary>
    public ShelvedPractice? Find(string practiceId) => Practices.FirstOrDefault(practice => practice.Listing.PracticeId == practiceId);

    /// <summary>The practices that have started.</summary>
    public PracticeListing[] List() => [.. Practices.Where(practice => practice.Facts is null).Select(practice => practice.Listing)];

    /// <summary>With one more practice to start.</summary>
    /// <exception cref="InvalidOperationException">It is here already (rule J6).</exception>
    internal PracticeShelf Plan(Recorded<HomeEvent> recorded, PracticePlanned e) =>
        Find(e.PracticeId) is null
            ? new(Practices.Add(new ShelvedPractice(new(e.PracticeId, e.Facts.Title, e.Facts.Kind), e.Starter, e.Facts)))
            : throw BoardShelf.Misfit(recorded, $"practice '{e.PracticeId}' was planned already");

    /// <summary>With this practice started.</summary>
    /// <exception cref="InvalidOperationException">It was not planned (rule J6).</exception>
    internal PracticeShelf Begin(Recorded<HomeEvent> recorded, PracticeBegun e)
    {
        var practice = Find(e.PracticeId) ?? throw BoardShelf.Misfit(recorded, $"practice '{e.PracticeId}' was not planned");
        return new(Practices.Replace(practice, practice with { Facts = null }));
    }
}

/// <summary>A practice as its city knows it: how it started, not what became of it.</summary>
/// <param name="Listing">How it is listed.</param>
/// <param name="Starter">Who started it.</param>
/// <param name="Facts">What it is to start with; null once it is known to have started.</param>
public sealed record ShelvedPractice(PracticeListing Listing, BoardOpener Starter, PracticeFacts? Facts);
