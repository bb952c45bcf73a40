using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Stadmaken.Grains.Search.Words;

/// <summary>Brings the forms of a word together, by the Snowball rules. Not for one language at a time: a network of Dutch and Flemish cities writes English too.</summary>
internal static class Stemming
{
    // They keep the word they work on, so one each.
    [ThreadStatic]
    private static DutchStemmer? _dutch;

    [ThreadStatic]
    private static EnglishStemmer? _english;

    /// <summary>The stem of a Dutch word.</summary>
    public static string Dutch(string word)
    {
        var stem = Stem(_dutch ??= new DutchStemmer(), word);

        // huis and huizen, brief and brieven: one word, which Snowball takes for two.
        return stem[^1] switch
        {
            'z' => stem[..^1] + 's',
            'v' => stem[..^1] + 'f',
            _ => stem,
        };
    }

    /// <summary>The stem of an English word.</summary>
    public static string English(string word) => Stem(_english ??= new EnglishStemmer(), word);

    private static string Stem(SnowballProgram stemmer, string word)
    {
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current is { Length: > 0 } stem ? stem : word;
    }
}
