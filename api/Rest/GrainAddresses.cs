using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Gatherings;
using Stadmaken.Glances;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Research;
using Stadmaken.Search;

namespace Stadmaken.Api.Rest;

/// <summary>Which grain is behind which id.</summary>
internal static class GrainAddresses
{
    internal static INetworkGrain Network(this IGrainFactory grains) => grains.GetGrain<INetworkGrain>(JournalIds.Network);

    internal static INetworkGlanceGrain Glance(this IGrainFactory grains) => grains.GetGrain<INetworkGlanceGrain>(INetworkGlanceGrain.Key);

    internal static IAuditGrain Audit(this IGrainFactory grains) => grains.GetGrain<IAuditGrain>(JournalIds.Audit);

    internal static IResearchGrain Research(this IGrainFactory grains) => grains.GetGrain<IResearchGrain>(JournalIds.Research);

    internal static ICityGrain City(this IGrainFactory grains, string cityId) => grains.GetGrain<ICityGrain>(JournalIds.City(cityId));

    internal static IBoardGrain Board(this IGrainFactory grains, string boardId) => grains.GetGrain<IBoardGrain>(JournalIds.Board(boardId));

    internal static IPracticeGrain Practice(this IGrainFactory grains, string practiceId) =>
        grains.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId));

    internal static IFollowersGrain Followers(this IGrainFactory grains, string practiceId) =>
        grains.GetGrain<IFollowersGrain>(JournalIds.Followers(practiceId));

    internal static IGatheringGrain Gathering(this IGrainFactory grains, string gatheringId) =>
        grains.GetGrain<IGatheringGrain>(JournalIds.Gathering(gatheringId));

    internal static ISearchGrain Search(this IGrainFactory grains) => grains.GetGrain<ISearchGrain>(ISearchGrain.Key);

    internal static IParticipantGrain Participant(this IGrainFactory grains, string participantId) =>
        grains.GetGrain<IParticipantGrain>(JournalIds.Participant(participantId));
}
