using System.Security.Cryptography;
using System.Text;

namespace Stadmaken.Grains.Research;

/// <summary>Names that say nothing to who does not have the key (rule R3).</summary>
public static class Pseudonyms
{
    private const int Digits = 16;
    private const int KeyDigits = 64;

    /// <summary>A new key.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(KeyDigits, lowercase: true);

    /// <summary>The pseudonym of something under a key; each part with its length, so that no two things are the same text.</summary>
    public static string Of(string key, params ReadOnlySpan<string> parts)
    {
        var named = new StringBuilder();
        foreach (var part in parts)
        {
            named.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(named.ToString())))[..Digits];
    }
}
