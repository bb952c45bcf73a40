using System.Globalization;
using System.Text;

namespace Stadmaken.Grains.Search;

/// <summary>The terms of a document with their impacts, as an index keeps them: <c>buurt:120 tuin:75</c>.</summary>
public static class TermVector
{
    /// <summary>Written, in the order of terms.</summary>
    public static string Write(SortedDictionary<string, int> impacts)
    {
        var written = new StringBuilder();
        foreach (var (term, impact) in impacts)
        {
            written.Append(written.Length == 0 ? string.Empty : " ").Append(term).Append(':').Append(impact.ToString(CultureInfo.InvariantCulture));
        }

        return written.ToString();
    }

    /// <summary>Read.</summary>
    public static Dictionary<string, int> Read(string written)
    {
        var impacts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var range in written.AsSpan().Split(' '))
        {
            var pair = written.AsSpan()[range];
            var colon = pair.LastIndexOf(':');
            if (colon > 0)
            {
                impacts[pair[..colon].ToString()] = int.Parse(pair[(colon + 1)..], CultureInfo.InvariantCulture);
            }
        }

        return impacts;
    }
}
