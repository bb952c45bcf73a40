using System.Text;

namespace Stadmaken.Text;

/// <summary>Puts an operation together from left to right; whatever the order and the pieces, the outcome is canonical (rule T8).</summary>
/// <remarks>
/// Counts stop at <see cref="int.MaxValue"/>, which is longer than any text: an operation that reaches that far
/// does not fit, however much further it reaches, and stays one that <see cref="TextOperation.TryApply"/> refuses.
/// </remarks>
public sealed class TextOperationBuilder
{
    private readonly List<TextComponent> _components = [];
    private int _retain;
    private string _insert = string.Empty;
    private StringBuilder? _insertion;
    private int _delete;

    /// <summary>Keeps the next units.</summary>
    /// <param name="units">How many UTF-16 units, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TextOperationBuilder Retain(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        if (units > 0)
        {
            CloseChange();
            _retain = Sum(_retain, units);
        }

        return this;
    }

    /// <summary>Puts a text in here.</summary>
    /// <param name="text">Which text; may be empty.</param>
    /// <exception cref="ArgumentException">It has a surrogate without its other half.</exception>
    public TextOperationBuilder Insert(string text) => Surrogates.AreWhole(text)
        ? InsertWhole(text)
        : throw new ArgumentException("A surrogate without its other half is not a character.", nameof(text));

    /// <summary>Takes the next units out.</summary>
    /// <param name="units">How many UTF-16 units, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TextOperationBuilder Delete(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        _delete = Sum(_delete, units);
        return this;
    }

    /// <summary>The operation so far.</summary>
    public TextOperation Build()
    {
        CloseChange();
        return _components.Count == 0 ? TextOperation.Nothing : new([.. _components]);
    }

    /// <summary>Puts a text in that is known to have whole characters only.</summary>
    internal TextOperationBuilder InsertWhole(string text)
    {
        // Inserts join what is already put in at this place, on the left of what is taken out.
        if (_insert.Length == 0)
        {
            _insert = text;
        }
        else if (text.Length > 0)
        {
            (_insertion ??= new StringBuilder(_insert)).Append(text);
        }

        return this;
    }

    private static int Sum(int one, int other) => (int)Math.Min((long)one + other, int.MaxValue);

    // A retain is only written once something comes after it.
    private void CloseChange()
    {
        if (_insert.Length == 0 && _delete == 0)
        {
            return;
        }

        if (_retain > 0)
        {
            _components.Add(new(TextComponentKind.Retain, _retain));
        }

        if (_insert.Length > 0)
        {
            _components.Add(new(_insertion?.ToString() ?? _insert));
        }

        if (_delete > 0)
        {
            _components.Add(new(TextComponentKind.Delete, _delete));
        }

        (_retain, _insert, _insertion, _delete) = (0, string.Empty, null, 0);
    }
}
