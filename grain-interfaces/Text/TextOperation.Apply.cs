using System.Diagnostics.CodeAnalysis;

namespace Stadmaken.Text;

public sealed partial class TextOperation
{
    /// <summary>Applies an operation that may not fit: from a client, or made for another text (rules T1 and T6).</summary>
    /// <param name="operation">What to do.</param>
    /// <param name="text">To which text.</param>
    /// <param name="result">The text afterwards; <paramref name="text"/> itself when it does not fit.</param>
    /// <param name="problem">Why it does not fit, an English sentence; null when it does.</param>
    /// <returns>Whether it fits.</returns>
    public static bool TryApply(TextOperation operation, string text, out string result, [NotNullWhen(false)] out string? problem)
    {
        problem = operation.ProblemWith(text);
        result = problem is null && !operation.IsNothing
            ? string.Create(text.Length + operation.LengthChange, (operation._components, text), Write)
            : text;
        return problem is null;
    }

    /// <summary>The text after this operation.</summary>
    /// <exception cref="ArgumentException">The operation does not fit the text.</exception>
    public string Apply(string text) =>
        TryApply(this, text, out var result, out var problem) ? result : throw new ArgumentException(problem, nameof(text));

    // Why it does not fit, or null.
    private string? ProblemWith(string text)
    {
        var place = 0;
        foreach (var component in _components)
        {
            if (component.Kind == TextComponentKind.Insert)
            {
                continue;
            }

            if (component.Units > text.Length - place)
            {
                return $"It reaches past the end of the text, which has {text.Length} UTF-16 units.";
            }

            place += component.Units;
            if (Surrogates.IsInsidePair(text, place))
            {
                return $"It splits the surrogate pair around unit {place}.";
            }
        }

        return null;
    }

    private static void Write(Span<char> output, (TextComponent[] Components, string Text) made)
    {
        var rest = made.Text.AsSpan();
        foreach (var component in made.Components)
        {
            switch (component.Kind)
            {
                case TextComponentKind.Retain:
                    rest[..component.Units].CopyTo(output);
                    output = output[component.Units..];
                    rest = rest[component.Units..];
                    break;
                case TextComponentKind.Insert:
                    component.Inserted!.CopyTo(output);
                    output = output[component.Units..];
                    break;
                default:
                    rest = rest[component.Units..];
                    break;
            }
        }

        rest.CopyTo(output);
    }
}
