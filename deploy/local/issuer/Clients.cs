namespace Stadmaken.DevelopmentIssuer;

/// <summary>The programs that this issuer knows. Their secrets are no secrets: they open nothing but made-up people on a developer's machine.</summary>
internal static class Clients
{
    /// <summary>The network itself, where people sign in.</summary>
    internal const string Network = "stadmaken";

    /// <summary>A program of a municipality that calls the API.</summary>
    internal const string Program = "gemeente-koppeling";

    /// <summary>Whom access tokens are for.</summary>
    internal const string Audience = "stadmaken-api";

    /// <summary>Of both.</summary>
    internal const string Secret = "development-only";

    /// <summary>Where people come back to, at any port of this machine.</summary>
    internal const string CallbackPath = "/sign-in/callback";

    /// <summary>Whether this is one of them, and proves it.</summary>
    internal static bool Knows(string? clientId, string? secret) => clientId is Network or Program && secret == Secret;

    /// <summary>Whether people may be sent back there.</summary>
    internal static bool MayReturnTo(string? address, string path) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.AbsolutePath == path && uri.Query.Length == 0;
}
