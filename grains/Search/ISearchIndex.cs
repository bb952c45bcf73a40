using Stadmaken.Grains.Search.Words;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>
/// Where the index is kept, beside the journals (SEARCH.md). What it answers does not depend on which database it is. Faults are
/// <see cref="SearchIndexException"/>.
/// </summary>
public interface ISearchIndex
{
    /// <summary>
    /// Puts what a journal is now in the place of what was there of it, all or nothing. What is older than what is there changes nothing (rule S4).
    /// </summary>
    Task PutAsync(SearchedJournal journal, CancellationToken cancellation);

    /// <summary>
    /// Journals that go further than what is indexed of them, or were indexed in another way, in the order of their ids.
    /// </summary>
    /// <param name="after">Only those after this one; empty for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops.</param>
    Task<IReadOnlyList<string>> FindStaleAsync(string after, int limit, CancellationToken cancellation);

    /// <summary>Has every journal read anew; what is there of it serves until then.</summary>
    Task MarkAllStaleAsync(CancellationToken cancellation);

    /// <summary>
    /// What is to be done by one process of the network at a time, such as going through all journals. Null while another does it; it is over when what is
    /// returned is disposed.
    /// </summary>
    Task<IAsyncDisposable?> TryLeadAsync(CancellationToken cancellation);

    /// <summary>The documents that answer best to some word of a question, of those that the asker may see.</summary>
    Task<SearchCandidates> FindAsync(SearchRequest request, CancellationToken cancellation);

    /// <summary>How much there is.</summary>
    Task<SearchStatus> StatusAsync(CancellationToken cancellation);
}

/// <summary>A question to an index.</summary>
/// <param name="Terms">All terms that answer to it, each once, with how well each does.</param>
/// <param name="Asker">Who asks; null for someone who may see everything.</param>
/// <param name="Facets">Facets that must all be there, such as <c>|type=card|</c>.</param>
/// <param name="CityId">Only of this city, if given.</param>
/// <param name="NotCityId">Not of this city, if given.</param>
/// <param name="PracticesOnly">Only what belongs to the journal of a practice.</param>
public sealed record SearchRequest(
    IReadOnlyList<AskedTerm> Terms, SearchAsker? Asker, IReadOnlyList<string> Facets, string? CityId = null, string? NotCityId = null, bool PracticesOnly = false);

/// <summary>What an index found.</summary>
/// <param name="Documents">How many documents there are, counted up to <see cref="MostCounted"/>.</param>
/// <param name="Frequencies">In how many documents each term is, counted up to <see cref="MostCounted"/>.</param>
/// <param name="Items">The candidates.</param>
public sealed record SearchCandidates(long Documents, IReadOnlyDictionary<string, long> Frequencies, IReadOnlyList<SearchCandidate> Items)
{
    /// <summary>
    /// Counting stops here: a word that is in more documents says nothing more by being in more of them, and counting on would make the question slow.
    /// </summary>
    public const int MostCounted = 10_000;

    /// <summary>For each term so many documents are looked at, those that are most about it.</summary>
    public const int MostOfTerm = 1_000;

    /// <summary>
    /// Once so many are looked at, words that are more frequent or answer less well bring no further ones; those that are there are still compared by them. A question
    /// of common words would otherwise look at half of what there is.
    /// </summary>
    public const int MostLookedAt = 2_000;

    /// <summary>So many of those are compared by all terms.</summary>
    public const int MostCompared = 600;
}

/// <summary>A document that may answer.</summary>
/// <param name="Number">Its number, the same in every index.</param>
/// <param name="JournalId">The journal it is of.</param>
/// <param name="ItemId">Its id within that.</param>
/// <param name="Facets">What can be filtered by.</param>
/// <param name="Impacts">How much it is about which of the terms that were asked for.</param>
public sealed record SearchCandidate(long Number, string JournalId, string ItemId, string Facets, IReadOnlyDictionary<string, int> Impacts);

/// <summary>The index cannot be read or written now. It says nothing of the journals, which go on.</summary>
public sealed class SearchIndexException : Exception
{
    /// <summary>A fault of the database.</summary>
    public SearchIndexException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
