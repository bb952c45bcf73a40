using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;
using Stadmaken.Api.Rest;

namespace Stadmaken.Api.Auth;

/// <summary>
/// Answers 401 to credentials that are not good, also where none are needed: a program whose token has
/// expired must learn so, rather than quietly see the network as a stranger does. A stale cookie is
/// another matter: the browser sends it by itself, and its owner must be able to sign in again.
/// </summary>
internal static class PresentedCredentials
{
    private const string InAddress = "access_token";

    internal static IApplicationBuilder UsePresentedCredentials(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Query.ContainsKey(InAddress))
        {
            // Not just left alone: addresses are logged and handed on, so whoever put a token in one has to hear that it is spoilt.
            return Problems.FromStatus(
                StatusCodes.Status401Unauthorized, "A token is never taken from an address: send it as 'Authorization: Bearer'. The one you sent may have been logged on its way; do not use it again.").ExecuteAsync(context);
        }

        var presented = context.Request.Headers.ContainsKey(HeaderNames.Authorization);
        var verified = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Succeeded == true;
        if (!presented || verified)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    });
}
