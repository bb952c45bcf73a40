using System.Reflection;

namespace Stadmaken.Grains.Search.Words;

/// <summary>Lists of words beside this file, built into the assembly. Lines that begin with # are for people.</summary>
internal static class WordList
{
    /// <summary>The lines of a list.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"words/{name}")
            ?? throw new InvalidOperationException($"There is no list of words '{name}'.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } kept && kept[0] != '#')
            {
                yield return kept;
            }
        }
    }

    /// <summary>The words of a list, without accents.</summary>
    public static IEnumerable<string> Words(string name) => Lines(name).SelectMany(WordStream.Of);
}
