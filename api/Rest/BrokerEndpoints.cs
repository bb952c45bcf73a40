using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Auth.Oidc;

namespace Stadmaken.Api.Rest;

/// <summary>The ways to the broker and from it, for browsers: not of the API, since they answer with pages to go to.</summary>
internal static class BrokerEndpoints
{
    /// <summary>Where signing in at the broker begins.</summary>
    internal const string StartPath = "/sign-in/start";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Maps them, where there is a broker.</summary>
    internal static void MapBroker(this WebApplication app)
    {
        if (app.Services.GetService<OidcSettings>() is not null)
        {
            app.MapGet(StartPath, StartAsync).ExcludeFromDescription();
        }
    }

    /// <summary>Where a browser signs out at the broker; null where that is not possible.</summary>
    internal static async Task<string?> EndSessionUrlAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(SessionSchemes.Broker);
        if (options.ConfigurationManager is not { } description)
        {
            return null;
        }

        string endpoint;
        try
        {
            endpoint = (await description.GetConfigurationAsync(context.RequestAborted).WaitAsync(Patience, context.RequestAborted)).EndSessionEndpoint;
        }
        catch (Exception fault) when (fault is InvalidOperationException or TimeoutException)
        {
            // The broker does not answer: here they are signed out all the same.
            return null;
        }

        // By who we are, since no token is kept that would say who they are.
        return string.IsNullOrEmpty(endpoint) ? null : new OpenIdConnectMessage
        {
            IssuerAddress = endpoint,
            ClientId = options.ClientId,
            PostLogoutRedirectUri = $"{context.Request.Scheme}://{context.Request.Host}/",
        }.BuildRedirectUrl();
    }

    private static async Task<IResult> StartAsync(HttpContext context, ILogger<OidcArrival> logger)
    {
        var to = LocalAddress.OrHome(context.Request.Query["to"]);
        var asked = new OpenIdConnectChallengeProperties { RedirectUri = to };
        if (context.Request.Query["language"].ToString() is { } language && Languages.All.Contains(language))
        {
            asked.SetParameter(OpenIdConnectParameterNames.UiLocales, language);
        }

        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.ChallengeAsync(SessionSchemes.Broker, asked);
            return Results.Empty;
        }
        catch (InvalidOperationException fault)
        {
            BrokerUnreachable(logger, fault);
            return Results.Redirect(OidcArrival.PageFor(to, OidcArrival.Reasons.Unavailable));
        }
    }

    private static readonly Action<ILogger, Exception?> BrokerUnreachable =
        LoggerMessage.Define(LogLevel.Error, new EventId(1, nameof(BrokerUnreachable)), "The broker does not answer, so nobody can sign in");
}
