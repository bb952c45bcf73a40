namespace Stadmaken.Grains.Search.Words;

/// <summary>
/// How much a document is about each of its terms, from 1 to <see cref="Largest"/>: the part of BM25F that depends on the document alone (Robertson and Zaragoza,
/// "The Probabilistic Relevance Framework", 2009, §3.6). The usual lengths are fixed and not the average of what there is: so the impact of a document depends on nothing
/// else, and an index that grew is the same as one that was made at once (rule S5).
/// </summary>
public static class TermImpacts
{
    /// <summary>The largest impact.</summary>
    public const int Largest = 250;

    private const double TitleBoost = 2.2;
    private const double MoreBoost = 0.5;
    private const double UsualTitle = 5;
    private const double UsualText = 60;
    private const double UsualMore = 200;
    private const double LengthMatters = 0.6;
    private const double Saturation = 1.2;

    /// <summary>The terms of a document with their impacts, in the order of terms.</summary>
    /// <param name="title">Its title; words in it count for more.</param>
    /// <param name="text">What it says.</param>
    /// <param name="more">By which it is found as well; words in it count for less.</param>
    public static SortedDictionary<string, int> Of(string title, string text, string more)
    {
        var weights = new SortedDictionary<string, double>(StringComparer.Ordinal);
        Add(title, TitleBoost, UsualTitle);
        Add(text, 1, UsualText);
        Add(more, MoreBoost, UsualMore);
        var impacts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (term, weight) in weights)
        {
            impacts.Add(term, Math.Clamp((int)Math.Round(Largest * weight / (weight + Saturation)), 1, Largest));
        }

        return impacts;

        void Add(string field, double boost, double usual)
        {
            var terms = SearchWords.Terms(field).ToArray();
            var norm = 1 - LengthMatters + (LengthMatters * Math.Max(terms.Length, usual / 3) / usual);
            foreach (var (term, count) in terms)
            {
                weights[term] = weights.GetValueOrDefault(term) + (boost * count / norm);
            }
        }
    }
}
