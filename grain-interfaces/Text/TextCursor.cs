namespace Stadmaken.Text;

/// <summary>Goes through the components of an operation in pieces as large as its reader asks for.</summary>
internal struct TextCursor(ReadOnlyMemory<TextComponent> components)
{
    private int _index;
    private int _taken;

    /// <summary>Whether the components are used up; what follows is retained without end.</summary>
    internal readonly bool AtEnd => _index == components.Length;

    /// <summary>What is next; <see cref="TextComponentKind.Retain"/> at the end.</summary>
    internal readonly TextComponentKind Kind => AtEnd ? TextComponentKind.Retain : Current.Kind;

    /// <summary>How many units of the current component are left; <see cref="int.MaxValue"/> at the end.</summary>
    internal readonly int Left => AtEnd ? int.MaxValue : Current.Units - _taken;

    private readonly TextComponent Current => components.Span[_index];

    /// <summary>Moves on by at most what is left.</summary>
    internal void Skip(int units)
    {
        if (AtEnd)
        {
            return;
        }

        _taken += units;
        if (_taken == Current.Units)
        {
            _index++;
            _taken = 0;
        }
    }

    /// <summary>Moves past the rest of the current component.</summary>
    /// <returns>How many units that were.</returns>
    internal int SkipAll()
    {
        var left = Left;
        Skip(left);
        return left;
    }

    /// <summary>Moves on in the current insert.</summary>
    /// <returns>The part of its text that was passed.</returns>
    /// <exception cref="ArgumentException">That part ends inside a surrogate pair.</exception>
    internal string TakeInserted(int units)
    {
        var (text, from) = (Current.Inserted!, _taken);
        ThrowIfInsidePair(text, from + units);
        Skip(units);
        return units == text.Length ? text : text.Substring(from, units);
    }

    /// <summary>Moves on in the current insert without wanting its text.</summary>
    /// <exception cref="ArgumentException">The part that was passed ends inside a surrogate pair.</exception>
    internal void SkipInserted(int units)
    {
        ThrowIfInsidePair(Current.Inserted!, _taken + units);
        Skip(units);
    }

    private static void ThrowIfInsidePair(string text, int place)
    {
        if (Surrogates.IsInsidePair(text, place))
        {
            throw new ArgumentException("The next operation does not fit after this one: it splits a surrogate pair that this one inserts.", nameof(text));
        }
    }
}
