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

    /// <summary>The broker that people sign in at; only to go there and to come back.</summary>
    public const string Broker = "broker";

    /// <summary>An access token of the broker in the <c>Authorization</c> header.</summary>
    public const string BrokerBearer = "broker-bearer";

    /// <summary>Whom the broker vouches for while they still have to say what the network asks of a newcomer. No session.</summary>
    public const string Newcomer = "newcomer-cookie";

    /// <summary>Name of the cookie; over https with <c>__Host-</c> before it.</summary>
    public const string CookieName = "stadmaken-session";

    /// <summary>Name of a newcomer's cookie; over https with <c>__Host-</c> before it.</summary>
    public const string NewcomerCookieName = "stadmaken-newcomer";
}
