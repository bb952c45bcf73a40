using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Audit;
using Stadmaken.Journals;

namespace Stadmaken.Api.Auth.Standing;

/// <summary>Keeps the table of this node up to date: reads how everybody stands, and follows the audit from there (rules F3, A5).</summary>
internal sealed partial class StandingFollower(StandingTable table, IGrainFactory grains, TimeProvider time, ILogger<StandingFollower> logger)
    : BackgroundService, IHostedLifecycleService, IJournalSink
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    // A start waits for the first reading, so that whoever is told that the program has started is let in; but not for ever, since it goes on trying.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _started = NewSignal();
    private readonly TaskCompletionSource _known = NewSignal();

    // Set when the journal went back: everything is read anew.
    private TaskCompletionSource _rewound = NewSignal();

    /// <inheritdoc/>
    public void Deliver(ReadOnlySpan<JournalEntry> entries)
    {
        table.Take(entries);
        foreach (var entry in entries)
        {
            if (entry.Type == AuditJson.TextsRedacted)
            {
                // A reason that was read before may be one of those.
                _rewound.TrySetResult();
            }
        }
    }

    /// <inheritdoc/>
    public void Rewind(long version)
    {
        table.Forget();
        _rewound.TrySetResult();
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        await _known.Task.WaitAsync(LongestStart, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before all else has started: the silo of an embedded node may start after this.
        await _started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _rewound = NewSignal();
                var audit = grains.GetGrain<IAuditGrain>(JournalIds.Audit);
                var standing = await audit.Standing().WaitAsync(stoppingToken);
                table.Load(standing);
                _known.TrySetResult();
                await using var following = new JournalFollowing(audit, grains, this, standing.Version, time, logger);
                following.Start();
                await _rewound.Task.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogNotRead(fault);
                await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Warning, Message = "How everybody stands cannot be read now; tried again in a second. Until it is known this node is not ready.")]
    private partial void LogNotRead(Exception fault);
}

/// <summary>Not ready before it is known how everybody stands.</summary>
internal sealed class StandingCheck(StandingTable table) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(table.IsKnown ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "It is not known yet how everybody stands."));
}
