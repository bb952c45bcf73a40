using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Participants;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>What the samples of events of feeds and followers are read as.</summary>
internal static class StoredFeedEvents
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    internal static readonly Dictionary<string, object> Expected = new()
    {
        ["network/formulationDateSet"] = new FormulationDateSet(new(2027, 4, 19)),
        ["city/practiceFollowed"] = new PracticeFollowed("zorg", 11),
        ["city/practiceUnfollowed"] = new PracticeUnfollowed("zorg"),
        ["city/feedItemAdded"] = new FeedItemAdded("zorg", 12, "updatePosted", Noon),
        ["participant/practiceFollowed"] = new ParticipantFollowed("zorg", 11),
        ["participant/practiceUnfollowed"] = new ParticipantUnfollowed("zorg"),
        ["participant/feedItemAdded"] = new InboxItemAdded("zorg", 12, "updatePosted", Noon),
        ["participant/answerItemAdded"] = new AnswerItemAdded("ander", 14, "questionAnswered", Noon),
        ["participant/boardFollowed"] = new BoardFollowed("haarlem", 11),
        ["participant/boardUnfollowed"] = new BoardUnfollowed("haarlem"),
        ["participant/boardSeen"] = new BoardSeen("haarlem", 14),
        ["participant/boardItemAdded"] = new BoardItemAdded("haarlem", 12, "cardAdded", Noon, 14),
        ["participant/inboxRead"] = new InboxRead(7),
        ["followers/followerRegistered"] = new FollowerRegistered("city:roeselare"),
        ["followers/followerDeregistered"] = new FollowerDeregistered("city:roeselare"),
        ["followers/followersTold"] = new FollowersTold(12),
    };
}
