using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth;

namespace Stadmaken.Api.Rest;

/// <summary>
/// How many requests under <c>/v1</c> one participant, or one address of people who have not signed in, may make through this node in a second; beyond it
/// 429 with <c>Retry-After</c>. Configurable under <c>Requests</c>.
/// </summary>
public sealed class RequestLimitOptions
{
    /// <summary>Requests of one participant in a second; 0 for no limit.</summary>
    public int PerSecond { get; set; } = 100;

    /// <summary>Requests of one participant that may come at once.</summary>
    public int Burst { get; set; } = 1_000;

    /// <summary>
    /// Requests of one address in a second; 0 for no limit. Much more, because a whole workshop may be behind it. Behind a proxy that is everybody,
    /// unless <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c> lets the proxy say who asks.
    /// </summary>
    public int PerSecondOfAddress { get; set; } = 500;

    /// <summary>Requests of one address that may come at once.</summary>
    public int BurstOfAddress { get; set; } = 5_000;
}

/// <summary>Puts <see cref="RequestLimitOptions"/> to work.</summary>
internal static class RequestLimits
{
    internal static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<RequestLimitOptions>().BindConfiguration("Requests");
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RequestLimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, limits.Value));
            limiter.OnRejected = async (rejected, _) => await Problems.FromStatus(StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context, RequestLimitOptions limits)
    {
        if (!context.Request.Path.StartsWithSegments(V1.Prefix) && !context.Request.Path.StartsWithSegments(BrokerEndpoints.StartPath))
        {
            return RateLimitPartition.GetNoLimiter(string.Empty);
        }

        var caller = Callers.From(context.User);
        return caller.IsSignedIn
            ? Bucket("participant " + caller.ParticipantId, limits.PerSecond, limits.Burst)
            : Bucket("address " + context.Connection.RemoteIpAddress, limits.PerSecondOfAddress, limits.BurstOfAddress);
    }

    private static RateLimitPartition<string> Bucket(string whose, int perSecond, int burst) => perSecond <= 0
        ? RateLimitPartition.GetNoLimiter(string.Empty)
        : RateLimitPartition.GetTokenBucketLimiter(whose, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(burst, perSecond),
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
}
