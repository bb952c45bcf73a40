using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.TestingHost;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Search;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Search;
using Stadmaken.Silo.Hosting;

namespace Stadmaken.Tests.Cluster.Hosting;

/// <summary>Silos in this process with the real grains and the real SQLite stores, and one client outside of them.</summary>
internal sealed class SqliteCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private SqliteCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IGrainFactory Grains => _cluster.Client;

    /// <summary>A second client: the one that lives in the first silo.</summary>
    public IGrainFactory HostedGrains => _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    public static async Task<SqliteCluster> StartAsync(ClusterData data, short silos = 1, Action<JournalOptions>? journals = null, Action<BoardLimits>? boards = null, Action<SearchOptions>? search = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = "stadmaken";
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(data.Storage);

            // At once and not after seconds: what is tested is that it happens.
            silo.Services.Configure<FollowersOptions>(followers => followers.RetryAfter = TimeSpan.FromMilliseconds(1));
            silo.Services.Configure(journals ?? (_ => { }));
            silo.Services.Configure(boards ?? (_ => { }));
            silo.Services.Configure(search ?? (options => options.GatherFor = TimeSpan.FromMilliseconds(1)));
            silo.Services.AddSingleton<ISearchIndex>(data.Index);

            // Not through the store that counts and fails: what it is told to do is about the grains.
            silo.Services.AddSingleton(services => new SearchIndexer(
                data.Index, data.Sqlite, services.GetRequiredService<IOptions<SearchOptions>>(), TimeProvider.System, services.GetRequiredService<ILogger<SearchIndexer>>()));
            silo.Services.AddHostedService(services => services.GetRequiredService<SearchIndexer>());
            silo.Services.AddSingleton(services => new JournalServices(
                data.Store,
                services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Snapshots),
                services.GetRequiredService<IOptions<JournalOptions>>(),
                data.Clock,
                services.GetRequiredService<ILoggerFactory>(),
                services.GetRequiredService<SearchIndexer>()));
            silo.AddSqliteSnapshots();
            silo.AddSqliteReminders();

            // A killed silo is to be missed soon, and a slow machine is no death.
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumMissedProbesLimit = 3;
                membership.NumVotesForDeathDeclaration = 1;
            });
        });
        var cluster = builder.Build();
        await cluster.DeployAsync(TestContext.Current.CancellationToken);
        return new SqliteCluster(cluster);
    }

    /// <summary>What follows the journals of the first silo for the index.</summary>
    public SearchIndexer Indexer => _cluster.Silos[0].ServiceProvider.GetRequiredService<SearchIndexer>();

    public ISearchGrain Search => Grains.GetGrain<ISearchGrain>(ISearchGrain.Key);

    public IBoardGrain Board(string boardId) => Grains.GetGrain<IBoardGrain>(JournalIds.Board(boardId));

    public IParticipantGrain Participant(string participantId) => Grains.GetGrain<IParticipantGrain>(JournalIds.Participant(participantId));

    public IPracticeGrain Practice(string practiceId) => Grains.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId));

    public IFollowersGrain Followers(string practiceId) => Grains.GetGrain<IFollowersGrain>(JournalIds.Followers(practiceId));

    public IGatheringGrain Gathering(string gatheringId) => Grains.GetGrain<IGatheringGrain>(JournalIds.Gathering(gatheringId));

    public ICityGrain City(string cityId) => Grains.GetGrain<ICityGrain>(JournalIds.City(cityId));

    public INetworkGrain Network => Grains.GetGrain<INetworkGrain>(JournalIds.Network);

    /// <summary>Waits until all who follow a practice have stored everything up to this version of it.</summary>
    public async Task ToldAsync(string practiceId, long version)
    {
        while ((await Followers(practiceId).Progress()).Told < version)
        {
            await Task.Yield();
        }
    }

    /// <summary>Puts a grain away, and waits until it is.</summary>
    public Task PutAwayAsync(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>Kills the silo that a grain is on, without any farewell, and waits until the others know.</summary>
    public async Task KillHostOfAsync(IAddressable grain)
    {
        var address = await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        await _cluster.KillSiloAsync(_cluster.Silos.Single(silo => silo.SiloAddress.Equals(address)), TestContext.Current.CancellationToken);
        await _cluster.WaitForLivenessToStabilizeAsync(didKill: true);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
