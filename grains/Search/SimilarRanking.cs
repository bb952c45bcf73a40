using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>From documents to practices: which met something like it. Pure.</summary>
public static class SimilarRanking
{
    // A practice that tells of it in two places is a better answer than one that does in one, but not by much.
    private const double Second = 0.25;

    private const int MostWords = 5;

    // What both are about tips the scales between practices that use the same words; it never outweighs them.
    private const double SameArea = 0.08;
    private const double SameKind = 0.05;
    private const double SameTheme = 0.04;

    /// <summary>Practices by how much they met the same, the most first.</summary>
    /// <param name="ranked">Documents of practices, the best first.</param>
    /// <param name="own">Facets of the practice that asks.</param>
    public static List<RankedPractice> Group(IReadOnlyList<RankedDocument> ranked, string own)
    {
        var areas = SearchFacets.Values(own, SearchFacets.LearningArea);
        var kinds = SearchFacets.Values(own, SearchFacets.Kind);
        var themes = SearchFacets.Values(own, SearchFacets.Theme);
        var practices = new List<RankedPractice>();
        foreach (var group in ranked.GroupBy(document => document.Document.JournalId, StringComparer.Ordinal))
        {
            RankedDocument[] documents = [.. group.OrderByDescending(document => document.Score).ThenBy(document => document.Document.Number)];

            // An update and what was learned in it are one telling.
            var tellings = documents.DistinctBy(document => PracticeDocuments.UpdateOf(document.Document.ItemId) ?? document.Document.ItemId, StringComparer.Ordinal).Take(2).ToArray();
            var facets = documents.Select(document => document.Document.Facets).ToArray();
            var (sharedAreas, sharedThemes) = (Shared(SearchFacets.LearningArea, areas), Shared(SearchFacets.Theme, themes));
            var sameKind = Shared(SearchFacets.Kind, kinds).Length > 0;
            var score = tellings[0].Score + (tellings.Length > 1 ? Second * tellings[1].Score : 0);
            score *= 1 + (sharedAreas.Length > 0 ? SameArea : 0) + (sameKind ? SameKind : 0) + (sharedThemes.Length > 0 ? SameTheme : 0);
            practices.Add(new RankedPractice(
                group.Key,
                score,
                documents.Select(document => PracticeDocuments.UpdateOf(document.Document.ItemId)).FirstOrDefault(update => update is not null),
                new SimilarBecause(sharedAreas, sameKind, sharedThemes, [.. tellings[0].Words.Take(MostWords)])));

            string[] Shared(string name, string[] values) => [.. values.Where(value => Array.Exists(facets, facet => facet.Contains(SearchFacets.Of(name, value), StringComparison.Ordinal)))];
        }

        practices.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.JournalId, b.JournalId));
        return practices;
    }
}

/// <summary>A practice with how well it answers.</summary>
/// <param name="JournalId">Its journal.</param>
/// <param name="Score">The higher the better; comparable within one question only.</param>
/// <param name="UpdateId">The update that tells of it best, if one does.</param>
/// <param name="Why">Why.</param>
public sealed record RankedPractice(string JournalId, double Score, string? UpdateId, SimilarBecause Why);
