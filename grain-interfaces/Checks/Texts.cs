using System.Globalization;
using System.Text;
using Stadmaken.Journals;

namespace Stadmaken.Checks;

/// <summary>What people type. Lengths are in UTF-16 units, as browsers and .NET both count them.</summary>
public static class Texts
{
    /// <summary>Text of more than one line, possibly empty: <c>invalid</c>, <c>too-large</c>, or null if it is in order.</summary>
    public static Refusal? Check(string field, string? text, int units) => Check(field, text, units, lines: true);

    /// <summary>Text of more than one line in which there is something to see.</summary>
    public static Refusal? CheckVisible(string field, string? text, int units) =>
        Check(field, text, units, lines: true) ?? CheckNotBlank(field, text!);

    /// <summary>A title or name: one line in which there is something to see.</summary>
    public static Refusal? CheckTitle(string field, string? text, int units) =>
        Check(field, text, units, lines: false) ?? CheckNotBlank(field, text!);

    private static Refusal? Check(string field, string? text, int units, bool lines)
    {
        if (text is null)
        {
            return Refusal.Invalid(field, "A text is needed.");
        }

        if (text.Length > units)
        {
            return Refusal.TooLarge(field, $"At most {units} UTF-16 units; this has {text.Length}.");
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(lines && c is ('\n' or '\t')))
            {
                return Refusal.Invalid(field, lines
                    ? "Control characters other than line feed and tab are not allowed."
                    : "Control characters are not allowed.");
            }

            // Half a pair cannot be written as UTF-8: it would come back from storage as another text.
            if (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && ++i < text.Length && char.IsLowSurrogate(text[i])))
            {
                return Refusal.Invalid(field, "A surrogate without its other half is not a character.");
            }
        }

        return null;
    }

    private static Refusal? CheckNotBlank(string field, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // Format characters (zero-width ones among them) show nothing on their own.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                return null;
            }
        }

        return Refusal.Invalid(field, "There must be something to see.");
    }
}
