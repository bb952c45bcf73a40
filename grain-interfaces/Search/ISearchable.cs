using Stadmaken.Participants;

namespace Stadmaken.Search;

/// <summary>Something of which things are found: it has the last word on what it says now, and to whom.</summary>
[Alias("stadmaken.searchable")]
public interface ISearchable : IGrainWithStringKey
{
    /// <summary>Those of its items that the caller may see and that are still there, as they are now.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="itemIds">Which, at most <see cref="SearchQuery.MostItems"/>.</param>
    [Alias("show")]
    Task<FoundItem[]> Show(Caller caller, string[] itemIds);
}
