using System.Text;
using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Text;

/// <summary>Makes texts and operations from numbers, so that a generator can shrink them.</summary>
public static class TextTrials
{
    /// <summary>Pieces of text that are easily broken: pairs, combining marks, joiners, flags, line ends.</summary>
    public static IReadOnlyList<string> Pieces { get; } =
        ["a", "b", " ", "x", "é", "e\u0301", "🌙", "🌞", "👩‍🌾", "🇳🇱", "\r\n", "\n", "𐌙", "woord", "ﷺ"];

    /// <summary>A text of these pieces.</summary>
    public static string Text(IEnumerable<int> picks) => string.Concat(picks.Select(pick => Pieces[pick % Pieces.Count]));

    /// <summary>An operation that fits the text: each step keeps, takes out or puts in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="steps">What to do, to how many characters, and with which piece; any numbers from 0.</param>
    public static TextOperation Operation(string text, IEnumerable<(int Kind, int Characters, int Pick)> steps)
    {
        var made = new TextOperationBuilder();
        var place = 0;
        foreach (var (kind, characters, pick) in steps)
        {
            if (kind % 3 == 1)
            {
                made.Insert(Pieces[pick % Pieces.Count]);
                continue;
            }

            var end = place;
            for (var left = characters % 5; left > 0 && end < text.Length; left--)
            {
                end += Rune.GetRuneAt(text, end).Utf16SequenceLength;
            }

            _ = kind % 3 == 0 ? made.Retain(end - place) : made.Delete(end - place);
            place = end;
        }

        return made.Build();
    }

    /// <summary>A random text of at most this many pieces.</summary>
    public static string Text(Random random, int pieces) => Text(Enumerable.Range(0, random.Next(pieces + 1)).Select(_ => random.Next(Pieces.Count)).ToArray());

    /// <summary>A random operation on the text.</summary>
    public static TextOperation Operation(Random random, string text, int steps = 8) =>
        Operation(text, Enumerable.Range(0, random.Next(steps + 1)).Select(_ => (random.Next(3), random.Next(5), random.Next(Pieces.Count))).ToArray());
}
