using Stadmaken.Grains.Search.Words;

namespace Stadmaken.Grains.Search;

/// <summary>Puts candidates in order. Pure, so every database gives the same order.</summary>
public static class Ranking
{
    // Of two documents the one that answers more of the question is better than the one that answers one word of it often.
    private const double Coverage = 0.6;

    /// <summary>The candidates with a score, the best first; equal ones by their numbers.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="found">What an index found for it.</param>
    public static List<RankedDocument> Rank(IReadOnlyList<AskedWord> asked, SearchCandidates found)
    {
        var rarity = found.Frequencies.ToDictionary(
            term => term.Key,
            term => Math.Log(1 + ((found.Documents - term.Value + 0.5) / (term.Value + 0.5))),
            StringComparer.Ordinal);
        var ranked = new List<RankedDocument>(found.Items.Count);
        var most = asked.Sum(word => word.Terms.Max(term => term.Weight * rarity.GetValueOrDefault(term.Term)));
        foreach (var item in found.Items)
        {
            var (score, covered) = (0d, 0d);
            var words = new List<(string Word, double Score)>();
            foreach (var word in asked)
            {
                var (best, bestRarity) = (0d, 0d);
                foreach (var term in word.Terms)
                {
                    if (item.Impacts.TryGetValue(term.Term, out var impact) && rarity.TryGetValue(term.Term, out var rare))
                    {
                        var here = term.Weight * rare * impact / TermImpacts.Largest;
                        if (here > best)
                        {
                            (best, bestRarity) = (here, term.Weight * rare);
                        }
                    }
                }

                if (best > 0)
                {
                    score += best;
                    covered += bestRarity;
                    words.Add((word.Word, best));
                }
            }

            if (score > 0)
            {
                var share = most > 0 ? covered / most : 1;
                ranked.Add(new RankedDocument(
                    item,
                    score * (1 - Coverage + (Coverage * share)),
                    [.. words.OrderByDescending(word => word.Score).ThenBy(word => word.Word, StringComparer.Ordinal).Select(word => word.Word).Distinct(StringComparer.Ordinal)]));
            }
        }

        ranked.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Document.Number.CompareTo(b.Document.Number));
        return ranked;
    }

    /// <summary>Without what is told twice: of an update and what was learned in it the better one.</summary>
    public static List<RankedDocument> Tellings(List<RankedDocument> ranked) =>
    [
        .. ranked.DistinctBy(document =>
            (document.Document.JournalId, PracticeDocuments.UpdateOf(document.Document.ItemId) is { } update ? "told:" + update : document.Document.ItemId)),
    ];
}

/// <summary>A document with how well it answers.</summary>
/// <param name="Document">Which.</param>
/// <param name="Score">The higher the better; comparable within one question only.</param>
/// <param name="Words">The words of the question that it answers, the weightiest first.</param>
public sealed record RankedDocument(SearchCandidate Document, double Score, string[] Words);
