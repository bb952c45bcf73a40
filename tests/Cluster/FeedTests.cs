using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rules F6 to F9 through the real grains on the real store.</summary>
public class FeedTests
{
    private static readonly Caller Nijmegen = new("noor", "nijmegen", [NetworkRoles.Steward]);
    private static readonly PracticeFacts Facts = new("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", ["circular-economy"], ["cooperation"]);

    [Fact]
    public async Task F6_a_city_that_follows_a_practice_has_each_of_its_news_once_from_then_on_and_what_it_no_longer_follows_stays()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticeAsync(data);
        await PostAsync(cluster, "before");
        var nijmegen = cluster.City("nijmegen");

        Assert.Equal(RefusalCodes.NotAllowed, (await nijmegen.FollowPractice(People.Amina, "tuin"))!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await nijmegen.FollowPractice(Nijmegen, "nergens"))!.Code);
        Assert.Null(await nijmegen.FollowPractice(Nijmegen, "tuin"));
        Assert.Null(await nijmegen.FollowPractice(Nijmegen, "tuin"));
        var first = await PostAsync(cluster, "u1");
        await SubmitAsync(cluster, "fact", new ChangeFacts(Pitch: "Nog groener"));
        var second = await PostAsync(cluster, "u2");
        await cluster.ToldAsync("tuin", second);
        Assert.Null(await nijmegen.UnfollowPractice(Nijmegen, "tuin"));
        Assert.Null(await nijmegen.UnfollowPractice(Nijmegen, "tuin"));
        await cluster.ToldAsync("tuin", await PostAsync(cluster, "u3"));

        var feed = (await nijmegen.Feed(0, 100)).Value!;
        Assert.Equal([(first, "updatePosted"), (second, "updatePosted")], feed.Items.Select(item => (item.Version, item.Type)));
        Assert.Equal(feed.Items, (await nijmegen.Newest(10)).Value!.Items);
        Assert.Equal([feed.Items[1]], (await nijmegen.Feed(feed.Items[0].Position, 100)).Value!.Items);
        Assert.True((await nijmegen.Feed(0, 1)).Value!.HasMore);
        Assert.Empty((await nijmegen.Follows()).Value!);
        Assert.Equal(["haarlem"], (await cluster.Followers("tuin").List(null, 10)).CityIds);
    }

    [Fact]
    public async Task A_citys_own_practices_are_in_its_feed_from_their_start_and_cannot_be_unfollowed()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticeAsync(data);
        await cluster.ToldAsync("tuin", await PostAsync(cluster, "u1"));

        var haarlem = cluster.City("haarlem");
        Assert.Equal(["practiceStarted", "updatePosted"], (await haarlem.Feed(0, 100)).Value!.Items.Select(item => item.Type));
        Assert.Equal(RefusalCodes.Conflict, (await haarlem.UnfollowPractice(People.Operator, "tuin"))!.Code);
        Assert.Equal([true], (await haarlem.Follows()).Value!.Select(followed => followed.IsOwn));
        Assert.Equal(RefusalCodes.NotFound, (await cluster.City("meppel").Feed(0, 1)).Refusal!.Code);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task F8_a_follow_cut_short_at_any_step_is_whole_once_someone_looks_at_the_feed(int step, bool written)
    {
        // Followed by the city, registered with the practice's followers.
        await using var data = new ClusterData();
        long posted;
        await using (var cluster = await WithPracticeAsync(data))
        {
            for (var passed = 1; passed < step; passed++)
            {
                data.Store.HoldNextAppend().Release();
            }

            Action arm = written ? () => data.Store.LoseNextAcknowledgement() : () => data.Store.FailNextAppend();
            arm();
            if (await cluster.City("nijmegen").FollowPractice(Nijmegen, "tuin") is { } refusal)
            {
                Assert.Equal((1, RefusalCodes.Unavailable), (step, refusal.Code));
                Assert.Null(await cluster.City("nijmegen").FollowPractice(Nijmegen, "tuin"));
            }

            posted = await PostAsync(cluster, "u1");
        }

        await using var later = await SqliteCluster.StartAsync(data);
        Assert.Equal([posted], (await later.City("nijmegen").Feed(0, 100)).Value!.Items.Select(item => item.Version));
        Assert.Equal(["haarlem", "nijmegen"], (await later.Followers("tuin").List(null, 10)).CityIds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F7_a_feed_that_could_not_store_is_told_again_without_anybody_looking(bool written)
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticeAsync(data);
        Assert.Null(await cluster.City("nijmegen").FollowPractice(Nijmegen, "tuin"));
        data.Store.Concerns = journalId => journalId == JournalIds.City("nijmegen");
        Action arm = written ? () => data.Store.LoseNextAcknowledgement() : () => data.Store.FailNextAppend();
        arm();

        var posted = await PostAsync(cluster, "u1");
        await cluster.ToldAsync("tuin", posted);

        Assert.Equal(["cityAdmitted", "boardPlanned", "boardBegun", "practiceFollowed", "feedItemAdded"], (await data.StoredAsync(JournalIds.City("nijmegen"))).Select(entry => entry.Type));
    }

    [Fact]
    public async Task F7_news_whose_nudge_was_lost_with_the_process_is_told_to_all_once_one_of_them_looks()
    {
        await using var data = new ClusterData();
        long posted;
        await using (var cluster = await WithPracticeAsync(data))
        {
            Assert.Null(await cluster.City("nijmegen").FollowPractice(Nijmegen, "tuin"));
            await cluster.ToldAsync("tuin", 1);

            // As if the process had ended right after the practice had stored it.
            var version = (await cluster.Practice("tuin").Read(long.MaxValue, 1)).Version;
            posted = version + 1;
        }

        await data.Sqlite.AppendAsync(JournalIds.Practice("tuin"), posted - 1, [new(posted, data.Clock.GetUtcNow(), "amina", "lost", "updatePosted", """{"updateId":"u1","title":"Stil","text":"Niemand hoorde het."}"""u8.ToArray())], CancellationToken.None);
        await using var later = await SqliteCluster.StartAsync(data);
        Assert.Equal([posted], (await later.City("nijmegen").Feed(0, 100)).Value!.Items.Select(item => item.Version));
        await later.ToldAsync("tuin", posted);
        Assert.Equal(posted, (await data.StoredAsync(JournalIds.City("haarlem"))).Where(entry => entry.Type == FeedEntries.ItemType).Select(entry => FeedEntries.TryRead(entry, out var item) ? item.Version : 0).Last());
    }

    [Fact]
    public async Task F9_a_feed_that_does_not_follow_is_told_once_and_then_forgotten()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticeAsync(data);

        // As after an unfollowing whose last step was cut short.
        await cluster.Followers("tuin").Register(JournalIds.City("nijmegen"));
        Assert.Equal(["haarlem", "nijmegen"], (await cluster.Followers("tuin").List(null, 10)).CityIds);
        await cluster.ToldAsync("tuin", await PostAsync(cluster, "u1"));

        Assert.Equal(["haarlem"], (await cluster.Followers("tuin").List(null, 10)).CityIds);
        Assert.Empty((await cluster.City("nijmegen").Feed(0, 100)).Value!.Items);
    }

    [Fact]
    public async Task Who_has_a_part_in_a_practice_follows_it_by_itself_and_reads_an_inbox_that_is_theirs_alone()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticeAsync(data);
        var carla = cluster.Grains.GetGrain<IParticipantGrain>(JournalIds.Participant("carla"));
        Assert.True((await carla.Register("Carla", "nijmegen", "social")).IsGiven);
        var joined = await SubmitAsync(cluster, "s", new AddStakeholder("s1", "social", "organisation", "Corporatie", "Eigenaar", ParticipantId: "carla"));
        while ((await carla.Follows(People.Carla)).Value is [])
        {
            // The practice tells her after it has answered whoever added her.
            await Task.Yield();
        }

        await cluster.ToldAsync("tuin", await PostAsync(cluster, "u1"));
        var inbox = (await carla.Newest(People.Carla, 10)).Value!;
        Assert.Equal(["stakeholderAdded", "updatePosted"], inbox.Feed.Items.Select(item => item.Type));
        Assert.Equal((joined, 0L, 2), (inbox.Feed.Items[0].Version, inbox.ReadUpTo, inbox.Unread));
        Assert.Equal(RefusalCodes.NotAllowed, (await carla.Newest(People.Amina, 10)).Refusal!.Code);
        Assert.Equal(RefusalCodes.Invalid, (await carla.MarkRead(People.Carla, inbox.Feed.Items[1].Position + 1))!.Code);
        Assert.Null(await carla.MarkRead(People.Carla, inbox.Feed.Items[0].Position));
        Assert.Null(await carla.MarkRead(People.Carla, inbox.Feed.Items[0].Position));
        Assert.Equal(1, (await carla.Inbox(People.Carla, 0, 10)).Value!.Unread);

        // What she does herself is no news to her, and is to others.
        Assert.IsType<CommandResult.Accepted>(Assert.Single(await cluster.Practice("tuin").Submit([new("own", People.Carla, new PostUpdate("own", "Zelf", "Door Carla."))])));
        await carla.CatchUp();
        Assert.Equal(2, (await carla.Newest(People.Carla, 10)).Value!.Feed.Items.Length);

        // Who does not want to hear of it any more is not made to follow again.
        Assert.Null(await carla.UnfollowPractice(People.Carla, "tuin"));
        await cluster.PutAwayAsync(cluster.Practice("tuin"));
        await cluster.Practice("tuin").Watch(data.Clock.GetUtcNow());
        Assert.Empty((await carla.Follows(People.Carla)).Value!);
        Assert.Equal(0, (await cluster.Followers("tuin").List(null, 10)).Participants);
    }

    [Fact]
    public async Task A_quiet_practice_is_heard_of_by_its_steward_its_city_and_those_that_follow_it()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticeAsync(data, steward: true);
        Assert.Null(await cluster.City("nijmegen").FollowPractice(Nijmegen, "tuin"));
        data.Clock.Advance(TimeSpan.FromDays(61));

        await cluster.Practice("tuin").Watch(data.Clock.GetUtcNow());
        var version = (await cluster.Practice("tuin").Read(long.MaxValue, 1)).Version;
        await cluster.ToldAsync("tuin", version);

        Assert.Equal("practiceQuiet", (await cluster.City("nijmegen").Newest(1)).Value!.Items.Single().Type);
        Assert.Equal("practiceQuiet", (await cluster.City("haarlem").Newest(1)).Value!.Items.Single().Type);
        var amina = cluster.Grains.GetGrain<IParticipantGrain>(JournalIds.Participant("amina"));
        Assert.Equal("practiceQuiet", (await amina.Newest(People.Amina, 1)).Value!.Feed.Items.Single().Type);
    }

    private static async Task<SqliteCluster> WithPracticeAsync(ClusterData data, bool steward = false)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        Assert.True((await cluster.City("haarlem").Admit(People.Operator, new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []))).IsGiven);
        Assert.True((await cluster.City("nijmegen").Admit(People.Operator, new("Nijmegen", "NL", "municipality", "GM0268", 51.84, 5.85, []))).IsGiven);
        if (steward)
        {
            Assert.True((await cluster.Grains.GetGrain<IParticipantGrain>(JournalIds.Participant("amina")).Register("Amina", "haarlem", "civic")).IsGiven);
        }

        Assert.True((await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).IsGiven);
        await cluster.ToldAsync("tuin", 1);
        return cluster;
    }

    private static Task<long> PostAsync(SqliteCluster cluster, string updateId) =>
        SubmitAsync(cluster, updateId, new PostUpdate(updateId, "Bericht", "Er is iets gebeurd."));

    private static async Task<long> SubmitAsync(SqliteCluster cluster, string commandId, PracticeCommand command) =>
        Assert.IsType<CommandResult.Accepted>(Assert.Single(await cluster.Practice("tuin").Submit([new(commandId, People.Amina, command)]))).Version;
}
