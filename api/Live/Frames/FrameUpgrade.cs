using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Stadmaken.Api.Live.Frames;

/// <summary>
/// Keeps the stream under a WebSocket at hand, as a feature of its request. Where a connection is no WebSocket, or one over HTTP/2,
/// there is none, and everything goes the way through SignalR.
/// </summary>
public static class FrameUpgrade
{
    /// <summary>Adds this to an endpoint; before its WebSockets are accepted.</summary>
    public static TBuilder KeepFrameStreams<TBuilder>(this TBuilder endpoints)
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

        // By Kestrel itself: what is written to its socket would not be. Not what the request says of itself, which may be about a proxy.
        private bool IsEncrypted => features.Get<ITlsHandshakeFeature>() is not null;

        public async Task<Stream> UpgradeAsync()
        {
            var upgraded = await inner.UpgradeAsync();
            var stream = new FrameStream(features.Get<IConnectionSocketFeature>() is { } transport && !IsEncrypted ? new SocketWrites(upgraded, transport.Socket) : upgraded);
            features.Set(stream);
            return stream;
        }
    }
}
