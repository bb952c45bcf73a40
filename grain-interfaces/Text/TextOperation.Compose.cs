namespace Stadmaken.Text;

public sealed partial class TextOperation
{
    /// <summary>The one operation that does what this one and then the next do (rule T2).</summary>
    /// <param name="next">An operation on the text as this one leaves it.</param>
    /// <exception cref="ArgumentException">The next one splits a surrogate pair that this one inserts.</exception>
    /// <remarks>Never compose what the server keeps apart before transforming against it: see rule T4.</remarks>
    public TextOperation Compose(TextOperation next)
    {
        if (IsNothing)
        {
            return next;
        }

        if (next.IsNothing)
        {
            return this;
        }

        var made = new TextOperationBuilder();
        var first = new TextCursor(_components);
        var second = new TextCursor(next._components);
        while (!first.AtEnd || !second.AtEnd)
        {
            if (first.Kind == TextComponentKind.Delete)
            {
                made.Delete(first.SkipAll());
            }
            else if (second.Kind == TextComponentKind.Insert)
            {
                made.InsertWhole(second.TakeInserted(second.Left));
            }
            else
            {
                ComposePiece(made, ref first, ref second);
            }
        }

        return made.Build();
    }

    // What the first one leaves (kept or put in) meets what the second one does to it (keeps or takes out).
    private static void ComposePiece(TextOperationBuilder made, ref TextCursor first, ref TextCursor second)
    {
        var units = Math.Min(first.Left, second.Left);
        var kept = second.Kind == TextComponentKind.Retain;
        if (first.Kind == TextComponentKind.Insert)
        {
            if (kept)
            {
                made.InsertWhole(first.TakeInserted(units));
            }
            else
            {
                first.SkipInserted(units);
            }
        }
        else
        {
            _ = kept ? made.Retain(units) : made.Delete(units);
            first.Skip(units);
        }

        second.Skip(units);
    }

    /// <summary>The operation that undoes this one (rule T5).</summary>
    /// <param name="before">The text that this one was made for.</param>
    /// <exception cref="ArgumentException">This operation does not fit that text.</exception>
    public TextOperation Invert(string before)
    {
        if (ProblemWith(before) is { } problem)
        {
            throw new ArgumentException(problem, nameof(before));
        }

        var made = new TextOperationBuilder();
        var place = 0;
        foreach (var component in _components)
        {
            switch (component.Kind)
            {
                case TextComponentKind.Retain:
                    made.Retain(component.Units);
                    place += component.Units;
                    break;
                case TextComponentKind.Insert:
                    made.Delete(component.Units);
                    break;
                default:
                    made.InsertWhole(before.Substring(place, component.Units));
                    place += component.Units;
                    break;
            }
        }

        return made.Build();
    }

    /// <summary>
    /// The replacement of one stretch that turns one text into another, as short as their common beginning and end allow
    /// without splitting a surrogate pair. The beginning is matched first, and the end in what is left.
    /// </summary>
    /// <exception cref="ArgumentException">The text afterwards has a surrogate without its other half.</exception>
    public static TextOperation Replace(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        if (Surrogates.IsInsidePair(before, start) || Surrogates.IsInsidePair(after, start))
        {
            start--;
        }

        var most = Math.Min(before.Length, after.Length) - start;
        var end = 0;
        while (end < most && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        if (Surrogates.IsInsidePair(before, before.Length - end) || Surrogates.IsInsidePair(after, after.Length - end))
        {
            end--;
        }

        return new TextOperationBuilder()
            .Retain(start)
            .Insert(after[start..^end])
            .Delete(before.Length - start - end)
            .Build();
    }
}
