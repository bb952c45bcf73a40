using Stadmaken.Journals;

namespace Stadmaken.Cities;

/// <summary>What the network knows of a city from outside.</summary>
/// <param name="Name">As its inhabitants write it.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code, such as NL or BE.</param>
/// <param name="Kind"><c>municipality</c> or <c>region</c>.</param>
/// <param name="OfficialCode">CBS code in the Netherlands, NIS code in Belgium; none for a region.</param>
/// <param name="Latitude">Degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Degrees east, WGS 84, −180 to 180.</param>
/// <param name="Members">For a region: the municipalities it consists of.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.city-facts")]
public sealed record CityFacts(
    [property: Id(0), FreeText] string Name,
    [property: Id(1)] string Country,
    [property: Id(2)] string Kind,
    [property: Id(3)] string? OfficialCode,
    [property: Id(4)] double? Latitude,
    [property: Id(5)] double? Longitude,
    [property: Id(6)] CityMember[] Members);

/// <summary>A municipality that belongs to a region.</summary>
/// <param name="Name">As its inhabitants write it.</param>
/// <param name="OfficialCode">CBS or NIS code.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.city-member")]
public sealed record CityMember(
    [property: Id(0), FreeText] string Name,
    [property: Id(1)] string? OfficialCode);
