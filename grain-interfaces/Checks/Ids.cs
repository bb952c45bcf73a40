using Stadmaken.Journals;

namespace Stadmaken.Checks;

/// <summary>Ids that clients make: of commands, zones, cards, comments and boards.</summary>
public static class Ids
{
    /// <summary>Most characters in an id.</summary>
    public const int Longest = 64;

    /// <summary>Whether this is 1 to <see cref="Longest"/> of the characters A–Z a–z 0–9 - _.</summary>
    public static bool IsValid(string? id)
    {
        if (id is not { Length: > 0 and <= Longest })
        {
            return false;
        }

        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>invalid</c> for this field, or null if it is well formed.</summary>
    public static Refusal? Check(string field, string? id) =>
        IsValid(id) ? null : Refusal.Invalid(field, "An id is 1 to 64 of the characters A-Z a-z 0-9 - _.");
}
