using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;
using Stadmaken.Boards;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Glances;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Participation;
using Stadmaken.Grains.Practices;
using Stadmaken.Grains.Search;
using Stadmaken.Practices;
using Stadmaken.Silo.Seed;

namespace Stadmaken.Silo.Hosting;

/// <summary>What every silo has, whichever database it keeps its journals in.</summary>
internal static class GrainSetup
{
    /// <summary>The name of the cluster. Also part of the key of every snapshot and reminder, so another name would make all of them unknown.</summary>
    public const string ClusterName = "stadmaken";

    /// <summary>The settings of the grains and the services that they ask for, but for the store of journals.</summary>
    public static void AddGrainServices(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<JournalOptions>(builder.Configuration.GetSection("Journals"));
        builder.Services.Configure<BoardLimits>(builder.Configuration.GetSection("Boards:Limits"));
        builder.Services.Configure<GatheringLimits>(builder.Configuration.GetSection("Gatherings:Limits"));
        builder.Services.Configure<PracticeLimits>(builder.Configuration.GetSection("Practices:Limits"));
        builder.Services.Configure<PracticeOptions>(builder.Configuration.GetSection("Practices"));
        builder.Services.Configure<GlanceOptions>(builder.Configuration.GetSection("Glance"));
        builder.Services.Configure<ParticipationOptions>(builder.Configuration.GetSection("Participation"));
        builder.Services.Configure<FollowersOptions>(builder.Configuration.GetSection("Followers"));
        builder.Services.Configure<SearchOptions>(builder.Configuration.GetSection("Search"));
        builder.Services.AddSingleton<SearchIndexer>();
        builder.Services.AddSingleton<IStateWatcher>(services => services.GetRequiredService<SearchIndexer>());
        builder.Services.AddHostedService(services => services.GetRequiredService<SearchIndexer>());
        builder.Services.AddSingleton<JournalServices>();
    }

    /// <summary>How a silo behaves, apart from where its data is and who else is in the cluster.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configuration">Where <c>Dashboard:Enabled</c> says whether figures for the dashboard are gathered; the API shows it to operators.</param>
    /// <param name="answerWithin">A call without an answer after this long is a fault; its outcome is unknown.</param>
    public static void ConfigureGrains(this ISiloBuilder silo, IConfiguration configuration, TimeSpan answerWithin)
    {
        if (configuration.GetValue<bool>("Dashboard:Enabled"))
        {
            // Without the trace: it would send the log of a silo, unfiltered, to a browser.
            silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        }

        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = answerWithin);
        silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = answerWithin);
        silo.AddActivityPropagation();
        silo.AddStartupTask<NetworkSeed>();
        // A board that nobody has looked at for this long leaves the memory; coming back costs a snapshot and the entries after it.
        silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = TimeSpan.FromMinutes(10));
    }
}
