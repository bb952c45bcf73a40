using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Stadmaken.Api.Auth.Oidc;
using Stadmaken.Api.Hosting;

namespace Stadmaken.Api.Auth;

/// <summary>Registers sessions.</summary>
public static class SessionSetup
{
    /// <summary>
    /// Makes the session the default way to authenticate: for REST, and for the hub, which needs nothing
    /// of its own. Settings: <see cref="SessionSettings"/>. The clock is the registered <see cref="TimeProvider"/>.
    /// </summary>
    public static WebApplicationBuilder AddSessions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSessionKeys(builder.Configuration);
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<SessionCookies>();
        var broker = OidcSettings.Read(builder.Configuration);
        services.AddOptions<SessionSettings>().BindConfiguration("Sessions")
            .PostConfigure<IConfiguration>((options, configuration) => options.Guests ??= !configuration.IsCluster() && broker is null)
            .Validate(options => options.Lifetime > TimeSpan.Zero, "Sessions:Lifetime must be more than zero, for instance 7.00:00:00 for seven days.")
            .Validate(options => options.BrokerLifetime > TimeSpan.Zero, "Sessions:BrokerLifetime must be more than zero, for instance 12:00:00 for twelve hours.")
            .ValidateOnStart();

        services.AddAuthentication(SessionSchemes.Session)
            .AddPolicyScheme(SessionSchemes.Session, displayName: null, options => options.ForwardDefaultSelector =
                context => SchemeOf(context.Request.Headers, broker))
            .AddCookie(SessionSchemes.Cookie)
            .AddBearerToken(SessionSchemes.Bearer);
        services.AddAuthorization();

        services.AddOptions<CookieAuthenticationOptions>(SessionSchemes.Cookie)
            .Configure<IDataProtectionProvider, IOptions<SessionSettings>, SessionCookies>(ConfigureCookie);
        services.AddOptions<BearerTokenOptions>(SessionSchemes.Bearer)
            .Configure<IDataProtectionProvider>((options, keys) => options.BearerTokenProtector = SessionKeys.Seal(keys));
        if (broker is not null)
        {
            builder.AddOidc(broker);
        }

        return builder;
    }

    // A token of the broker has dots in it; one of ours has none.
    private static string SchemeOf(IHeaderDictionary headers, OidcSettings? broker) =>
        !headers.TryGetValue(HeaderNames.Authorization, out var value) ? SessionSchemes.Cookie
        : broker?.Audience is not null && value.ToString().Contains('.', StringComparison.Ordinal) ? SessionSchemes.BrokerBearer
        : SessionSchemes.Bearer;

    private static void ConfigureCookie(CookieAuthenticationOptions options, IDataProtectionProvider keys, IOptions<SessionSettings> sessions, SessionCookies cookies)
    {
        options.CookieManager = cookies;
        options.TicketDataFormat = SessionKeys.Seal(keys);
        options.ExpireTimeSpan = sessions.Value.Lifetime;
        options.SlidingExpiration = false;
        options.Cookie.Name = SessionSchemes.CookieName;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        // Strict is what keeps another site from acting, or opening the hub, in a participant's name.
        options.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
        options.Cookie.IsEssential = true;

        // Programs and scripts ask here, never a person following a link: a status, not a redirect to a page.
        options.Events.OnRedirectToLogin = Answer(StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = Answer(StatusCodes.Status403Forbidden);
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        options.Events.OnRedirectToLogout = _ => Task.CompletedTask;
    }

    private static Func<Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions>, Task> Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
