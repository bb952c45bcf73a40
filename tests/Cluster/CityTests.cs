using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>What touches two journals or three: admitting a city and opening its boards.</summary>
public class CityTests
{
    private static readonly CityFacts Zwolle = new("Zwolle", "NL", "municipality", "GM0193", 52.5125, 6.0944, []);

    public static TheoryData<int, bool> Crashes
    {
        get
        {
            // Admitted, planned, the board itself, begun, listed.
            var crashes = new TheoryData<int, bool>();
            foreach (var step in Enumerable.Range(1, 5))
            {
                crashes.Add(step, false);
                crashes.Add(step, true);
            }

            return crashes;
        }
    }

    [Fact]
    public async Task A_tenth_city_is_admitted_with_its_board_and_only_once()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        string[] cities = ["amsterdam", "den-haag", "dordrecht", "enschede", "haarlem", "lelystad", "nijmegen", "parkstad", "roeselare", "zwolle"];
        foreach (var cityId in cities)
        {
            var admitted = (await cluster.City(cityId).Admit(People.Operator, Zwolle with { Name = cityId })).Value;
            Assert.Equal($"city-{cityId}", Assert.Single(admitted!.Boards).BoardId);
        }

        Assert.Equal(cities, await cluster.Network.Cities());
        Assert.Equal(RefusalCodes.Conflict, (await cluster.City("zwolle").Admit(People.Operator, Zwolle)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotAllowed, (await cluster.City("meppel").Admit(People.Amina, Zwolle)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.City("meppel").Describe(People.Amina)).Refusal!.Code);
        Assert.Equal(cities, await cluster.Network.Cities());
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task An_admission_cut_short_at_any_step_is_finished_by_asking_again(int step, bool written)
    {
        await using var data = new ClusterData();
        await using (var cluster = await SqliteCluster.StartAsync(data))
        {
            for (var passed = 1; passed < step; passed++)
            {
                data.Store.HoldNextAppend().Release();
            }

            Action arm = written ? () => data.Store.LoseNextAcknowledgement() : () => data.Store.FailNextAppend();
            arm();
            Assert.Equal(RefusalCodes.Unavailable, (await cluster.City("zwolle").Admit(People.Operator, Zwolle)).Refusal!.Code);

            var again = await cluster.City("zwolle").Admit(People.Operator, Zwolle);
            Assert.Equal(step > 1 || written ? RefusalCodes.Conflict : null, again.Refusal?.Code);
            Assert.Equal(["zwolle"], await cluster.Network.Cities());
        }

        // As it is stored, not as it was remembered.
        await using var later = await SqliteCluster.StartAsync(data);
        Assert.Equal(["zwolle"], await later.Network.Cities());
        var city = (await later.City("zwolle").Describe(People.Amina)).Value!;
        Assert.Equal([new BoardListing("city-zwolle", "Bord van Zwolle")], city.Boards);
        Assert.Equal(1, (await later.Board("city-zwolle").Open(People.Amina, null)).Value!.Version);
        Assert.Equal(["cityAdmitted", "boardPlanned", "boardBegun"], (await data.StoredAsync(JournalIds.City("zwolle"))).Select(entry => entry.Type));
    }

    [Fact]
    public async Task A_board_whose_beginning_was_cut_short_begins_when_its_city_is_next_looked_at()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var city = cluster.City("haarlem");
        await city.Admit(People.Operator, Zwolle with { Name = "Haarlem" });

        data.Store.HoldNextAppend().Release();
        data.Store.FailNextAppend();
        Assert.Equal(RefusalCodes.Unavailable, (await city.OpenBoard(People.Amina, "b-1", People.Opening())).Refusal!.Code);

        Assert.Equal(["city-haarlem", "b-1"], (await city.Describe(People.Amina)).Value!.Boards.Select(board => board.BoardId));
        Assert.Equal(1, (await cluster.Board("b-1").Open(People.Amina, null)).Value!.Version);
    }

    [Fact]
    public async Task Boards_are_listed_to_those_who_may_see_them()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var city = cluster.City("haarlem");
        await city.Admit(People.Operator, Zwolle with { Name = "Haarlem" });
        foreach (var visibility in new[] { BoardVisibilities.Public, BoardVisibilities.City, BoardVisibilities.Invited })
        {
            Assert.True((await city.OpenBoard(People.Amina, visibility, People.Opening() with { Visibility = visibility })).IsGiven);
        }

        Assert.Equal(RefusalCodes.NotAllowed, (await city.OpenBoard(People.Carla, "b-2", People.Opening())).Refusal!.Code);
        Assert.Equal(["public"], await SeenBy(Caller.Anonymous));
        Assert.Equal(["city-haarlem", "public"], await SeenBy(People.Carla));
        Assert.Equal(["city-haarlem", "public", "city"], await SeenBy(People.Amina with { ParticipantId = "buur" }));
        Assert.Equal(["city-haarlem", "public", "city", "invited"], await SeenBy(People.Amina));
        Assert.Equal(["city-haarlem", "public", "city", "invited"], await SeenBy(People.Operator));
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Board("city").Open(People.Carla, null)).Refusal!.Code);

        async Task<string[]> SeenBy(Caller caller) => [.. (await city.Describe(caller)).Value!.Boards.Select(board => board.BoardId)];
    }

    [Fact]
    public async Task J3_a_board_that_was_opened_longer_ago_than_is_remembered_is_opened_again_without_harm()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data, journals: options => options.RememberedCommands = 2);
        var opening = new BoardOpening("Netwerk", BoardVisibilities.Network, null, []);
        Assert.True((await cluster.Network.OpenBoard(Caller.Network, "eerste", opening)).IsGiven);
        foreach (var later in (string[])["a", "b", "c"])
        {
            Assert.True((await cluster.Network.OpenBoard(Caller.Network, later, opening)).IsGiven);
        }

        var again = await cluster.Network.OpenBoard(Caller.Network, "eerste", opening);

        Assert.Equal("eerste", again.Value?.BoardId);
        Assert.Equal(4, (await data.StoredAsync(JournalIds.Network)).Count(entry => entry.Type == "boardPlanned"));
    }
}
