using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>
/// What happens when someone comes back from the broker. They land on the page for signing in, whatever they wanted to see: the browser came here from
/// another site, so it keeps the session to itself until a page of this one asks.
/// </summary>
internal sealed partial class OidcArrival(OidcClaims claims, Entrance entrance, SessionTokens tokens, ILogger<OidcArrival> logger)
{
    private const string Page = "/sign-in";

    /// <summary>Why not, for the page to tell.</summary>
    internal static class Reasons
    {
        /// <summary>They did not want to, or the broker did not let them.</summary>
        internal const string Denied = "denied";

        /// <summary>It took too long, was done twice, or was not begun in this browser.</summary>
        internal const string Expired = "expired";

        /// <summary>The broker, or the network, does not answer.</summary>
        internal const string Unavailable = "unavailable";

        /// <summary>Something else; the log has it.</summary>
        internal const string Failed = "failed";
    }

    /// <summary>The page for signing in, which says why it did not work.</summary>
    internal static string PageFor(string? to, string reason) => $"{Page}{QueryString.Create("to", LocalAddress.OrHome(to)).Add("reason", reason)}";

    /// <summary>The broker vouches for someone.</summary>
    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        var to = LocalAddress.OrHome(context.ReturnUri);
        context.HandleResponse();
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            context.Response.Redirect(await EnterAsync(context, to));
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException)
        {
            LogNotEntered(fault);
            context.Response.Redirect(PageFor(to, Reasons.Unavailable));
        }
    }

    /// <summary>Something was not as it must be.</summary>
    public Task FailAsync(RemoteFailureContext context)
    {
        var reason = context.Failure switch
        {
            AuthenticationFailureException { InnerException: OpenIdConnectProtocolInvalidNonceException } or OpenIdConnectProtocolInvalidNonceException => Reasons.Expired,
            HttpRequestException or TaskCanceledException => Reasons.Unavailable,
            AuthenticationFailureException { Message: "Correlation failed." } => Reasons.Expired,
            _ when context.Properties is null => Reasons.Expired,
            _ => Reasons.Failed,
        };
        LogRefused(reason, context.Failure?.GetType().Name);
        return AnswerAsync(context, PageFor(context.Properties?.RedirectUri, reason));
    }

    /// <summary>The broker says that they may not, or do not want to.</summary>
    public static Task DenyAsync(AccessDeniedContext context) => AnswerAsync(context, PageFor(context.ReturnUrl, Reasons.Denied));

    private async Task<string> EnterAsync(TicketReceivedContext context, string to)
    {
        if (await claims.ReadAsync(context.Principal!) is not { } said)
        {
            return PageFor(to, Reasons.Failed);
        }

        var entered = await entrance.EnterAsync(said);
        if (!entered.IsGiven)
        {
            LogNotRegistered(entered.Refusal.Code);
            return PageFor(to, Reasons.Unavailable);
        }

        var landing = QueryString.Create("to", to);
        if (Entrance.IsComplete(entered.Value))
        {
            await tokens.SetBrokerCookieAsync(context.HttpContext, entered.Value);
            return Page + landing;
        }

        await tokens.SetNewcomerCookieAsync(context.HttpContext, said);
        return $"{Page}/about-you{landing}";
    }

    private static Task AnswerAsync(HandleRequestContext<RemoteAuthenticationOptions> context, string page)
    {
        context.HandleResponse();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(page);
        return Task.CompletedTask;
    }

    // Never the fault itself: its text may quote what the broker or a stranger wrote.
    [LoggerMessage(LogLevel.Warning, "A sign-in at the broker was not accepted ({Reason}): {Fault}")]
    private partial void LogRefused(string reason, string? fault);

    [LoggerMessage(LogLevel.Warning, "Someone could not be let in now")]
    private partial void LogNotEntered(Exception fault);

    [LoggerMessage(LogLevel.Warning, "Someone could not be let in now: {Code}")]
    private partial void LogNotRegistered(string code);
}
