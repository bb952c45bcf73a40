using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Cluster.Hosting;
using Stadmaken.Tests.Support.Boards;
using Stadmaken.Text;

namespace Stadmaken.Tests.Cluster;

/// <summary>A board as it was, read back from its journal by a real grain.</summary>
public class HistoryTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Any_version_read_back_is_the_fold_of_the_events_up_to_it_with_seed(int seed)
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening(2)));
        var number = 0;
        foreach (var (caller, command) in BoardTrials.Run(new Random(seed)).Take(400))
        {
            await board.SubmitAsync(new BoardSubmission($"c-{++number}", caller, command));
            data.Clock.Advance(TimeSpan.FromMilliseconds(700));
        }

        var entries = await data.StoredAsync(JournalIds.Board("b"));
        Assert.InRange(entries.Count, 100, 401);
        var random = new Random(seed);
        foreach (var version in Enumerable.Range(0, 25).Select(_ => random.Next(1, entries.Count + 1)).Append(1).Append(entries.Count))
        {
            var state = PlayedBoard.Replay(entries.Take(version));
            var expected = JsonSerializer.Serialize(BoardSnapshots.ToSnapshot(state, "b", BoardSnapshots.Mine(state, "amina")), BoardJson.Readable.BoardSnapshot);
            Assert.Equal(expected, await ReadAsync(board.Past(People.Amina, version, null)));

            var last = entries.Last(entry => entry.At <= entries[version - 1].At).Version;
            Assert.Equal(last, (await board.Past(People.Amina, null, entries[version - 1].At)).Value!.Version);
        }
    }

    [Fact]
    public async Task What_never_was_or_is_not_for_the_caller_is_not_found()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening() with { Visibility = BoardVisibilities.Invited }));

        Assert.Equal(1, (await board.Past(People.Amina, 1, null)).Value!.Version);
        Assert.Equal(RefusalCodes.NotFound, (await board.Past(People.Amina, 2, null)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await board.Past(People.Amina, 0, null)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await board.Past(People.Amina, null, data.Clock.GetUtcNow().AddDays(-1))).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotFound, (await board.Past(People.Carla, 1, null)).Refusal!.Code);
        Assert.Equal(RefusalCodes.Invalid, (await board.Past(People.Amina, null, null)).Refusal!.Code);
        Assert.Equal(RefusalCodes.Invalid, (await board.Past(People.Amina, 1, data.Clock.GetUtcNow())).Refusal!.Code);
    }

    [Fact]
    public async Task A_zone_is_rewound_by_a_real_grain_also_after_it_was_put_away()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening(2)));
        await board.SubmitUntilStoredAsync(new("c-1", People.Amina, new AddCard("k1", "z0", "Een buurttuin")));
        var before = await board.SubmitUntilStoredAsync(new("c-2", People.Amina, new AddCard("k2", "z0", "Een bankje")));
        await board.SubmitUntilStoredAsync(new("c-3", People.Carla, new MoveCard("k1", "z1")));
        await board.SubmitUntilStoredAsync(new("c-4", People.Carla, new EditCardText("k2", before, new TextOperationBuilder().Delete(10).Build())));
        await board.SubmitUntilStoredAsync(new("c-5", People.Carla, new RemoveCard("k2")));
        await cluster.PutAwayAsync(board);

        Assert.Equal(RefusalCodes.NotAllowed, Assert.IsType<CommandResult.Refused>(await board.SubmitAsync(new("c-6", People.Carla, new RewindZone("z0", before)))).Refusal.Code);
        Assert.Equal(RefusalCodes.NotFound, Assert.IsType<CommandResult.Refused>(await board.SubmitAsync(new("c-7", People.Amina, new RewindZone("z0", 99)))).Refusal.Code);
        await board.SubmitUntilStoredAsync(new("c-8", People.Amina, new RewindZone("z0", before)));

        var opened = await board.Open(People.Carla, null);
        var snapshot = JsonSerializer.Deserialize(opened.Value!.Snapshot, BoardJson.Readable.BoardSnapshot)!;
        Assert.Equal(["Een buurttuin", "Een bankje"], snapshot.Zones[0].Cards.Select(card => card.Text));
        Assert.Empty(snapshot.Zones[1].Cards);
    }

    private static async Task<string> ReadAsync(Task<Answer<PastBoard>> reading)
    {
        var answer = await reading;
        Assert.True(answer.IsGiven, answer.Refusal?.ToString());
        return System.Text.Encoding.UTF8.GetString(answer.Value.Snapshot);
    }
}
