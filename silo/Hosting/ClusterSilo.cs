using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Search;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Silo.Storage.Search;

namespace Stadmaken.Silo.Hosting;

/// <summary>The way to run of a network of municipalities: one of several silos, which share a PostgreSQL database and find each other in it.</summary>
public static class ClusterSilo
{
    /// <summary>The name of Npgsql that Orleans knows it by.</summary>
    private const string Invariant = "Npgsql";

    // About as long as it takes until a silo that hangs is taken for dead; api/Hosting/ClusterClient.cs says why.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Adds the silo with everything it keeps in PostgreSQL. Reads <c>ConnectionStrings:Postgres</c>, section <see cref="PostgresOptions.Section"/>,
    /// <c>Orleans:Address</c> (under which the others reach this silo; the first of this machine when it is not set), <c>Orleans:SiloPort</c> (11111)
    /// and <c>Orleans:GatewayPort</c> (30000).
    /// </summary>
    /// <exception cref="ClusterSettingException">A setting is missing or cannot be read.</exception>
    public static IHostApplicationBuilder AddClusterSilo(this IHostApplicationBuilder builder)
    {
        var database = ReadDatabase(builder.Configuration);
        builder.AddGrainServices();
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<PostgresDatabase>();

        // Made after the connections and so disposed before them: the last appends are in before those are closed.
        builder.Services.AddSingleton<IJournalStore>(services => new PostgresJournalStore(services.GetRequiredService<PostgresDatabase>()));
        builder.Services.AddSingleton<ISearchIndex, PostgresSearchIndex>();
        builder.Services.AddHealthChecks().AddCheck<StorageCheck>("storage", tags: [EmbeddedSilo.ReadyTag]);

        var address = ReadAddress(builder.Configuration);
        var siloPort = builder.Configuration.GetValue<int?>("Orleans:SiloPort") ?? EndpointOptions.DEFAULT_SILO_PORT;
        var gatewayPort = builder.Configuration.GetValue<int?>("Orleans:GatewayPort") ?? EndpointOptions.DEFAULT_GATEWAY_PORT;
        builder.UseOrleans(silo =>
        {
            silo.ConfigureGrains(builder.Configuration, AnswerWithin);
            silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (GrainSetup.ClusterName, GrainSetup.ClusterName));
            if (address is null)
            {
                silo.ConfigureEndpoints(siloPort, gatewayPort);
            }
            else
            {
                silo.ConfigureEndpoints(address, siloPort, gatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
            }

            silo.Configure<ClusterMembershipOptions>(NoticeSoon);
            silo.AddPostgres();
        });
        return builder;
    }

    /// <summary>The settings of the database.</summary>
    /// <exception cref="ClusterSettingException">There is no connection string.</exception>
    public static PostgresOptions ReadDatabase(IConfiguration configuration)
    {
        var options = configuration.GetSection(PostgresOptions.Section).Get<PostgresOptions>() ?? new PostgresOptions();
        options.ConnectionString = configuration.GetConnectionString("Postgres") is { Length: > 0 } given
            ? given
            : throw new ClusterSettingException("A silo of a cluster needs a database: set ConnectionStrings__Postgres, such as Host=db;Database=stadmaken;Username=stadmaken;Password=….");
        return options;
    }

    /// <summary>Who is in the cluster, snapshots and reminders, over the connections among the services.</summary>
    public static ISiloBuilder AddPostgres(this ISiloBuilder silo)
    {
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.UseAdoNetClustering(options => options.Configure<PostgresDatabase>((clustering, database) =>
            (clustering.Invariant, clustering.DataSource) = (Invariant, database.General)));
        silo.UseAdoNetReminderService(options => options.Configure<PostgresDatabase>((reminders, database) =>
            (reminders.Invariant, reminders.DataSource) = (Invariant, database.General)));
        return silo.AddAdoNetGrainStorage(StorageNames.Snapshots, options => options.Configure<PostgresDatabase>((snapshots, database) =>
        {
            snapshots.Invariant = Invariant;
            snapshots.DataSource = database.General;
            snapshots.DeleteStateOnClear = true;
        }));
    }

    /// <summary>
    /// That a dead silo's boards live elsewhere within seconds. A silo asks each of its neighbours every second and takes three missing answers in
    /// a row for its death: three to four seconds, where Orleans' own values make half a minute. A process that was killed is noticed sooner, because
    /// its connections break. A silo that is wrongly taken for dead, such as one that was paused, costs a restart and what was under way there, which is sent again; never
    /// an event, because the store refuses a second history (rule J2). Two must agree, so one silo with a bad network cannot take the others out.
    /// </summary>
    private static void NoticeSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 2;

        // What one silo has written about another is told to all at once; this is for those that did not hear it.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }

    private static IPAddress? ReadAddress(IConfiguration configuration) => configuration["Orleans:Address"] switch
    {
        null or "" => null,
        var given when IPAddress.TryParse(given, out var address) => address,
        var given => throw new ClusterSettingException($"Orleans__Address is '{given}', which is no IP address."),
    };
}
