using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Search;

/// <summary>Finds things in the whole network (grains/Search/SEARCH.md). Its key is <see cref="Key"/>.</summary>
[Alias("stadmaken.search")]
public interface ISearchGrain : IGrainWithStringKey
{
    /// <summary>The only key; there may be many activations.</summary>
    const string Key = "search:network";

    /// <summary>What the caller may see and answers the question, the best first.</summary>
    /// <returns>Refused with <c>invalid</c> when the question is empty, too long or a filter is unknown.</returns>
    [Alias("find")]
    Task<Answer<FoundItems>> Find(Caller caller, SearchQuery query);

    /// <summary>Practices of other cities that met something like it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="practiceId">For which practice.</param>
    /// <param name="text">What was met, as it is being typed; null for what the practice itself tells.</param>
    /// <param name="limit">At most so many, 1 to 20.</param>
    /// <returns>Refused with <c>not-found</c> when there is no such practice, <c>invalid</c> when the text is too long.</returns>
    [Alias("similar")]
    Task<Answer<SimilarPractices>> Similar(Caller caller, string practiceId, string? text, int limit);

    /// <summary>Has everything read anew from the journals, while the index goes on serving. Operators only.</summary>
    [Alias("rebuild")]
    Task<Answer<SearchStatus>> Rebuild(Caller caller);

    /// <summary>How far it is. Operators only.</summary>
    [Alias("status")]
    Task<Answer<SearchStatus>> Status(Caller caller);
}
