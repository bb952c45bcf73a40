namespace Stadmaken.Text;

public sealed partial class TextOperation
{
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
}
