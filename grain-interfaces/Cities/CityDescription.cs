using Stadmaken.Boards;

namespace Stadmaken.Cities;

/// <summary>A city of the network, with its boards.</summary>
/// <param name="CityId">Lower-case words with hyphens, as in <c>den-haag</c>.</param>
/// <param name="Facts">What is known of it from outside.</param>
/// <param name="Boards">Its boards that the asker may see, in the order they were opened.</param>
/// <param name="ReactionsOpenTo">Whom it lets react to its practices, one of <see cref="Practices.ReactionAudiences"/>; null from a node that does not know of reactions.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.city-description")]
public sealed record CityDescription(
    [property: Id(0)] string CityId,
    [property: Id(1)] CityFacts Facts,
    [property: Id(2)] BoardListing[] Boards,
    [property: Id(3)] string? ReactionsOpenTo = null);
