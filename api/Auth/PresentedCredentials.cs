using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace Stadmaken.Api.Auth;

/// <summary>
/// Answers 401 to credentials that are not good, also where none are needed: a program whose token has
/// expired must learn so, rather than quietly see the network as a stranger does. A stale cookie is
/// another matter: the browser sends it by itself, and its owner must be able to sign in again.
/// </summary>
internal static class PresentedCredentials
{
    internal static IApplicationBuilder UsePresentedCredentials(this IApplicationBuilder app) => app.Use((context, next) =>
    {
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
