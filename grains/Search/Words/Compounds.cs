using System.Collections.Frozen;

namespace Stadmaken.Grains.Search.Words;

/// <summary>
/// Takes Dutch compounds apart: buurtbudget is found by budget, and bewonersinitiatief by bewoner. Only into words of a list, since taking apart by guess finds
/// things that have nothing to do with each other.
/// </summary>
internal static class Compounds
{
    private const int ShortestPart = 3;
    private const int ShortestEnd = 4;

    private static readonly FrozenSet<string> Parts = WordList.Words("parts-nl.txt").Where(word => word.Length >= ShortestPart).ToFrozenSet(StringComparer.Ordinal);

    // What Dutch puts between the parts.
    private static readonly string[] Links = ["", "s", "en", "e", "er", "n"];

    /// <summary>The parts of a word that is wholly made of known ones, two at least; nothing for any other.</summary>
    public static IReadOnlyList<string> Split(string word)
    {
        if (word.Length < 2 * ShortestPart || Parts.Contains(word))
        {
            return [];
        }

        return Take(word, 0) is { Count: > 1 } parts ? parts : Ends(word);
    }

    // Of a word that is known in part, what it begins or ends with; that the rest is no word cannot be known, so it has to be long.
    private static List<string> Ends(string word)
    {
        var found = new List<string>();
        for (var length = word.Length - ShortestPart; length >= ShortestEnd; length--)
        {
            if (IsPart(word[^length..]))
            {
                found.Add(word[^length..]);
                break;
            }
        }

        for (var length = word.Length - ShortestPart; length >= ShortestEnd; length--)
        {
            if (Parts.Contains(word[..length]))
            {
                found.Add(word[..length]);
                break;
            }
        }

        return found;
    }

    // The longest first part with which the rest comes out.
    private static List<string>? Take(string word, int from)
    {
        for (var end = word.Length; end - from >= ShortestPart; end--)
        {
            if (from == 0 && end == word.Length)
            {
                continue;
            }

            var part = word[from..end];
            if (!IsPart(part))
            {
                continue;
            }

            if (end == word.Length)
            {
                return [part];
            }

            foreach (var link in Links)
            {
                if (string.CompareOrdinal(word, end, link, 0, link.Length) == 0 && Take(word, end + link.Length) is { } rest)
                {
                    return [part, .. rest];
                }
            }
        }

        return null;
    }

    // The last part may be in the plural.
    private static bool IsPart(string part) =>
        Parts.Contains(part)
        || (part.EndsWith("en", StringComparison.Ordinal) && Parts.Contains(part[..^2]))
        || (part.EndsWith('s') && part.Length > ShortestPart && Parts.Contains(part[..^1]));
}
