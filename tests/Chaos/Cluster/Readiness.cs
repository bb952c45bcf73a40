using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Cluster;

/// <summary>What the silos of a cluster say of themselves.</summary>
internal static class Readiness
{
    /// <summary>Waits until no silo says that commands can be stored.</summary>
    public static async Task NoneAsync(LocalCluster cluster)
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var index = 0; index < cluster.Silos; index++)
        {
            while (true)
            {
                using var answer = await http.GetAsync(new Uri(cluster.Silo(index).Address, "/health/ready"), patience.Token);
                if (!answer.IsSuccessStatusCode)
                {
                    break;
                }
            }
        }
    }
}
