namespace Stadmaken.Api.Rest;

/// <summary>Headers that tell browsers what not to do with an answer.</summary>
internal static class SecurityHeaders
{
    private const int Year = 365 * 24 * 60 * 60;

    /// <summary>
    /// Alike for pages and API. <c>connect-src 'self'</c> covers the hub's WebSocket, since 'self' matches
    /// ws and wss of the same host; naming <c>ws:</c> would let a script talk to any host.
    /// </summary>
    internal static readonly HeaderPolicyCollection Policies = new HeaderPolicyCollection()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddStyleSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddConnectSrc().Self();
            csp.AddObjectSrc().None();
            csp.AddFrameAncestors().None();
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
        })
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        // The library sends it over https only; over http a browser must ignore it.
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(Year);
}
