using Microsoft.AspNetCore.StaticFiles;
using Stadmaken.Api.Auth.Oidc;

namespace Stadmaken.Api.Rest;

/// <summary>Serves the browser client from the web root: its files, and its one page for every address that is not the API's.</summary>
internal static class BrowserClient
{
    private const string Page = "/index.html";

    private static readonly PathString[] NotPages = ["/v1", "/live", "/health", "/metrics", "/problems", "/assets", OidcSetup.CallbackPath];

    /// <summary>
    /// Comes after routing, so that the page stands in only where no endpoint is; an endpoint for every
    /// address would turn the 405 of the API's own addresses into a page.
    /// </summary>
    internal static void UseBrowserClient(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use(async (context, next) =>
        {
            if (IsForPage(context) && !files.GetFileInfo(context.Request.Path.Value!).Exists)
            {
                if (!files.GetFileInfo(Page).Exists)
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    await context.Response.WriteAsync(
                        "The browser client has not been built, so there is no page to show. Build it in api/web with 'npm ci' and 'npm run build', then start again. The API itself is at /v1.\n",
                        context.RequestAborted);
                    return;
                }

                context.Request.Path = Page;
            }

            await next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SetCaching });
    }

    private static bool IsForPage(HttpContext context)
    {
        var request = context.Request;
        return context.GetEndpoint() is null
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !Path.HasExtension(request.Path.Value)
            && !NotPages.Any(prefix => request.Path.StartsWithSegments(prefix));
    }

    private static void SetCaching(StaticFileResponseContext context) =>
        // The build names files under /assets after their content; everything else keeps its name when it changes.
        context.Context.Response.Headers.CacheControl = context.Context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
