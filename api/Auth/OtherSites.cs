using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Stadmaken.Api.Live;
using Stadmaken.Api.Rest;
using Stadmaken.Journals;

namespace Stadmaken.Api.Auth;

/// <summary>Which other sites may ask something, under <c>Cors</c>.</summary>
public sealed class OtherSitesOptions
{
    /// <summary>
    /// Origins, as <c>https://example.org</c>, whose scripts may use the API with a token of their own; none unless given. They never act with
    /// a visitor's cookie, and the hub is for the network's own pages only.
    /// </summary>
    public string[] Origins { get; set; } = [];
}

/// <summary>
/// What pages of other sites may do. Two guards, either of which is enough in today's browsers: the cookie is SameSite=Strict, and here is refused whatever
/// a browser says comes from elsewhere. The second also holds for a site on the same domain, which SameSite lets through.
/// </summary>
internal static class OtherSites
{
    private const string FetchSite = "Sec-Fetch-Site";

    internal static void AddOtherSites(this IServiceCollection services)
    {
        services.AddOptions<OtherSitesOptions>().BindConfiguration("Cors")
            .Validate(options => options.Origins.All(IsOrigin), "Cors:Origins takes origins such as https://example.org: a scheme and a host, without a path, and never *.")
            .ValidateOnStart();
        services.AddOptions<CorsOptions>().Configure<IOptions<OtherSitesOptions>>((cors, sites) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(sites.Value.Origins)
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.TraceParent)
            .WithExposedHeaders(V1.VersionHeader, HeaderNames.Location, HeaderNames.RetryAfter)));
    }

    /// <summary>Refuses what a page of another site wants to change, or to hear on the hub, in the name of whoever looks at it. Before authentication, which it needs nothing of.</summary>
    internal static IApplicationBuilder UseOtherSitesRefusal(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (ActsWithCookie(context.Request) && ComesFromElsewhere(context.Request))
        {
            await Problems.From(Refusal.NotAllowed("Pages of other sites do not act in a participant's name.")).ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    // Whoever shows a token took it from a session of their own: a browser never adds that header by itself.
    private static bool ActsWithCookie(HttpRequest request) =>
        !request.Headers.ContainsKey(HeaderNames.Authorization)
        && (request.Path.StartsWithSegments(LiveEdge.Path)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)));

    private static bool ComesFromElsewhere(HttpRequest request)
    {
        // A browser's own word, which scripts cannot set. It holds also behind a proxy that asks us by another name.
        var site = request.Headers[FetchSite].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        // Browsers do not send it with a WebSocket to a plain http address, nor do old ones; programs send neither.
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(AuthorityOf(request, from), StringComparison.OrdinalIgnoreCase));
    }

    // Without the port where it is the usual one of the page's scheme, as a URI has it: a proxy may have ended https before us.
    private static string AuthorityOf(HttpRequest request, Uri page) =>
        Uri.TryCreate($"{page.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own.Authority : string.Empty;

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var site) && site.Scheme is "https" or "http" && site.GetLeftPart(UriPartial.Authority) == origin;
}
