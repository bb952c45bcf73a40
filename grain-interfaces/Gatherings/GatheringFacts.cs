using Stadmaken.Journals;

namespace Stadmaken.Gatherings;

/// <summary>What a gathering says of itself.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">One of <see cref="GatheringKinds.All"/>; stays as it is.</param>
/// <param name="Description">More about it; may be empty.</param>
/// <param name="Place">Where, in words; empty only when there is an online address.</param>
/// <param name="StartsAt">When it starts, UTC, a whole second.</param>
/// <param name="EndsAt">When it ends, UTC, a whole second; after the start, at most <see cref="GatheringRules.Longest"/> later.</param>
/// <param name="LearningAreas">From <see cref="Practices.LearningAreas.All"/>, each once.</param>
/// <param name="Latitude">Of the place: degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Of the place: degrees east, WGS 84, −180 to 180.</param>
/// <param name="OnlineAddress">Where to join from afar, only https, if that is possible.</param>
/// <param name="HostPracticeId">The practice of the host city that receives it; an expedition has one. Stays as it is.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-facts")]
public sealed record GatheringFacts(
    [property: Id(0), FreeText] string Title,
    [property: Id(1)] string Kind,
    [property: Id(2), FreeText] string Description,
    [property: Id(3), FreeText] string Place,
    [property: Id(4)] DateTimeOffset StartsAt,
    [property: Id(5)] DateTimeOffset EndsAt,
    [property: Id(6)] string[] LearningAreas,
    [property: Id(7)] double? Latitude = null,
    [property: Id(8)] double? Longitude = null,
    [property: Id(9), FreeText] string? OnlineAddress = null,
    [property: Id(10)] string? HostPracticeId = null)
{
    /// <summary>
    /// These facts with what a change says. Coordinates are those of a place: another place comes with its own or
    /// without, and never with those of the old one. An empty online address takes it away (rule GA3).
    /// </summary>
    public GatheringFacts With(GatheringChanged change)
    {
        var moves = change.Place is not null || change.Latitude is not null || change.Longitude is not null;
        return this with
        {
            Title = change.Title ?? Title,
            Description = change.Description ?? Description,
            Place = change.Place ?? Place,
            StartsAt = change.StartsAt ?? StartsAt,
            EndsAt = change.EndsAt ?? EndsAt,
            LearningAreas = change.LearningAreas ?? LearningAreas,
            Latitude = moves ? change.Latitude : Latitude,
            Longitude = moves ? change.Longitude : Longitude,
            OnlineAddress = change.OnlineAddress switch { null => OnlineAddress, "" => null, var address => address },
        };
    }
}
