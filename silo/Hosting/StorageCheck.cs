using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Silo.Hosting;

/// <summary>Healthy when commands can be stored now: it stores something to find out.</summary>
public sealed class StorageCheck(IJournalStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (JournalStoreException fault)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "Commands cannot be stored now.", fault);
        }
    }
}
