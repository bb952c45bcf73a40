using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Feeds;

/// <summary>Finds the grain of a feed by the id of its journal.</summary>
internal static class FeedGrains
{
    /// <summary>The grain.</summary>
    public static IFeedGrain GetFeed(this IGrainFactory grains, string feedId) => JournalIds.IsCity(feedId)
        ? grains.GetGrain<ICityGrain>(feedId)
        : grains.GetGrain<IParticipantGrain>(feedId);
}
