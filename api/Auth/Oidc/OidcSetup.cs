using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using Stadmaken.Api.Hosting;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>Signing in at a broker, where there is one: people by the code flow, programs by the access tokens it gives them.</summary>
internal static class OidcSetup
{
    /// <summary>Where the broker sends people back to: what an operator registers there, after the address of the network.</summary>
    internal const string CallbackPath = "/sign-in/callback";

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    internal static void AddOidc(this WebApplicationBuilder builder, OidcSettings settings)
    {
        var services = builder.Services;
        var isDevelopment = builder.Environment.IsDevelopment();
        services.AddSingleton(settings);
        services.AddSingleton<PairwiseIds>();
        services.AddSingleton<OidcClaims>();
        services.AddSingleton<Entrance>();
        services.AddSingleton<OidcArrival>();
        services.AddSubjectKey(builder.Configuration);

        // These tell whole addresses, and that of one who comes back has the code in it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler", LogLevel.Information);

        var authentication = services.AddAuthentication();
        authentication.AddCookie(SessionSchemes.Newcomer);
        services.AddOptions<CookieAuthenticationOptions>(SessionSchemes.Newcomer).Configure<SessionCookies>((options, cookies) =>
        {
            options.CookieManager = cookies;
            options.ExpireTimeSpan = SessionTokens.NewcomerLifetime;
            options.SlidingExpiration = false;
            options.Cookie.Name = SessionSchemes.NewcomerCookieName;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.IsEssential = true;
        });
        authentication.AddOpenIdConnect(SessionSchemes.Broker, options => Configure(options, settings, isDevelopment));
        services.AddOptions<OpenIdConnectOptions>(SessionSchemes.Broker).Configure<OidcArrival>((options, arrival) =>
        {
            options.Events.OnTokenValidated = RefuseUnsigned;
            options.Events.OnTicketReceived = arrival.ReceiveAsync;
            options.Events.OnRemoteFailure = arrival.FailAsync;
            options.Events.OnAccessDenied = OidcArrival.DenyAsync;
        });
        if (settings.Audience is { } audience)
        {
            services.AddSingleton<BrokerTokens>();
            authentication.AddJwtBearer(SessionSchemes.BrokerBearer, options => Configure(options, settings, audience));
        }
    }

    private static void Configure(OpenIdConnectOptions options, OidcSettings settings, bool isDevelopment)
    {
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.SignInScheme = SessionSchemes.Cookie;
        options.CallbackPath = CallbackPath;

        // By a plain navigation with a code, which is worth nothing without our secret and the verifier that never left us (PKCE, S256).
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.ProtocolValidator.RequireNonce = true;

        // Read once for who it is, and then gone: the browser gets a session of ours, and nothing is left to steal.
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.DisableTelemetry = true;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes)
        {
            options.Scope.Add(scope);
        }

        options.MapInboundClaims = false;
        options.ClaimActions.Clear();
        options.TokenValidationParameters = Checks(settings.ClientId);
        options.CorrelationCookie = new PassingCookie("stadmaken-sign-in.", CallbackPath, isDevelopment);
        options.NonceCookie = new PassingCookie("stadmaken-nonce.", CallbackPath, isDevelopment);
    }

    // The standard lets a proof go unsigned that comes straight from the broker over https, and so does the platform. There is no need to.
    private static Task RefuseUnsigned(Microsoft.AspNetCore.Authentication.OpenIdConnect.TokenValidatedContext context)
    {
        if (!Algorithms.Contains(context.SecurityToken.SignatureAlgorithm))
        {
            context.Fail("The proof of a sign-in is not signed.");
        }

        return Task.CompletedTask;
    }

    private static void Configure(JwtBearerOptions options, OidcSettings settings, string audience)
    {
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.SaveToken = false;
        options.IncludeErrorDetails = false;
        options.MapInboundClaims = false;
        options.TokenValidationParameters = Checks(audience);
        options.TokenValidationParameters.ValidTypes = ["at+jwt", "application/at+jwt", "JWT"];
        options.EventsType = typeof(BrokerTokens);
    }

    // Only keys of the broker's that others cannot sign with: a token signed with our secret is one that anyone who knows it could make.
    private static TokenValidationParameters Checks(string audience) => new()
    {
        ValidAudience = audience,
        ValidateAudience = true,
        ValidateIssuer = true,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = TimeSpan.FromMinutes(1),
        NameClaimType = "name",
        RoleClaimType = "none",
    };

    private static void AddSubjectKey(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.IsCluster())
        {
            services.AddSingleton<ISubjectKey>(provider => new PostgresSubjectKey(provider.GetRequiredService<NpgsqlDataSource>()));
        }
        else
        {
            services.AddSingleton<ISubjectKey>(new FileSubjectKey(Path.Combine(SessionKeys.DirectoryOf(configuration), "subject-key")));
        }
    }
}
