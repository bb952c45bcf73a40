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
}
