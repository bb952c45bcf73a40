namespace Stadmaken.Text;

/// <summary>Characters outside the basic plane take two UTF-16 units, and half of one is no text (rule T6).</summary>
internal static class Surrogates
{
    /// <summary>Whether a cut before the unit at <paramref name="place"/> would leave the halves of a pair on either side.</summary>
    internal static bool IsInsidePair(ReadOnlySpan<char> text, int place) =>
        place > 0 && place < text.Length && char.IsLowSurrogate(text[place]) && char.IsHighSurrogate(text[place - 1]);

    /// <summary>Whether every surrogate in the text has its other half.</summary>
    internal static bool AreWhole(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && ++i < text.Length && char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }
}
