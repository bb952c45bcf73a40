using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>A practice touches its city's journal, its boards' and those of practices it borrows from.</summary>
public class PracticeTests
{
    private static readonly CityFacts Haarlem = new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []);
    private static readonly PracticeFacts Facts = new("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", ["circular-economy"], ["cooperation"]);

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
    [MemberData(nameof(Crashes), 3)]
    public async Task A_start_cut_short_at_any_step_is_finished_by_asking_again(int step, bool written)
    {
        // Planned, the practice itself, begun.
        await using var data = new ClusterData();
        await using (var cluster = await StartAsync(data))
        {
            Arm(data, step, written);
            Assert.Equal(RefusalCodes.Unavailable, (await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).Refusal!.Code);
            Assert.Null((await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).Refusal);
        }

        // As it is stored, not as it was remembered.
        await using var later = await SqliteCluster.StartAsync(data);
        Assert.Equal([new PracticeListing("tuin", "Buurttuin", "neighbourhood")], (await later.City("haarlem").Practices(Caller.Anonymous)).Value!);
        var opened = (await later.Practice("tuin").Open(People.Amina)).Value!;
        Assert.Equal(("haarlem", "amina", 1L, true), (opened.Snapshot.CityId, opened.Snapshot.StewardId, opened.Snapshot.Version, opened.Access.CanLead));
        Assert.Equal(["practiceStarted"], await TypesAsync(data, "tuin"));
        Assert.Equal(["practicePlanned", "practiceBegun"], (await data.StoredAsync(JournalIds.City("haarlem"))).Select(entry => entry.Type).Where(type => type.StartsWith("practice", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_practice_whose_start_was_cut_short_starts_when_its_city_is_next_asked_for_its_practices()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);
        Arm(data, 2, written: false);
        Assert.Equal(RefusalCodes.Unavailable, (await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).Refusal!.Code);

        Assert.Equal(["tuin"], (await cluster.City("haarlem").Practices(People.Carla)).Value!.Select(practice => practice.PracticeId));
        Assert.Equal("pitched", (await cluster.Practice("tuin").Summarize()).Value!.Phase);
        Assert.Equal(RefusalCodes.NotAllowed, (await cluster.City("haarlem").StartPractice(People.Carla, "elders", Facts)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.City("meppel").Practices(People.Carla)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Practice("nooit").Open(People.Carla)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Practice("nooit").Events(People.Carla, 0, 10)).Refusal!.Code);
    }

    [Theory]
    [MemberData(nameof(Crashes), 3)]
    public async Task A_board_whose_opening_was_cut_short_is_there_when_its_practice_is_next_opened(int step, bool written)
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        var practice = cluster.Practice("tuin");
        var opening = People.Opening() with { Visibility = BoardVisibilities.City };
        Arm(data, step, written);
        Assert.Equal(RefusalCodes.Unavailable, (await practice.OpenBoard(People.Carla, "b-1", opening)).Refusal!.Code);
        if (step == 1 && !written)
        {
            Assert.True((await practice.OpenBoard(People.Carla, "b-1", opening)).IsGiven);
        }

        // Carla of Dordrecht speaks for a stakeholder of this practice of Haarlem, and sees the board she opened.
        Assert.Equal(["b-1"], (await practice.Open(People.Carla)).Value!.Boards.Select(board => board.BoardId));
        Assert.Equal(["b-1"], (await practice.Open(People.Amina)).Value!.Boards.Select(board => board.BoardId));
        Assert.Empty((await practice.Open(Caller.Anonymous)).Value!.Boards);
        Assert.Single((await cluster.Board("b-1").Events(People.Carla, 0, 100)).Value!.Entries, entry => entry.Type == "boardOpened");
        Assert.Contains("\"practiceId\":\"tuin\"", System.Text.Encoding.UTF8.GetString((await cluster.Board("b-1").Open(People.Amina, null)).Value!.Snapshot!), StringComparison.Ordinal);
        var events = (await practice.Events(Caller.Anonymous, 0, 100)).Value!.Entries;
        Assert.Equal(["{}"], events.Where(entry => entry.Type == "boardPlanned").Select(entry => System.Text.Encoding.UTF8.GetString(entry.Data)));
    }

    [Theory]
    [MemberData(nameof(Crashes), 3)]
    public async Task PR8_a_borrowing_and_its_report_reach_the_origin_once_whatever_is_cut_short(int step, bool written)
    {
        // Each: planned here, noted there, known here.
        await using var data = new ClusterData();
        await using (var cluster = await WithPracticesAsync(data))
        {
            await SubmitAsync(cluster, "tuin", People.Amina, "post", new PostUpdate("u1", "De sleutel", "Kwijt", Approach: "Een kluisje"));
            Arm(data, step, written);
            await SubmitUntilStoredAsync(cluster, "zorg", People.Amina, "borrow", new Borrow("l1", "tuin", "approach", "u1"));
            Assert.True((await cluster.Practice("zorg").Open(People.Amina)).Value!.Snapshot.Borrowings.Single().IsNoted);

            Arm(data, step, written);
            await SubmitUntilStoredAsync(cluster, "zorg", People.Amina, "report", new ReportBorrowing("l1", "adapted", "Twee kluisjes"));
            await cluster.Practice("zorg").Watch(data.Clock.GetUtcNow());
        }

        await using var later = await SqliteCluster.StartAsync(data);
        var lending = Assert.Single((await later.Practice("tuin").Open(People.Carla)).Value!.Snapshot.Lendings);
        Assert.Equal((new PracticeName("zorg", "haarlem", "Zorg"), "u1"), (lending.Borrower, lending.ItemId));
        Assert.Equal(["Twee kluisjes"], lending.Reports.Select(report => report.Text));
        var borrowing = Assert.Single((await later.Practice("zorg").Open(People.Carla)).Value!.Snapshot.Borrowings);
        Assert.Equal((new Lineage("tuin", 3, "approach", "u1"), "Een kluisje", true), (borrowing.Origin, borrowing.Text, borrowing.Reports.Single().IsNoted));
        Assert.Equal(["borrowed", "borrowerReported"], (await TypesAsync(data, "tuin")).Where(type => type.StartsWith("borrow", StringComparison.Ordinal)));
        Assert.Equal(
            ["borrowingPlanned", "borrowingNoted", "borrowingReported", "borrowingReportNoted"],
            (await TypesAsync(data, "zorg")).Where(type => type.StartsWith("borrow", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Crashes), 5)]
    public async Task PR8_a_board_set_up_like_anothers_begins_once_with_its_zones_and_its_lineage_whatever_is_cut_short(int step, bool written)
    {
        // Planned here, the board itself, begun, noted there, known here.
        await using var data = new ClusterData();
        await using (var cluster = await WithPracticesAsync(data))
        {
            await OpenTableAsync(cluster, BoardVisibilities.Network);
            Arm(data, step, written);
            await SubmitUntilStoredAsync(cluster, "zorg", People.Amina, "borrow", new Borrow("l1", "tuin", "template", "tafel", "b-2", "Onze tafel", BoardVisibilities.City));
            await cluster.Practice("zorg").Watch(data.Clock.GetUtcNow());
        }

        await using var later = await SqliteCluster.StartAsync(data);
        var practice = (await later.Practice("zorg").Open(People.Amina)).Value!;
        var borrowing = Assert.Single(practice.Snapshot.Borrowings);
        Assert.Equal((new Lineage("tuin", 3, "template", "tafel", 6), "b-2", true, string.Empty), (borrowing.Origin, borrowing.BoardId, borrowing.IsNoted, borrowing.Title));
        Assert.Equal([new BoardListing("b-2", "Onze tafel")], practice.Boards);
        var board = (await later.Board("b-2").Outline(People.Amina)).Value!;
        Assert.Equal("Onze tafel", board.Title);
        Assert.Single((await later.Board("b-2").Events(People.Amina, 0, 100)).Value!.Entries, entry => entry.Type == "boardOpened");
        Assert.Equal(["Wat kost het", "Wie doet wat"], board.Zones.Select(zone => zone.Title));
        var snapshot = System.Text.Encoding.UTF8.GetString((await later.Board("b-2").Open(People.Amina, null)).Value!.Snapshot!);
        Assert.DoesNotContain("Sleutel kwijt", snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain("carla", snapshot, StringComparison.Ordinal);
        Assert.Equal((new PracticeName("zorg", "haarlem", "Zorg"), "tafel"), Assert.Single((await later.Practice("tuin").Open(People.Carla)).Value!.Snapshot.Lendings) is var lending ? (lending.Borrower, lending.ItemId) : default);
        Assert.Equal(["boardBegun", "borrowingNoted", "practiceStarted", "templatePlanned"], (await TypesAsync(data, "zorg")).Order(StringComparer.Ordinal));
        Assert.Equal(["{}"], (await later.Practice("zorg").Events(Caller.Anonymous, 0, 100)).Value!.Entries.Where(entry => entry.Type == "templatePlanned").Select(entry => System.Text.Encoding.UTF8.GetString(entry.Data)));
    }

    [Theory]
    [InlineData(BoardVisibilities.Invited, false)]
    [InlineData(BoardVisibilities.City, true)]
    public async Task PR8_only_a_board_that_the_borrower_may_read_is_borrowed(string visibility, bool borrowed)
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        await OpenTableAsync(cluster, visibility);

        // Amina is of its city and did not open it.
        var result = await SubmitAsync(cluster, "zorg", People.Amina, "borrow", new Borrow("l1", "tuin", "template", "tafel", "b-2"));

        Assert.Equal(borrowed ? null : $"{RefusalCodes.NotFound} itemId", result is CommandResult.Refused { Refusal: var refusal } ? $"{refusal.Code} {refusal.Field}" : null);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Board("tafel").Outline(Caller.Anonymous)).Refusal!.Code);
    }

    [Fact]
    public async Task PR2_who_may_write_in_a_practice_is_told_without_the_rest_of_it()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);

        Assert.Equal((true, true), (await cluster.Practice("tuin").Access(People.Amina)).Value is { } leads ? (leads.CanWrite, leads.CanLead) : default);
        Assert.Equal((true, false), (await cluster.Practice("tuin").Access(People.Carla)).Value is { } speaks ? (speaks.CanWrite, speaks.CanLead) : default);
        Assert.False((await cluster.Practice("zorg").Access(People.Carla)).Value!.CanWrite);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Practice("nooit").Access(People.Amina)).Refusal!.Code);
    }

    [Fact]
    public async Task PR8_what_is_not_there_is_not_borrowed_and_who_does_not_write_looks_nothing_up()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);

        Assert.Equal(RefusalCodes.NotFound, RefusalOf(await SubmitAsync(cluster, "zorg", People.Amina, "b1", new Borrow("l1", "tuin", "approach", "u9"))).Code);
        Assert.Equal("practiceId", RefusalOf(await SubmitAsync(cluster, "zorg", People.Amina, "b2", new Borrow("l1", "nooit", "approach", "u9"))).Field);
        Assert.Equal(RefusalCodes.NotAllowed, RefusalOf(await SubmitAsync(cluster, "zorg", People.Carla, "b3", new Borrow("l1", "tuin", "approach", "u9"))).Code);
        Assert.Equal("commandId", RefusalOf(await SubmitAsync(cluster, "zorg", People.Amina, "plan:b-1", new ChangePhase("exploring"))).Field);
    }

    [Fact]
    public async Task PR9_what_is_due_is_told_once_also_when_asked_twice_at_once_and_after_a_restart()
    {
        await using var data = new ClusterData();
        DateTimeOffset due;
        await using (var cluster = await WithPracticesAsync(data))
        {
            due = (await cluster.Practice("tuin").Watch(data.Clock.GetUtcNow()))!.Value;
            Assert.Equal(data.Clock.GetUtcNow().AddDays(60), due);
            data.Clock.SetUtcNow(due);
            data.Store.LoseNextAcknowledgement();
            await cluster.Practice("tuin").Watch(due);
        }

        await using var later = await SqliteCluster.StartAsync(data);
        await Task.WhenAll(later.Practice("tuin").Watch(due), later.Practice("tuin").Watch(due));
        Assert.Equal(["practiceQuiet"], (await TypesAsync(data, "tuin")).Where(type => type == "practiceQuiet"));
        Assert.NotNull((await later.Practice("tuin").Summarize()).Value!.QuietSince);
    }

    [Fact]
    public async Task A_command_sent_twice_is_answered_with_the_version_by_which_what_it_made_is_found()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        var first = Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, "tuin", People.Carla, "k1", new AddMilestone("m1", "Opening", new(2027, 1, 1))));
        var second = Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, "tuin", People.Carla, "k1", new AddMilestone("m2", "Opening", new(2027, 1, 1))));

        Assert.Equal(first.Version, second.Version);
        var milestone = Assert.Single((await cluster.Practice("tuin").Open(People.Carla)).Value!.Snapshot.Milestones);
        Assert.Equal(("m1", first.Version), (milestone.MilestoneId, milestone.Version));
    }

    private static async Task<SqliteCluster> StartAsync(ClusterData data)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        Assert.True((await cluster.City("haarlem").Admit(People.Operator, Haarlem)).IsGiven);
        return cluster;
    }

    /// <summary>With two practices of Haarlem that Amina started; Carla of Dordrecht speaks for a stakeholder of the first.</summary>
    /// <summary>Has Carla open a board in the garden, change how it is set up, and put a card on it.</summary>
    private static async Task OpenTableAsync(SqliteCluster cluster, string visibility)
    {
        var opening = new BoardOpening("Tafel", visibility, null, [new("z1", "Wie doet wat")]);
        Assert.True((await cluster.Practice("tuin").OpenBoard(People.Carla, "tafel", opening)).IsGiven);
        BoardCommand[] commands = [new AddZone("z2", "Wat kost het"), new MoveZone("z2", AtStart: true), new AddCard("k1", "z1", "Sleutel kwijt"), new Vote("k1")];
        var results = await cluster.Board("tafel").Submit([.. commands.Select((command, i) => new BoardSubmission($"c{i}", People.Carla, command))]);
        Assert.All(results, result => Assert.IsType<CommandResult.Accepted>(result));

        // Afterwards the board has been told who leads it: nothing of this is under way any more when a test cuts something short.
        await cluster.Practice("tuin").Watch(DateTimeOffset.UnixEpoch);
    }

    private static async Task<SqliteCluster> WithPracticesAsync(ClusterData data)
    {
        var cluster = await StartAsync(data);
        Assert.True((await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).IsGiven);
        Assert.True((await cluster.City("haarlem").StartPractice(People.Amina, "zorg", Facts with { Title = "Zorg" })).IsGiven);
        Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, "tuin", People.Amina, "s", new AddStakeholder("s1", "social", "organisation", "Corporatie", "Eigenaar", ParticipantId: "carla")));
        await cluster.ToldAsync("tuin", 2);
        await cluster.ToldAsync("zorg", 1);
        return cluster;
    }

    private static void Arm(ClusterData data, int step, bool written)
    {
        // What those who follow are told goes on by itself, and is not what is cut short here.
        data.Store.Concerns = journalId => !journalId.StartsWith("followers:", StringComparison.Ordinal);
        for (var passed = 1; passed < step; passed++)
        {
            data.Store.HoldNextAppend().Release();
        }

        Action arm = written ? () => data.Store.LoseNextAcknowledgement() : () => data.Store.FailNextAppend();
        arm();
    }

    private static async Task<CommandResult> SubmitAsync(SqliteCluster cluster, string practiceId, Caller caller, string commandId, PracticeCommand command) =>
        Assert.Single(await cluster.Practice(practiceId).Submit([new(commandId, caller, command)]));

    private static async Task SubmitUntilStoredAsync(SqliteCluster cluster, string practiceId, Caller caller, string commandId, PracticeCommand command)
    {
        if (await SubmitAsync(cluster, practiceId, caller, commandId, command) is CommandResult.Refused refused)
        {
            Assert.Equal(RefusalCodes.Unavailable, refused.Refusal.Code);
            Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, practiceId, caller, commandId, command));
        }
    }

    private static Refusal RefusalOf(CommandResult result) => Assert.IsType<CommandResult.Refused>(result).Refusal;

    private static async Task<string[]> TypesAsync(ClusterData data, string practiceId) =>
        [.. (await data.StoredAsync(JournalIds.Practice(practiceId))).Select(entry => entry.Type)];
}
