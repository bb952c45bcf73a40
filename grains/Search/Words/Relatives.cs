using System.Collections.Frozen;

namespace Stadmaken.Grains.Search.Words;

/// <summary>Words that people in the field use for nearly the same: who asks about geld is also after financiering. For questions only; an index has what was written.</summary>
internal static class Relatives
{
    private static readonly FrozenDictionary<string, string[]> ByStem = Read();

    /// <summary>Stems of words that mean nearly the same as one with this stem.</summary>
    public static IReadOnlyList<string> Of(string stem) => ByStem.GetValueOrDefault(stem, []);

    private static FrozenDictionary<string, string[]> Read()
    {
        var found = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var line in WordList.Lines("relatives-nl.txt"))
        {
            string[] stems = [.. WordStream.Of(line).Select(Stemming.Dutch).Distinct(StringComparer.Ordinal)];
            foreach (var stem in stems)
            {
                if (!found.TryGetValue(stem, out var relatives))
                {
                    found.Add(stem, relatives = new SortedSet<string>(StringComparer.Ordinal));
                }

                relatives.UnionWith(stems);
                relatives.Remove(stem);
            }
        }

        return found.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
    }
}
