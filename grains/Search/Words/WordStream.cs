using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Stadmaken.Grains.Search.Words;

/// <summary>Cuts a text into words: by the Unicode rules, in small letters, without accents.</summary>
internal static class WordStream
{
    private const int LongestWord = 60;

    /// <summary>The words of a text, in order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        using var reader = new StringReader(text);
        using var source = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        using var folded = new ASCIIFoldingFilter(new LowerCaseFilter(LuceneVersion.LUCENE_48, source));
        var word = folded.GetAttribute<ICharTermAttribute>();
        folded.Reset();
        while (folded.IncrementToken())
        {
            var found = word.ToString();
            if (found.Length <= LongestWord)
            {
                // foto's, Jan's
                var apostrophe = found.AsSpan().IndexOfAny('\'', '\u2019');
                yield return apostrophe > 0 ? found[..apostrophe] : found;
            }
        }

        folded.End();
    }
}
