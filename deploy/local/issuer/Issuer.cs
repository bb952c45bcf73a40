using System.Collections.Concurrent;
using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Stadmaken.DevelopmentIssuer;

/// <summary>
/// Stands in for the broker of a municipality while developing: anyone may be anyone, so it starts in the Development environment and nowhere else. It
/// keeps nothing: its keys are new at each start.
/// </summary>
internal static class Issuer
{
    private const string Address = "http://localhost:5090";

    /// <summary>Puts it together.</summary>
    /// <exception cref="InvalidOperationException">The environment is not Development.</exception>
    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (!builder.Environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"This issuer lets anyone be anyone, so it does not start in the environment '{builder.Environment.EnvironmentName}'. To develop with it: ASPNETCORE_ENVIRONMENT=Development.");
        }

        if (builder.Configuration["urls"] is not { Length: > 0 })
        {
            builder.WebHost.UseUrls(Address);
        }

        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("OpenIddict", LogLevel.Warning);
        builder.Services.AddOpenIddict().AddServer(Configure);
        var app = builder.Build();
        app.UseAuthentication();
        app.MapPages();
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The development issuer is ready at {app.Urls.First()}"));
        return app;
    }

    private static void Configure(OpenIddictServerBuilder server)
    {
        var redeemed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        server.SetAuthorizationEndpointUris(Pages.Authorize).SetTokenEndpointUris("/connect/token").SetEndSessionEndpointUris(Pages.EndSession);
        server.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();

        // Whoever calls the API must be able to read whom a token is for.
        server.DisableAccessTokenEncryption();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();

        // Without a database: what it would check is checked here.
        server.EnableDegradedMode();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Clients.Network)
            {
                context.Reject(Errors.InvalidClient, "There is no such client.");
            }
            else if (!Clients.MayReturnTo(context.RedirectUri, Clients.CallbackPath))
            {
                context.Reject(Errors.InvalidRequest, "People may not be sent back there.");
            }

            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (!Clients.Knows(context.ClientId, context.ClientSecret))
            {
                context.Reject(Errors.InvalidClient, "There is no such client, or this is not its secret.");
            }
            else if (context.Request.IsAuthorizationCodeGrantType() && !redeemed.TryAdd(context.Request.Code!, true))
            {
                context.Reject(Errors.InvalidGrant, "The code was used before.");
            }

            return default;
        }));
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.Request.IsClientCredentialsGrantType())
            {
                context.Principal = OfProgram(context.ClientId!);
            }

            return default;
        }));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.PostLogoutRedirectUri is { } address && !Clients.MayReturnTo(address, "/"))
            {
                context.Reject(Errors.InvalidRequest, "People may not be sent there.");
            }

            return default;
        }));
    }

    /// <summary>What is said of a person.</summary>
    internal static ClaimsPrincipal OfPerson(SamplePerson person)
    {
        var identity = new ClaimsIdentity("issuer", Claims.Name, "roles");
        identity.SetClaim(Claims.Subject, person.Id).SetClaim(Claims.Name, person.Name).SetClaim("city", person.City).SetClaim("sector", person.Sector);
        identity.SetClaims("roles", [.. person.Roles]);
        return Finish(identity);
    }

    private static ClaimsPrincipal OfProgram(string clientId)
    {
        var identity = new ClaimsIdentity("issuer", Claims.Name, "roles");
        identity.SetClaim(Claims.Subject, clientId).SetClaim(Claims.Name, "Koppeling van Haarlem (voorbeeld)").SetClaim("city", "haarlem").SetClaim("sector", "public");
        identity.SetClaims("roles", ["steward"]);
        return Finish(identity);
    }

    private static ClaimsPrincipal Finish(ClaimsIdentity identity)
    {
        var principal = new ClaimsPrincipal(identity);
        principal.SetResources(Clients.Audience);
        principal.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return principal;
    }
}
