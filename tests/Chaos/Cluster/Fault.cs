using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Cluster;

/// <summary>Something that goes wrong with a cluster, and what brings it back.</summary>
/// <param name="Name">What, for people.</param>
/// <param name="Happens">Makes it happen, at a place that is chosen at random; returns what mends it, for when people can go on.</param>
internal sealed record Fault(string Name, Func<LocalCluster, BusyNetwork, Random, Task<Func<Task>>> Happens)
{
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<Fault> All =
    [
        new("a silo is killed", async (cluster, _, random) =>
        {
            var index = random.Next(cluster.Silos);
            await cluster.Silo(index).KillAsync();
            return () => cluster.StartSiloAsync(index);
        }),
        new("a silo is paused until the others have taken its boards, and goes on then", async (cluster, _, random) =>
        {
            var index = random.Next(cluster.Silos);
            cluster.Silo(index).Pause();
            await Task.CompletedTask;
            return async () =>
            {
                cluster.Silo(index).Resume();

                // It finds that it was taken for dead, and ends itself.
                await cluster.Silo(index).WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
                await cluster.StartSiloAsync(index);
            };
        }),
        new("an API node is killed", async (cluster, _, random) =>
        {
            var index = random.Next(cluster.Apis.Count);
            await cluster.Api(index).KillAsync();
            return () => cluster.StartApiAsync(index);
        }),
        new("PostgreSQL is killed and started again", async (cluster, _, _) =>
        {
            await cluster.Postgres.KillAsync();
            await cluster.Postgres.StartAgainAsync();
            return () => Task.CompletedTask;
        }),
        new("all connections to the database break, until no silo is ready", async (cluster, _, _) =>
        {
            cluster.DatabaseLink.Cut();
            await Readiness.NoneAsync(cluster);
            cluster.DatabaseLink.Mend();
            return () => Task.CompletedTask;
        }),
        new("half of the people lose their connection", async (_, network, _) =>
        {
            await network.CutHalfOfTheClientsAsync();
            return () => Task.CompletedTask;
        }),
    ];
}
