using Stadmaken.Boards;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rule F10 through the real grains on the real store.</summary>
public class FollowedBoardTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task F10_however_much_others_change_there_is_one_item_until_it_is_read_or_the_board_is_seen()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithBoardAsync(data);
        var carla = Carla(cluster);
        await ChangeAsync(cluster, People.Amina, "before");
        Assert.Null(await carla.FollowBoard(People.Carla, "bord"));
        Assert.Null(await carla.FollowBoard(People.Carla, "bord"));

        // What she does herself is no news to her.
        await ChangeAsync(cluster, People.Carla, "own");
        var first = await ChangeAsync(cluster, People.Amina, "a1");
        await ChangeAsync(cluster, People.Amina, "a2");
        data.Clock.Advance(Pace);
        var item = (await UntilAsync(carla, items: 1)).Feed.Items.Single();
        Assert.Equal(("bord", first, "boardTitleSet", string.Empty), (item.BoardId, item.Version, item.Type, item.PracticeId));

        var last = await ChangeAsync(cluster, People.Amina, "a3");
        await carla.CatchUp();
        var inbox = (await carla.Newest(People.Carla, 10)).Value!;
        Assert.Equal((1, 1, false), (inbox.Feed.Items.Length, inbox.Unread, inbox.IsRead(item)));

        // Seen on the board itself: nothing waits any more, and what comes then is news again.
        Assert.Null(await carla.SawBoard(People.Carla, "bord", last));
        inbox = (await carla.Newest(People.Carla, 10)).Value!;
        Assert.Equal((0, true), (inbox.Unread, inbox.IsRead(item)));
        var next = await ChangeAsync(cluster, People.Amina, "a4");
        await carla.CatchUp();
        inbox = (await carla.Newest(People.Carla, 10)).Value!;
        Assert.Equal([first, next], inbox.Feed.Items.Select(one => one.Version));
        Assert.Equal(1, inbox.Unread);

        // Read in the inbox: the same.
        await ChangeAsync(cluster, People.Amina, "a5");
        Assert.Null(await carla.MarkRead(People.Carla, inbox.Feed.Items[^1].Position));
        Assert.Equal(0, (await carla.Newest(People.Carla, 10)).Value!.Unread);
        await carla.CatchUp();
        Assert.Equal(1, (await carla.Newest(People.Carla, 10)).Value!.Unread);
    }

    [Fact]
    public async Task F10_who_may_not_see_a_board_cannot_follow_it_and_who_follows_it_no_more_hears_nothing()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithBoardAsync(data);
        Assert.Null(await cluster.Board("stad").Begin(People.Amina, People.Opening() with { Visibility = BoardVisibilities.City }));
        var carla = Carla(cluster);

        Assert.Equal(RefusalCodes.NotFound, (await carla.FollowBoard(People.Carla, "stad"))!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await carla.FollowBoard(People.Carla, "nergens"))!.Code);
        Assert.Equal(RefusalCodes.NotAllowed, (await carla.FollowBoard(People.Amina, "bord"))!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await carla.SawBoard(People.Carla, "bord", 1))!.Code);
        Assert.Null(await carla.FollowBoard(People.Carla, "bord"));
        Assert.Equal(RefusalCodes.Invalid, (await carla.SawBoard(People.Carla, "bord", 99))!.Code);
        Assert.Equal(["bord"], (await carla.FollowedBoards(People.Carla)).Value!.Select(board => board.BoardId));
        Assert.Equal(1, (await Followers(cluster).List(null, 10)).Participants);

        Assert.Null(await carla.UnfollowBoard(People.Carla, "bord"));
        Assert.Null(await carla.UnfollowBoard(People.Carla, "bord"));
        Assert.Equal(0, (await Followers(cluster).List(null, 10)).Participants);
        var version = await ChangeAsync(cluster, People.Amina, "a1");
        Assert.False(await carla.NudgeBoard("bord", version));
        await carla.CatchUp();
        Assert.Empty((await carla.Newest(People.Carla, 10)).Value!.Feed.Items);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F10_news_whose_hint_was_lost_with_the_process_is_in_the_inbox_once_somebody_looks(bool atTheInbox)
    {
        await using var data = new ClusterData();
        long lost;
        await using (var cluster = await WithBoardAsync(data))
        {
            Assert.Null(await Carla(cluster).FollowBoard(People.Carla, "bord"));
            lost = (await cluster.Board("bord").Read(long.MaxValue, 1)).Version + 1;
        }

        // As if the process had ended right after the board had stored it.
        await data.Sqlite.AppendAsync(JournalIds.Board("bord"), lost - 1, [new(lost, data.Clock.GetUtcNow(), "amina", "lost", "boardTitleSet", """{"title":"Stil"}"""u8.ToArray())], CancellationToken.None);
        await using var later = await SqliteCluster.StartAsync(data);
        if (!atTheInbox)
        {
            // What the reminder does: the grain of the followers is loaded, and looks.
            await Followers(later).Progress();
        }

        Assert.Equal(lost, (await UntilAsync(Carla(later), items: 1)).Feed.Items.Single().Version);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F10_an_inbox_that_could_not_store_is_told_again_and_has_the_item_once(bool written)
    {
        await using var data = new ClusterData();
        await using var cluster = await WithBoardAsync(data);
        Assert.Null(await Carla(cluster).FollowBoard(People.Carla, "bord"));
        data.Store.Concerns = journalId => journalId == JournalIds.Participant("carla");
        Action arm = written ? () => data.Store.LoseNextAcknowledgement() : () => data.Store.FailNextAppend();
        arm();

        var version = await ChangeAsync(cluster, People.Amina, "a1");
        while ((await Followers(cluster).Progress()).Told < version)
        {
            data.Clock.Advance(Pace);
        }

        Assert.Equal(["participantRegistered", "boardFollowed", FeedEntries.BoardItemType], (await data.StoredAsync(JournalIds.Participant("carla"))).Select(entry => entry.Type));
    }

    private static IParticipantGrain Carla(SqliteCluster cluster) => cluster.Grains.GetGrain<IParticipantGrain>(JournalIds.Participant("carla"));

    private static IFollowersGrain Followers(SqliteCluster cluster) => cluster.Grains.GetGrain<IFollowersGrain>(JournalIds.BoardFollowers("bord"));

    private static async Task<SqliteCluster> WithBoardAsync(ClusterData data)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        Assert.True((await cluster.City("dordrecht").Admit(People.Operator, new("Dordrecht", "NL", "municipality", "GM0505", 51.81, 4.66, []))).IsGiven);
        Assert.True((await Carla(cluster).Register("Carla", "dordrecht", "social")).IsGiven);
        Assert.Null(await cluster.Board("bord").Begin(People.Amina, People.Opening()));
        return cluster;
    }

    private static async Task<InboxPage> UntilAsync(IParticipantGrain participant, int items)
    {
        while (true)
        {
            var inbox = (await participant.Newest(People.Carla, 10)).Value!;
            if (inbox.Feed.Items.Length >= items)
            {
                return inbox;
            }

            await Task.Yield();
        }
    }

    private static Task<long> ChangeAsync(SqliteCluster cluster, Caller caller, string commandId) =>
        cluster.Board("bord").SubmitUntilStoredAsync(new(commandId, caller, new SetBoardTitle(commandId)));
}
