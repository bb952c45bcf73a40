using Microsoft.AspNetCore.Authentication.Cookies;

namespace Stadmaken.Api.Auth;

/// <summary>
/// Cookies that never leave https: outside Development each has <c>Secure</c>, however it was asked for, and so has each that was asked for over https.
/// The one exception is a browser on this very machine, whose requests pass no one. A secure one is called <c>__Host-…</c>, which browsers take from
/// this host only and send to no other, so that a neighbour under the same domain can neither read nor replace it.
/// </summary>
internal sealed class SessionCookies(IHostEnvironment environment) : ICookieManager
{
    private const string HostOnly = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();

    /// <summary>Whether a cookie of this answer may go over https only.</summary>
    internal static bool MustBeSecure(HttpContext context, bool isDevelopment) =>
        context.Request.IsHttps || (!isDevelopment && !IsThisMachine(context.Request.Host.Host));

    /// <inheritdoc/>
    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameOf(context, key));

    /// <inheritdoc/>
    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, NameOf(context, key), value, Secured(context, options));

    /// <inheritdoc/>
    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, NameOf(context, key), Secured(context, options));

    private string NameOf(HttpContext context, string key) => MustBeSecure(context, environment.IsDevelopment()) ? HostOnly + key : key;

    private CookieOptions Secured(HttpContext context, CookieOptions options)
    {
        options.Secure = MustBeSecure(context, environment.IsDevelopment());
        return options;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));
}
