namespace Stadmaken.Search;

/// <summary>How far the index is.</summary>
/// <param name="Journals">Journals that are in it.</param>
/// <param name="Documents">Things that can be found.</param>
/// <param name="Stale">Journals in it that are to be read anew.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.search-status")]
public sealed record SearchStatus(
    [property: Id(0)] long Journals,
    [property: Id(1)] long Documents,
    [property: Id(2)] long Stale);
