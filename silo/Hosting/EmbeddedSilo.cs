using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Search;
using Stadmaken.Silo.Storage.Search;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Silo.Hosting;

/// <summary>The embedded way to run: a cluster of one silo in this process, with its data in SQLite.</summary>
public static class EmbeddedSilo
{
    /// <summary>Tag of the health checks that must pass before commands are sent here.</summary>
    public const string ReadyTag = "ready";

    /// <summary>
    /// Adds the silo, the journal store and the grain storage named <see cref="StorageNames.Snapshots"/>. Reads
    /// <c>Storage:DataDirectory</c> (see <see cref="SqliteStorageOptions"/>), <c>Orleans:SiloPort</c> (a free one when it is
    /// not set, so that several processes fit on a machine) and <c>Orleans:GatewayPort</c> (closed when it is not set: clients in this
    /// process need none). Listens on the loopback address only.
    /// </summary>
    public static IHostApplicationBuilder AddEmbeddedSilo(this IHostApplicationBuilder builder)
    {
        builder.AddGrainServices();
        builder.Services.Configure<SqliteStorageOptions>(builder.Configuration.GetSection(SqliteStorageOptions.Section));
        builder.Services.AddHealthChecks().AddCheck<StorageCheck>("storage", tags: [ReadyTag]);
        builder.Services.AddSingleton<EmbeddedStorage>();
        builder.Services.AddHostedService<EmbeddedStorageStart>();

        // Made after the storage and so disposed before it: the last appends are in before the directory is let go.
        builder.Services.AddSingleton<IJournalStore>(services => new SqliteJournalStore(
            services.GetRequiredService<EmbeddedStorage>().JournalPath,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<EmbeddedStorage>().SnapshotsFile,
            SqliteSearchIndex.FileAt(services.GetRequiredService<EmbeddedStorage>().SearchPath)));
        builder.Services.AddSingleton<ISearchIndex>(services => SqliteSearchIndex.Open(
            services.GetRequiredService<EmbeddedStorage>().SearchPath,
            services.GetRequiredService<EmbeddedStorage>().JournalPath));

        var siloPort = builder.Configuration.GetValue<int?>("Orleans:SiloPort") ?? FreePort();
        var gatewayPort = builder.Configuration.GetValue<int?>("Orleans:GatewayPort") ?? 0;
        builder.UseOrleans(silo => Configure(silo, builder.Configuration, siloPort, gatewayPort));
        return builder;
    }

    private static void Configure(ISiloBuilder silo, IConfiguration configuration, int siloPort, int gatewayPort)
    {
        silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, serviceId: GrainSetup.ClusterName, clusterId: GrainSetup.ClusterName);
        silo.ConfigureGrains(configuration, TimeSpan.FromSeconds(30));
        silo.AddSqliteSnapshots();
        silo.AddSqliteReminders();
    }

    /// <summary>Adds the grain storage named <see cref="StorageNames.Snapshots"/>, kept in the <see cref="EmbeddedStorage"/> among the services.</summary>
    public static ISiloBuilder AddSqliteSnapshots(this ISiloBuilder silo)
    {
        silo.UseSystemTextJsonGrainStorageSerializer();
        return silo.AddAdoNetGrainStorage(StorageNames.Snapshots, options => options.Configure<EmbeddedStorage>((snapshots, storage) =>
        {
            // The name that Orleans knows SQLite by; what it loads is Microsoft.Data.Sqlite, whose own name it refuses.
            snapshots.Invariant = "System.Data.SQLite";
            snapshots.DataSource = storage.Snapshots;
            snapshots.DeleteStateOnClear = true;
        }));
    }

    /// <summary>Adds reminders, kept beside the snapshots.</summary>
    public static ISiloBuilder AddSqliteReminders(this ISiloBuilder silo) =>
        silo.UseAdoNetReminderService(options => options.Configure<EmbeddedStorage>((reminders, storage) =>
        {
            reminders.Invariant = "System.Data.SQLite";
            reminders.DataSource = storage.Snapshots;
        }));

    private static int FreePort()
    {
        // Orleans wants to know its port before it listens. Between here and there another process could take it, in which case the start fails and says so.
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
