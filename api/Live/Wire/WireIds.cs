using System.Buffers;

namespace Stadmaken.Api.Live.Wire;

/// <summary>The form of every id: 1 to 64 of A–Z a–z 0–9 - _.</summary>
public static class WireIds
{
    private const int Longest = 64;
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether this is one.</summary>
    public static bool IsId(string? text) =>
        text is { Length: > 0 and <= Longest } && !text.AsSpan().ContainsAnyExcept(Letters);
}
