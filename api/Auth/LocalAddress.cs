namespace Stadmaken.Api.Auth;

/// <summary>Where to go after signing in: within this site, or a link could send people elsewhere in our name.</summary>
internal static class LocalAddress
{
    /// <summary>The first page.</summary>
    internal const string Home = "/";

    private const int Longest = 2_000;

    /// <summary>The address if it is a path of this site, otherwise the first page.</summary>
    internal static string OrHome(string? address) => address is not null && IsLocal(address) ? address : Home;

    // Browsers read a backslash as a slash, and leave out tabs and line ends before they look.
    private static bool IsLocal(string address) =>
        address is { Length: > 0 and <= Longest } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.AsSpan().Contains('\\') && !address.Any(char.IsControl);
}
