namespace Stadmaken.Api.Rest;

/// <summary>What holds for every answer under <c>/v1</c>.</summary>
internal static class V1
{
    internal const string Prefix = "/v1";

    /// <summary>The header that says the version.</summary>
    internal const string VersionHeader = "API-Version";

    /// <summary>The version of this API: major, minor, patch.</summary>
    internal static readonly string Version = typeof(V1).Assembly.GetName().Version!.ToString(3);

    /// <summary>Sets the headers of every answer, whatever becomes of the request.</summary>
    internal static IApplicationBuilder UseV1Headers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Prefix))
        {
            // On starting, since an answer to a fault first clears all headers that were set before.
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[VersionHeader] = Version;
                context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    /// <summary>Answers 404 to an address with a slash at its end, where routing would see no difference.</summary>
    internal static IApplicationBuilder UseExactV1Addresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments(Prefix) || !path.Value!.EndsWith('/'))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
