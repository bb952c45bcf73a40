using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Stadmaken.Boards;

namespace Stadmaken.Api.Live;

/// <summary>
/// How many commands one participant may send through this node in a second, over all their connections. Far more than people do; it is
/// for a program that has lost its way, so that the others on the board do not notice it.
/// </summary>
public sealed class CommandLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string>? _limiter;

    /// <summary>Everybody begins with a full allowance.</summary>
    public CommandLimiter(IOptions<LiveOptions> options, IOptions<BoardLimits> limits)
    {
        var live = options.Value;
        if (live.CommandsPerSecond <= 0)
        {
            return;
        }

        _limiter = PartitionedRateLimiter.Create<string, string>(participantId => RateLimitPartition.GetTokenBucketLimiter(participantId, _ => new TokenBucketRateLimiterOptions
        {
            // A call that asks for more than there can ever be is a fault of the limiter's, not a refusal.
            TokenLimit = Math.Max(limits.Value.CommandsPerCall, Math.Max(live.CommandBurst, live.CommandsPerSecond)),
            TokensPerPeriod = live.CommandsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    }

    /// <summary>Takes room for some commands, all or none.</summary>
    /// <param name="participantId">Whose.</param>
    /// <param name="commands">How many.</param>
    /// <param name="after">When there was no room: when there will be, if nothing else is sent.</param>
    public bool TryTake(string participantId, int commands, out TimeSpan? after)
    {
        after = null;
        if (_limiter is null)
        {
            return true;
        }

        using var lease = _limiter.AttemptAcquire(participantId, commands);
        if (!lease.IsAcquired && lease.TryGetMetadata(MetadataName.RetryAfter, out var room))
        {
            after = room;
        }

        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter?.Dispose();
}
