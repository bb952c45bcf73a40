using System.Collections.Frozen;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Nl;

namespace Stadmaken.Grains.Search.Words;

/// <summary>What of a text is looked for and found by: its words without those that say nothing, brought to their stems.</summary>
public static class SearchWords
{
    /// <summary>
    /// Raised whenever the same text gives other terms: every journal whose terms are of another number is read anew by itself.
    /// </summary>
    public const int Format = 1;

    /// <summary>Most words of a question that count; the longest texts are those that are being typed as an obstacle.</summary>
    public const int MostAsked = 32;

    private const float PartWeight = 0.5f;
    private const float RelativeWeight = 0.6f;

    // What is asked by a whole sentence begins in few ways.
    private static readonly FrozenSet<string> Silent = Listed().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The terms of a text, each as often as it is there; parts of compounds count for less.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<(string Term, float Count)> Terms(string text)
    {
        foreach (var word in WordStream.Of(text))
        {
            if (Silent.Contains(word))
            {
                continue;
            }

            yield return (Stemming.Dutch(word), 1);
            foreach (var part in Compounds.Split(word))
            {
                yield return (Stemming.Dutch(part), PartWeight);
            }
        }
    }

    /// <summary>What a question asks for: each word with all the terms that answer to it. None for a question of words that say nothing.</summary>
    public static IReadOnlyList<AskedWord> Asked(string question)
    {
        var asked = new List<AskedWord>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in WordStream.Of(question))
        {
            if (Silent.Contains(word) || asked.Count == MostAsked)
            {
                continue;
            }

            var stem = Stemming.Dutch(word);
            if (!seen.Add(stem))
            {
                continue;
            }

            var terms = new Dictionary<string, float>(StringComparer.Ordinal) { [stem] = 1 };

            // houses asks for house as well, which the Dutch rules keep apart.
            var english = Stemming.English(word);
            terms.TryAdd(Stemming.Dutch(english), 0.9f);
            foreach (var relative in Relatives.Of(stem))
            {
                terms.TryAdd(relative, RelativeWeight);
            }

            asked.Add(new AskedWord(word, [.. terms.Select(term => new AskedTerm(term.Key, term.Value))]));
            foreach (var part in Compounds.Split(word))
            {
                var partStem = Stemming.Dutch(part);
                if (seen.Add(partStem))
                {
                    asked.Add(new AskedWord(word, [new AskedTerm(partStem, PartWeight), .. Relatives.Of(partStem).Select(relative => new AskedTerm(relative, PartWeight * RelativeWeight))]));
                }
            }
        }

        return asked;
    }

    /// <summary>All terms that answer to a question, each once with its best weight.</summary>
    public static IReadOnlyList<AskedTerm> Terms(IReadOnlyList<AskedWord> asked) =>
        [.. asked.SelectMany(word => word.Terms).GroupBy(term => term.Term, StringComparer.Ordinal).Select(same => new AskedTerm(same.Key, same.Max(term => term.Weight)))];

    private static IEnumerable<string> Listed() =>
        DutchAnalyzer.DefaultStopSet.Concat(EnglishAnalyzer.DefaultStopSet).SelectMany(WordStream.Of).Concat(WordList.Words("silent.txt"));
}

/// <summary>A word of a question.</summary>
/// <param name="Word">As it stands there, in small letters.</param>
/// <param name="Terms">What answers to it; only the best of them counts.</param>
public sealed record AskedWord(string Word, IReadOnlyList<AskedTerm> Terms);

/// <summary>A term that answers to a word of a question.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">How well it answers, above 0 and at most 1.</param>
public readonly record struct AskedTerm(string Term, float Weight);
