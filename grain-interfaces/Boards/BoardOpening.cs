namespace Stadmaken.Boards;

/// <summary>How a board begins.</summary>
/// <param name="Title">1 to <see cref="BoardLimits.TitleUnits"/> UTF-16 units.</param>
/// <param name="Visibility">One of <see cref="BoardVisibilities"/>.</param>
/// <param name="CityId">The city it belongs to; none for a board of the network.</param>
/// <param name="Zones">Its first zones, in order.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-opening")]
public sealed record BoardOpening(
    [property: Id(0)] string Title,
    [property: Id(1)] string Visibility,
    [property: Id(2)] string? CityId,
    [property: Id(3)] ZoneOpening[] Zones);

/// <summary>A zone that a board begins with.</summary>
/// <param name="ZoneId">Its id, unique in the board.</param>
/// <param name="Title">Its title.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.zone-opening")]
public sealed record ZoneOpening(
    [property: Id(0)] string ZoneId,
    [property: Id(1)] string Title);
