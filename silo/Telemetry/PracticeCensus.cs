using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Silo.Telemetry;

/// <summary>
/// Counts the practices of the network now and then. It costs about what one look at the page of the network does. Every silo counts by
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
                PracticeMetrics.Counted(await CountAsync());
            }
            catch (Exception fault)
            {
                LogNotCounted(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task<PracticeSummary[]> CountAsync()
    {
        var counted = new List<PracticeSummary>();
        var network = await grains.GetGrain<INetworkGrain>(JournalIds.Network).Describe();
        foreach (var cityId in network.CityIds)
        {
            var listed = await grains.GetGrain<ICityGrain>(JournalIds.City(cityId)).Practices(Caller.Anonymous);
            foreach (var practice in listed.Value ?? [])
            {
                if (await grains.GetGrain<IPracticeGrain>(JournalIds.Practice(practice.PracticeId)).Summarize() is { IsGiven: true } summary)
                {
                    counted.Add(summary.Value);
                }
            }
        }

        return [.. counted];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The practices could not be counted; the figures stay what they were until the next time.")]
    private partial void LogNotCounted(Exception fault);
}
