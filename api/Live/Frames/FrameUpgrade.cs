using Microsoft.AspNetCore.Http.Features;

namespace Stadmaken.Api.Live.Frames;

/// <summary>
/// Keeps the stream under a WebSocket at hand, as a feature of its request. Where a connection is no WebSocket, or one over HTTP/2,
/// there is none, and everything goes the way through SignalR.
/// </summary>
internal static class FrameUpgrade
{
    /// <summary>Adds this to an endpoint; before its WebSockets are accepted.</summary>
    internal static TBuilder KeepFrameStreams<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(static endpoint =>
        {
            var inner = endpoint.RequestDelegate ?? throw new InvalidOperationException("An endpoint without a delegate has no connections.");
            endpoint.RequestDelegate = context =>
            {
                if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
                {
                    context.Features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, context.Features));
                }

                return inner(context);
            };
        });
        return endpoints;
    }

    private sealed class Upgrade(IHttpUpgradeFeature inner, IFeatureCollection features) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => inner.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync()
        {
            var stream = new FrameStream(await inner.UpgradeAsync());
            features.Set(stream);
            return stream;
        }
    }
}
