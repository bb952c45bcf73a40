using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stadmaken.Journals;

namespace Stadmaken.Api.Hosting;

/// <summary>Healthy when a silo can be reached and commands can be stored there.</summary>
internal sealed class SilosStore(IGrainFactory grains) : IHealthCheck
{
    // Longer than a silo's death takes to be noticed would make a probe time out first.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await grains.GetGrain<IStorageCheckGrain>(0).Check().WaitAsync(Patience, cancellationToken) is { } refusal
                ? new HealthCheckResult(context.Registration.FailureStatus, refusal.Message)
                : HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException or InvalidOperationException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "No silo answers.", fault);
        }
    }
}
