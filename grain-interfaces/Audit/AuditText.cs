using System.Security.Cryptography;
using System.Text;
using Stadmaken.Journals;

namespace Stadmaken.Audit;

/// <summary>
/// What a person wrote in an audited deed. Only the digest is part of the chain. When the text is redacted the salt goes with it, or
/// a short text could be guessed from its digest.
/// </summary>
/// <param name="Digest">SHA-256 over salt and text, in lower-case hexadecimal.</param>
/// <param name="Text">The text; every character a full block once it is redacted.</param>
/// <param name="Salt">Random, 32 hexadecimal digits; redacted with the text.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.audit-text")]
public sealed record AuditText(
    [property: Id(0)] string Digest,
    [property: Id(1), FreeText] string? Text = null,
    [property: Id(2), FreeText] string? Salt = null)
{
    /// <summary>What stands in place of each character of a redacted text.</summary>
    public const char Blot = '\u2588';

    /// <summary>A text with a salt of its own.</summary>
    public static AuditText Of(string text)
    {
        var salt = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return new AuditText(DigestOf(salt, text), text, salt);
    }

    /// <summary>The digest of a text with this salt.</summary>
    public static string DigestOf(string salt, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + "\n" + text)));

    /// <summary>Whether nothing of this is left to read.</summary>
    public static bool IsRedacted(string? text) =>
        text is null || (text.Contains(Blot, StringComparison.Ordinal) && text.All(unit => unit == Blot || char.IsWhiteSpace(unit)));
}
