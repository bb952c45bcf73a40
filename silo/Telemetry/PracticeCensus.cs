using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stadmaken.Glances;

namespace Stadmaken.Silo.Telemetry;

/// <summary>
/// Counts the practices of the network now and then. It costs one look at the network at a glance. Every silo counts by
/// itself, so several of them tell the same figures.
/// </summary>
internal sealed partial class PracticeCensus(IGrainFactory grains, TimeProvider clock, ILogger<PracticeCensus> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                var glance = await grains.GetGrain<INetworkGlanceGrain>(INetworkGlanceGrain.Key).Look();
                if (glance.IsGiven)
                {
                    PracticeMetrics.Counted(glance.Value);
                }
                else
                {
                    LogRefused(glance.Refusal.Code);
                }
            }
            catch (Exception fault)
            {
                LogNotCounted(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The practices could not be counted ({Code}); the figures stay what they were until the next time.")]
    private partial void LogRefused(string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The practices could not be counted; the figures stay what they were until the next time.")]
    private partial void LogNotCounted(Exception fault);
}
