using System.Security.Cryptography;
using System.Text;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>One thing that can be found.</summary>
/// <param name="ItemId">Its id within its journal; empty for the whole of it.</param>
/// <param name="Type">One of <see cref="SearchTypes.All"/>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What it says, and is shown.</param>
/// <param name="At">When it was written or last changed, if that is known.</param>
/// <param name="LearningAreas">What it is about.</param>
/// <param name="More">By which it is found as well, though it is not shown: the question of somebody seldom stands in one update.</param>
public sealed record SearchDocument(string ItemId, string Type, string Title, string Text, DateTimeOffset? At, IReadOnlyList<string> LearningAreas, string More = "");

/// <summary>All of a journal that can be found, and by whom.</summary>
/// <param name="JournalId">Which journal.</param>
/// <param name="Version">The version of the journal that this is the fold of.</param>
/// <param name="Readers">Who may see it.</param>
/// <param name="CityId">The city it belongs to, if any.</param>
/// <param name="PracticeId">The practice it belongs to, if any.</param>
/// <param name="Kind">The kind of the practice, if it is one.</param>
/// <param name="Phase">The phase of the practice, if it is one.</param>
/// <param name="Themes">The themes of the practice, if it is one.</param>
/// <param name="Documents">What can be found; ids are unique.</param>
public sealed record SearchedJournal(
    string JournalId,
    long Version,
    SearchReaders Readers,
    string? CityId,
    string? PracticeId,
    string? Kind,
    string? Phase,
    IReadOnlyList<string> Themes,
    IReadOnlyList<SearchDocument> Documents)
{
    /// <summary>
    /// The number of a document in every index. Made from its name and not counted, so that two indexes of the same journals are the same, and
    /// equally good documents are in the same order in both. Two of a hundred million documents share one with a chance of 1 in 3,700.
    /// </summary>
    public static long NumberOf(string journalId, string itemId) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{journalId}\n{itemId}")));

    /// <summary>What can be filtered by, as one string of <c>|name=value|</c>.</summary>
    public string FacetsOf(SearchDocument document)
    {
        var facets = new StringBuilder("|");
        Add(SearchFacets.Type, document.Type);
        Add(SearchFacets.Kind, Kind);
        Add(SearchFacets.Phase, Phase);
        foreach (var theme in Themes)
        {
            Add(SearchFacets.Theme, theme);
        }

        foreach (var area in document.LearningAreas)
        {
            Add(SearchFacets.LearningArea, area);
        }

        return facets.ToString();

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                facets.Append(name).Append('=').Append(value).Append('|');
            }
        }
    }
}

/// <summary>Names of what can be filtered by.</summary>
public static class SearchFacets
{
    /// <summary>One of <see cref="SearchTypes.All"/>.</summary>
    public const string Type = "type";

    /// <summary>Kind of the practice.</summary>
    public const string Kind = "kind";

    /// <summary>Phase of the practice.</summary>
    public const string Phase = "phase";

    /// <summary>Theme of the practice; there may be several.</summary>
    public const string Theme = "theme";

    /// <summary>Learning area; there may be several.</summary>
    public const string LearningArea = "area";

    /// <summary>As it stands in a document's facets.</summary>
    public static string Of(string name, string value) => $"|{name}={value}|";

    /// <summary>All values of one name in a document's facets.</summary>
    public static string[] Values(string facets, string name) =>
        [.. facets.Split('|').Where(facet => facet.StartsWith(name + "=", StringComparison.Ordinal)).Select(facet => facet[(name.Length + 1)..])];
}
