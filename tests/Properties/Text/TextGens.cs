using CsCheck;
using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;

namespace Stadmaken.Tests.Properties.Text;

/// <summary>Texts and operations that fit them, made of numbers that shrink.</summary>
internal static class TextGens
{
    private static readonly Gen<int> Pick = Gen.Int[0, TextTrials.Pieces.Count - 1];

    private static readonly Gen<(int, int, int)[]> Steps = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Pick).Array[0, 8];

    /// <summary>A text.</summary>
    internal static Gen<string> Words { get; } = Pick.Array[0, 10].Select(picks => TextTrials.Text(picks));

    /// <summary>A text and two operations on it.</summary>
    internal static Gen<(string Text, TextOperation A, TextOperation B)> Pair { get; } = Gen.Select(Words, Steps, Steps).Select((text, a, b) =>
        (text, TextTrials.Operation(text, a), TextTrials.Operation(text, b)));

    /// <summary>A text, an operation on it, one on what that leaves, and a third on the text.</summary>
    internal static Gen<(string Text, TextOperation A, TextOperation B, TextOperation C)> Triple { get; } =
        Gen.Select(Words, Steps, Steps, Steps).Select((text, a, b, c) =>
        {
            var first = TextTrials.Operation(text, a);
            return (text, first, TextTrials.Operation(first.Apply(text), b), TextTrials.Operation(text, c));
        });

    /// <summary>A text, an operation on it, and one that somebody sent who has never seen it.</summary>
    internal static Gen<(string Text, TextOperation Fitting, TextOperation Sent)> Untrusted { get; } =
        Gen.Select(Words, Steps, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 10].Select(units => units is 0 ? int.MaxValue : units is 10 ? int.MaxValue - 1 : units), Pick).Array[1, 5])
            .Select((text, steps, sent) => (text, TextTrials.Operation(text, steps), Unseen(sent)));

    /// <summary>A run of what happens among people who type.</summary>
    internal static Gen<(string Text, int[][] Steps)> Party { get; } = Gen.Select(Words, Gen.Int[0, 1000].Array[5].Array[0, 120]);

    private static TextOperation Unseen((int Kind, int Units, int Pick)[] steps)
    {
        var made = new TextOperationBuilder();
        foreach (var (kind, units, pick) in steps)
        {
            _ = kind switch
            {
                0 => made.Retain(units),
                1 => made.Insert(TextTrials.Pieces[pick]),
                _ => made.Delete(units),
            };
        }

        return made.Build();
    }
}
