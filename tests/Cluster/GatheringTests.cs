using System.Text;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>A gathering touches its city's journal, its boards', and asks its host practice who may answer.</summary>
public class GatheringTests
{
    private static readonly CityFacts Haarlem = new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []);
    private static readonly GatheringFacts Facts = new(
        "Expeditie", "expedition", "Op bezoek", "Tuinpad 1", new(2027, 3, 12, 9, 0, 0, TimeSpan.Zero), new(2027, 3, 12, 16, 0, 0, TimeSpan.Zero), ["cooperation"], HostPracticeId: "tuin");

    public static TheoryData<int, bool> Crashes(int steps)
    {
        var crashes = new TheoryData<int, bool>();
        foreach (var step in Enumerable.Range(1, steps))
        {
            crashes.Add(step, false);
            crashes.Add(step, true);
        }

        return crashes;
    }

    [Theory]
    [MemberData(nameof(Crashes), 6)]
    public async Task GA9_a_start_cut_short_at_any_step_is_finished_by_asking_again(int step, bool written)
    {
        // Planned, the gathering itself, its board planned, the board itself, the board begun, begun.
        await using var data = new ClusterData();
        await using (var cluster = await StartAsync(data))
        {
            Arm(data, step, written);
            Assert.Equal(RefusalCodes.Unavailable, (await cluster.City("haarlem").StartGathering(People.Amina, "g1", Facts)).Refusal!.Code);
            Assert.Null((await cluster.City("haarlem").StartGathering(People.Amina, "g1", Facts)).Refusal);
        }

        await AssertWholeAsync(data);
    }

    [Theory]
    [MemberData(nameof(Crashes), 6)]
    public async Task GA9_a_start_cut_short_at_any_step_is_finished_when_the_city_is_next_asked_for_its_gatherings(int step, bool written)
    {
        await using var data = new ClusterData();
        await using (var cluster = await StartAsync(data))
        {
            Arm(data, step, written);
            Assert.Equal(RefusalCodes.Unavailable, (await cluster.City("haarlem").StartGathering(People.Amina, "g1", Facts)).Refusal!.Code);
        }

        // In another process than the one that was cut short: only what is stored tells that there is something to finish.
        await using (var later = await SqliteCluster.StartAsync(data))
        {
            var listed = (await later.City("haarlem").Gatherings(Caller.Anonymous)).Value!;
            if (step == 1 && !written)
            {
                Assert.Empty(listed);
                return;
            }

            Assert.Equal([new GatheringListing("g1", "Expeditie", "expedition")], listed);
        }

        await AssertWholeAsync(data);
    }

    [Fact]
    public async Task GA2_GA4_only_participants_of_the_host_city_start_a_gathering_at_a_practice_of_that_city()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);

        Assert.Equal(RefusalCodes.NotAllowed, (await cluster.City("haarlem").StartGathering(People.Carla, "g1", Facts)).Refusal!.Code);
        Assert.Equal("hostPracticeId", (await cluster.City("haarlem").StartGathering(People.Amina, "g2", Facts with { HostPracticeId = "elders" })).Refusal!.Field);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.City("meppel").StartGathering(People.Operator, "g1", Facts)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.City("meppel").Gatherings(People.Carla)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Gathering("nooit").Open(People.Carla)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Gathering("nooit").Summarize()).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, RefusalOf(await SubmitAsync(cluster, "nooit", People.Carla, "k1", new SayAttendance("coming"))).Code);
    }

    [Theory]
    [MemberData(nameof(Crashes), 3)]
    public async Task GA9_a_further_board_whose_opening_was_cut_short_is_there_when_the_gathering_is_next_opened(int step, bool written)
    {
        await using var data = new ClusterData();
        await using var cluster = await WithGatheringAsync(data);
        var gathering = cluster.Gathering("g1");
        Arm(data, step, written);
        Assert.Equal(RefusalCodes.Unavailable, (await gathering.OpenBoard(People.Amina, "b-1", People.Opening())).Refusal!.Code);
        if (step == 1 && !written)
        {
            Assert.True((await gathering.OpenBoard(People.Amina, "b-1", People.Opening())).IsGiven);
        }

        Assert.Equal(["gathering-g1", "b-1"], (await gathering.Open(People.Amina)).Value!.Boards.Select(board => board.BoardId));
        Assert.Contains("\"gatheringId\":\"g1\"", Encoding.UTF8.GetString((await cluster.Board("b-1").Open(People.Amina, null)).Value!.Snapshot!), StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.NotAllowed, (await gathering.OpenBoard(People.Carla, "b-2", People.Opening())).Refusal!.Code);
    }

    [Fact]
    public async Task GA7_who_speaks_for_a_stakeholder_of_the_host_practice_answers_questions_and_others_do_not()
    {
        await using var data = new ClusterData();
        await using (var cluster = await WithGatheringAsync(data))
        {
            Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, "g1", People.Carla, "k1", new LeaveQuestion("v1", "Wie betaalt?")));
            Assert.Equal(RefusalCodes.NotAllowed, RefusalOf(await SubmitAsync(cluster, "g1", People.Carla, "k2", new AnswerQuestion("v1", "a1", "De stad"))).Code);
            Assert.Equal(new GatheringAccess(true, false, false), (await cluster.Gathering("g1").Open(People.Carla)).Value!.Access);

            await cluster.Practice("tuin").Submit([new("s", People.Amina, new AddStakeholder("s1", "social", "organisation", "Corporatie", "Eigenaar", ParticipantId: "carla"))]);
            Assert.Equal(new GatheringAccess(true, true, false), (await cluster.Gathering("g1").Open(People.Carla)).Value!.Access);
            Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, "g1", People.Carla, "k3", new AnswerQuestion("v1", "a1", "De stad")));
        }

        await using var later = await SqliteCluster.StartAsync(data);
        var question = Assert.Single((await later.Gathering("g1").Open(People.Carla)).Value!.Snapshot.Questions);
        Assert.Equal(("carla", "De stad"), (question.By, question.Answers.Single().Text));
        Assert.Null(Assert.Single((await later.Gathering("g1").Open(Caller.Anonymous)).Value!.Snapshot.Questions).By);
    }

    [Fact]
    public async Task A_command_sent_twice_is_answered_with_the_version_by_which_what_it_made_is_found()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithGatheringAsync(data);
        data.Store.LoseNextAcknowledgement();
        Assert.Equal(RefusalCodes.Unavailable, RefusalOf(await SubmitAsync(cluster, "g1", People.Carla, "k1", new LeaveQuestion("v1", "Wie betaalt?"))).Code);
        var second = Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, "g1", People.Carla, "k1", new LeaveQuestion("v2", "Wie betaalt?")));

        var question = Assert.Single((await cluster.Gathering("g1").Open(People.Carla)).Value!.Snapshot.Questions);
        Assert.Equal(("v1", second.Version), (question.QuestionId, question.Version));
        Assert.Equal("commandId", RefusalOf(await SubmitAsync(cluster, "g1", People.Amina, "plan:b-1", new CancelGathering("Sneeuw"))).Field);
    }

    private static async Task AssertWholeAsync(ClusterData data)
    {
        // As it is stored, not as it was remembered.
        await using var later = await SqliteCluster.StartAsync(data);
        Assert.Equal([new GatheringListing("g1", "Expeditie", "expedition")], (await later.City("haarlem").Gatherings(Caller.Anonymous)).Value!);
        var opened = (await later.Gathering("g1").Open(People.Amina)).Value!;
        Assert.Equal(("haarlem", "amina", true), (opened.Snapshot.CityId, opened.Snapshot.OrganiserId, opened.Access.CanLead));
        Assert.Equal([new BoardListing("gathering-g1", "Expeditie")], opened.Boards);
        var board = (await later.Board("gathering-g1").Open(People.Amina, null)).Value!;
        Assert.Equal((1L, BoardRoles.Facilitator), (board.Version, board.Access.Role));
        Assert.Equal(BoardRoles.Editor, (await later.Board("gathering-g1").Open(People.Carla, null)).Value!.Access.Role);
        Assert.Equal(["gatheringStarted", "boardPlanned", "boardBegun"], await TypesAsync(data, JournalIds.Gathering("g1")));
        Assert.Equal(["boardOpened"], await TypesAsync(data, JournalIds.Board("gathering-g1")));
        Assert.Equal(["gatheringPlanned", "gatheringBegun"], (await TypesAsync(data, JournalIds.City("haarlem"))).Where(type => type.StartsWith("gathering", StringComparison.Ordinal)));
    }

    /// <summary>Haarlem with a practice that Amina started.</summary>
    private static async Task<SqliteCluster> StartAsync(ClusterData data)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        Assert.True((await cluster.City("haarlem").Admit(People.Operator, Haarlem)).IsGiven);
        Assert.True((await cluster.City("haarlem").StartPractice(People.Amina, "tuin", new("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", [], []))).IsGiven);
        return cluster;
    }

    private static async Task<SqliteCluster> WithGatheringAsync(ClusterData data)
    {
        var cluster = await StartAsync(data);
        Assert.True((await cluster.City("haarlem").StartGathering(People.Amina, "g1", Facts)).IsGiven);
        return cluster;
    }

    private static void Arm(ClusterData data, int step, bool written)
    {
        for (var passed = 1; passed < step; passed++)
        {
            data.Store.HoldNextAppend().Release();
        }

        Action arm = written ? () => data.Store.LoseNextAcknowledgement() : () => data.Store.FailNextAppend();
        arm();
    }

    private static async Task<CommandResult> SubmitAsync(SqliteCluster cluster, string gatheringId, Caller caller, string commandId, GatheringCommand command) =>
        Assert.Single(await cluster.Gathering(gatheringId).Submit([new(commandId, caller, command)]));

    private static Refusal RefusalOf(CommandResult result) => Assert.IsType<CommandResult.Refused>(result).Refusal;

    private static async Task<string[]> TypesAsync(ClusterData data, string journalId) =>
        [.. (await data.StoredAsync(journalId)).Select(entry => entry.Type)];
}
