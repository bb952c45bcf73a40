namespace Stadmaken.Api.Auth.Oidc;

/// <summary>
/// A cookie for the time that someone is at the broker. Lax, since they come back from another site by a plain navigation, which Strict would keep it
/// from; never None, which would send it along with what other sites post and embed.
/// </summary>
internal sealed class PassingCookie : CookieBuilder
{
    private readonly bool _isDevelopment;

    /// <summary>One for the address that the broker sends people back to.</summary>
    internal PassingCookie(string name, string path, bool isDevelopment)
    {
        _isDevelopment = isDevelopment;
        (Name, Path, HttpOnly, SameSite, IsEssential, Expiration) = (name, path, true, SameSiteMode.Lax, true, TimeSpan.FromMinutes(15));
    }

    /// <inheritdoc/>
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = SessionCookies.MustBeSecure(context, _isDevelopment);
        return options;
    }
}
