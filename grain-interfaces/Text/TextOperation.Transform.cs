namespace Stadmaken.Text;

public sealed partial class TextOperation
{
    /// <summary>
    /// This operation as it is after another one that was made on the same text (rule T3): it does to the other's
    /// outcome what it would have done to that text.
    /// </summary>
    /// <param name="other">The operation that is to come before it.</param>
    /// <param name="precedence">Which of the two this one is: at a place where both insert, the text of the one that came earlier on the server goes left.</param>
    public TextOperation Transform(TextOperation other, TextPrecedence precedence)
    {
        if (IsNothing || other.IsNothing)
        {
            return this;
        }

        var made = new TextOperationBuilder();
        var mine = new TextCursor(_components);
        var theirs = new TextCursor(other._components);
        while (!mine.AtEnd)
        {
            var inserts = mine.Kind == TextComponentKind.Insert;
            if (theirs.Kind == TextComponentKind.Insert && !(inserts && precedence == TextPrecedence.Earlier))
            {
                made.Retain(theirs.SkipAll());
            }
            else if (inserts)
            {
                made.InsertWhole(mine.TakeInserted(mine.Left));
            }
            else
            {
                TransformPiece(made, ref mine, ref theirs);
            }
        }

        return made.Build();
    }

    // What is left of what this one does to a stretch that the other one keeps or takes out.
    private static void TransformPiece(TextOperationBuilder made, ref TextCursor mine, ref TextCursor theirs)
    {
        var units = Math.Min(mine.Left, theirs.Left);
        if (theirs.Kind == TextComponentKind.Retain)
        {
            _ = mine.Kind == TextComponentKind.Retain ? made.Retain(units) : made.Delete(units);
        }

        mine.Skip(units);
        theirs.Skip(units);
    }

    /// <summary>Where a place in the text is after this operation.</summary>
    /// <param name="position">The number of UTF-16 units before it, 0 or more.</param>
    /// <param name="affinity">Where it goes when something is inserted exactly there.</param>
    public int TransformPosition(int position, TextAffinity affinity)
    {
        var passed = 0;
        var moved = position;
        foreach (var component in _components)
        {
            if (passed > position || (passed == position && affinity == TextAffinity.Before))
            {
                break;
            }

            switch (component.Kind)
            {
                case TextComponentKind.Insert:
                    moved += component.Units;
                    break;
                case TextComponentKind.Delete:
                    moved -= Math.Min(component.Units, position - passed);
                    passed = (int)Math.Min((long)passed + component.Units, int.MaxValue);
                    break;
                default:
                    passed = (int)Math.Min((long)passed + component.Units, int.MaxValue);
                    break;
            }
        }

        return moved;
    }
}
