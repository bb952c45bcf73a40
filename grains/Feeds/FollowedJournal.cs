using Stadmaken.Boards;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Feeds;

/// <summary>What the followers of one journal are told of: a practice's news, or a board's.</summary>
internal abstract class FollowedJournal
{
    /// <summary>Its version now.</summary>
    public abstract Task<long> VersionAsync();

    /// <summary>The newest news after a version, or 0, and up to where was looked.</summary>
    public abstract Task<(long News, long Looked)> NewsAfterAsync(long version);

    /// <summary>Tells one feed; see <see cref="IFeedGrain.Nudge"/>.</summary>
    public abstract Task<bool> TellAsync(string feedId, long version);

    /// <summary>What the followers of this journal follow.</summary>
    public static FollowedJournal Of(string followersId, IGrainFactory grains) => JournalIds.IsBoardFollowers(followersId)
        ? new OfBoard(JournalIds.Local(followersId), grains)
        : new OfPractice(JournalIds.Local(followersId), grains);

    private sealed class OfPractice(string practiceId, IGrainFactory grains) : FollowedJournal
    {
        private readonly IPracticeGrain _practice = grains.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId));

        public override async Task<long> VersionAsync() => (await _practice.Read(long.MaxValue, 1)).Version;

        public override async Task<(long News, long Looked)> NewsAfterAsync(long version)
        {
            var news = 0L;
            while (await _practice.Read(version, Following.LargestPage) is { Entries: { Length: > 0 } entries })
            {
                version = entries[^1].Version;
                news = Array.FindLast(entries, entry => FeedEntries.IsNews(entry.Type))?.Version ?? news;
            }

            return (news, version);
        }

        public override Task<bool> TellAsync(string feedId, long version) => grains.GetFeed(feedId).Nudge(practiceId, version);
    }

    private sealed class OfBoard(string boardId, IGrainFactory grains) : FollowedJournal
    {
        private readonly IBoardGrain _board = grains.GetGrain<IBoardGrain>(JournalIds.Board(boardId));

        public override async Task<long> VersionAsync() => (await _board.Read(long.MaxValue, 1)).Version;

        // A board has too many events to look through for everyone; what of them is news to whom is for each of the few who follow.
        public override async Task<(long News, long Looked)> NewsAfterAsync(long version)
        {
            var now = await VersionAsync();
            return (now > version ? now : 0, now);
        }

        public override Task<bool> TellAsync(string feedId, long version) => grains.GetGrain<IParticipantGrain>(feedId).NudgeBoard(boardId, version);
    }
}
