using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Stadmaken.Api.Live;

/// <summary>
/// How many commands one participant may send through this node in a second, over all their connections. Far more than people do; it is
/// for a program that has lost its way, so that the others on the board do not notice it.
/// </summary>
public sealed class CommandLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string>? _limiter;

    /// <summary>Everybody begins with a full allowance.</summary>
    public CommandLimiter(IOptions<LiveOptions> options)
    {
        var live = options.Value;
        if (live.CommandsPerSecond <= 0)
        {
            return;
        }

        _limiter = PartitionedRateLimiter.Create<string, string>(participantId => RateLimitPartition.GetTokenBucketLimiter(participantId, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(live.CommandBurst, live.CommandsPerSecond),
            TokensPerPeriod = live.CommandsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    }

    /// <summary>Takes room for some commands, all or none.</summary>
    public bool TryTake(string participantId, int commands)
    {
        if (_limiter is null)
        {
            return true;
        }

        using var lease = _limiter.AttemptAcquire(participantId, commands);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter?.Dispose();
}
