using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>The participation mirror through the real grains; its rules are tried without them.</summary>
public class ParticipationTests
{
    private const string Board = "b1";

    private static readonly PracticeFacts Facts = new("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", ["circular-economy"], ["cooperation"]);

    [Fact]
    public async Task A_board_tells_participants_which_sectors_spoke_voted_and_were_silent_and_nobody_who()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPeopleAsync(data);
        var board = cluster.Board(Board);
        Assert.Null(await board.Begin(Caller("civic", 0), People.Opening()));
        foreach (var i in Enumerable.Range(0, 5))
        {
            await DoAsync(board, Caller("civic", i), new AddCard($"c{i}", "z0", $"Kaart {i}"));
            await DoAsync(board, Caller("civic", 0), new SetBoardRole($"public-{i}", BoardRoles.Editor));
            await DoAsync(board, Caller("social", i), new Vote("c0"));
        }

        var mirror = (await board.Participation(Caller("civic", 0))).Value!;

        Assert.Equal(
            ["civic 5 0 5 0", "social 5 5 0 0", "public 5 0 0 5"],
            mirror.Groups.Select(group => $"{string.Join('+', group.Sectors)} {group.People} {group.Decided} {group.Spoke} {group.Silent}"));
        Assert.DoesNotContain("civic-", System.Text.Json.JsonSerializer.Serialize(mirror), StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.NotAllowed, (await board.Participation(Stadmaken.Participants.Caller.Anonymous)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Board("nowhere").Participation(Caller("civic", 0))).Refusal!.Code);
    }

    [Fact]
    public async Task A_practice_reads_on_from_where_it_read_last_and_looks_again_after_a_while()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPeopleAsync(data);
        Assert.True((await cluster.City("haarlem").StartPractice(Caller("civic", 0), "tuin", Facts)).IsGiven);
        var practice = cluster.Practice("tuin");
        foreach (var i in Enumerable.Range(0, 5))
        {
            Assert.IsType<CommandResult.Accepted>(Assert.Single(await practice.Submit([new($"s{i}", Caller("civic", 0), new AddStakeholder($"s{i}", "social", "person", $"Buur {i}", "Helpt", ParticipantId: $"social-{i}"))])));
        }

        Assert.Equal(6, (await practice.Participation()).Value!.People);
        foreach (var i in Enumerable.Range(0, 5))
        {
            Assert.IsType<CommandResult.Accepted>(Assert.Single(await practice.Submit([new($"u{i}", Caller("social", i), new PostUpdate($"u{i}", "Verder", "De bedden liggen er."))])));
        }

        var same = (await practice.Participation()).Value!;
        data.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = (await practice.Participation()).Value!;

        Assert.Empty(same.Groups);
        var group = Assert.Single(later.Groups);
        Assert.Equal(["civic", "social"], group.Sectors);
        Assert.Equal((6, 0, 6, 0), (group.People, group.Decided, group.Spoke, group.Silent));
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Practice("nergens").Participation()).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Gathering("nergens").Participation()).Refusal!.Code);
    }

    private static Caller Caller(string sector, int i) => new($"{sector}-{i}", "haarlem", []);

    private static async Task DoAsync(IBoardGrain board, Caller caller, BoardCommand command) =>
        Assert.IsType<CommandResult.Accepted>(await board.SubmitAsync(new BoardSubmission(Guid.NewGuid().ToString("N"), caller, command)));

    // Five of each of three sectors.
    private static async Task<SqliteCluster> WithPeopleAsync(ClusterData data)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        Assert.True((await cluster.City("haarlem").Admit(People.Operator, new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []))).IsGiven);
        foreach (var sector in new[] { "civic", "social", "public" })
        {
            foreach (var i in Enumerable.Range(0, 5))
            {
                Assert.True((await cluster.Participant($"{sector}-{i}").Register($"{sector} {i}", "haarlem", sector)).IsGiven);
            }
        }

        return cluster;
    }
}
