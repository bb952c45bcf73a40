using System.Text.RegularExpressions;

namespace Stadmaken.Grains.Redacting;

/// <summary>Finds in a text what says who wrote it: their names, each word of them, and any e-mail address.</summary>
public sealed partial class PersonalNames
{
    // Shorter words, and those between the names of half the country, say nothing of anyone.
    private const int ShortestWord = 3;
    private static readonly HashSet<string> Particles = new(["van", "von", "der", "den", "het", "ten", "ter", "the", "and"], StringComparer.OrdinalIgnoreCase);

    private readonly Regex? _names;

    /// <summary>Of someone who was called this.</summary>
    public PersonalNames(IEnumerable<string> names)
    {
        var all = names.Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var wholes = all.Select(name => Alone(string.Join(@"\s+", Words().Matches(name).Select(word => Regex.Escape(word.Value)))));
        var words = all.SelectMany(name => Parts().Matches(Addresses().Replace(name, " ")).Select(part => part.Value))
            .Where(part => part.Length >= ShortestWord && !Particles.Contains(part))
            .Select(part => Alone(Regex.Escape(part)));
        var patterns = wholes.Concat(words).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        _names = patterns.Length == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Where in the text they are: start and length of each.</summary>
    public IEnumerable<(int Start, int Length)> In(string text) =>
        (_names?.Matches(text) ?? Enumerable.Empty<Match>()).Concat(Addresses().Matches(text)).Select(match => (match.Index, match.Length));

    /// <summary>The text with all of them blotted.</summary>
    public string Blot(string text)
    {
        var marks = new HashSet<int>(In(text).SelectMany(found => Enumerable.Range(found.Start, found.Length)));
        return marks.Count == 0 ? text : Blotting.BlotSome(text, marks.Contains);
    }

    // Not within another word: "An" is in "plan" too.
    private static string Alone(string pattern) => $@"(?<![\p{{L}}\p{{N}}]){pattern}(?![\p{{L}}\p{{N}}])";

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+")]
    private static partial Regex Parts();
}
