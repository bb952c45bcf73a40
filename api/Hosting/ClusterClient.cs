using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest;

namespace Stadmaken.Api.Hosting;

/// <summary>The way to run of a node without grains of its own: a client of the silos, which it finds in their database.</summary>
internal static class ClusterClient
{
    private const string Cluster = "Cluster";
    private const string Embedded = "Embedded";

    // The same as the silos'; they look for each other by it.
    private const string ClusterName = "stadmaken";

    /// <summary>Whether <c>Cluster:Mode</c> says that this node is one of a cluster; embedded when it says nothing.</summary>
    /// <exception cref="InvalidOperationException">It says something else.</exception>
    public static bool IsCluster(this IConfiguration configuration) => configuration["Cluster:Mode"] switch
    {
        null or "" => false,
        var mode when mode.Equals(Embedded, StringComparison.OrdinalIgnoreCase) => false,
        var mode when mode.Equals(Cluster, StringComparison.OrdinalIgnoreCase) => true,
        var mode => throw new InvalidOperationException($"Cluster__Mode is '{mode}'. It can be {Embedded}, which is usual, or {Cluster}."),
    };

    /// <summary>Adds the client of the silos. Reads <c>ConnectionStrings:Postgres</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no connection string.</exception>
    public static WebApplicationBuilder AddClusterClient(this WebApplicationBuilder builder)
    {
        var database = new NpgsqlConnectionStringBuilder(builder.Configuration.RequirePostgres()) { MaxPoolSize = 4 };
        database.ApplicationName ??= "stadmaken-api";
        builder.Services.AddSingleton(NpgsqlDataSource.Create(database.ConnectionString));
        builder.Services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, source) => keys.XmlRepository = new PostgresKeys(source));
        builder.UseOrleansClient(client =>
        {
            client.AddActivityPropagation();
            client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (ClusterName, ClusterName));

            // A silo that hangs answers nothing, and what it was asked is not handed on when it is taken for dead. So its callers give up about as
            // soon as that happens, and ask again: sending a command twice is safe (rule J3). Not sooner, since what a slow database takes is no fault.
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(6));

            // A silo that joined takes part, and one that left is not asked any more, after this long at most.
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
            client.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, source) => (clustering.Invariant, clustering.DataSource) = ("Npgsql", source)));

            if (builder.Configuration.WantsDashboard())
            {
                client.AddDashboard(dashboard => dashboard.HideTrace = true);
            }

            // A node may be started before the silos are.
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
                return true;
            });
        });
        builder.Services.AddHealthChecks().AddCheck<SilosStore>("storage", tags: [Health.ReadyTag]);
        return builder;
    }

    /// <summary>The connection string of the database that silos and API nodes share.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string RequirePostgres(this IConfiguration configuration) => configuration.GetConnectionString("Postgres") is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException("Cluster__Mode is Cluster: set ConnectionStrings__Postgres, such as Host=db;Database=stadmaken;Username=stadmaken;Password=….");
}
