namespace Stadmaken.Api.Auth;

/// <summary>Names of the ways a session is shown to this edge.</summary>
public static class SessionSchemes
{
    /// <summary>The default: a token in the <c>Authorization</c> header when there is such a header, otherwise the cookie.</summary>
    public const string Session = "session";

    /// <summary>The cookie that a browser keeps.</summary>
    public const string Cookie = "session-cookie";

    /// <summary>The token that a program sends in the <c>Authorization</c> header. Never taken from a query string.</summary>
    public const string Bearer = "session-bearer";

    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "stadmaken-session";
}
