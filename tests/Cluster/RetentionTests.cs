using System.Text;
using Orleans.Runtime;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rule B10: a board is kept so many days after its last change, by fake time.</summary>
public class RetentionTests
{
    private static readonly Caller Steward = new("p-steward", "haarlem", [NetworkRoles.Steward]);

    [Fact]
    public async Task B10_texts_of_a_board_are_gone_once_its_time_is_over_and_not_before()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await cluster.City("haarlem").Admit(People.Operator, new CityFacts("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []));
        Assert.True((await cluster.City("haarlem").OpenBoard(Steward, "b", new BoardOpening("Titel-7f3a", "network", null, [new ZoneOpening("z", "Vak-7f3a", [new CardOpening("k", "Kaart-7f3a", "blue")])]))).IsGiven);
        var board = cluster.Board("b");
        await AcceptedAsync(board, new SetRetention(30));
        data.Clock.Advance(TimeSpan.FromDays(29));
        await AcceptedAsync(board, new AddCard("k2", "z", "Later-7f3a"));

        // 58 days after it began, 29 after its last change.
        data.Clock.Advance(TimeSpan.FromDays(29));
        await TickAsync(board);
        Assert.Contains("7f3a", await StoredAsync(data, "board:b"), StringComparison.Ordinal);

        data.Clock.Advance(TimeSpan.FromDays(2));
        await TickAsync(board);
        Assert.DoesNotContain("7f3a", await StoredAsync(data, "board:b") + await StoredAsync(data, "city:haarlem"), StringComparison.Ordinal);
        var snapshot = Encoding.UTF8.GetString((await board.Open(Steward, null)).Value!.Snapshot!);
        Assert.DoesNotContain("7f3a", snapshot, StringComparison.Ordinal);
        Assert.Contains("\"expiredAt\"", snapshot, StringComparison.Ordinal);

        // Once: and what comes afterwards has its own time.
        var version = (await data.StoredAsync("board:b")).Count;
        await TickAsync(board);
        Assert.Equal(version, (await data.StoredAsync("board:b")).Count);
        await AcceptedAsync(board, new AddCard("k3", "z", "Opnieuw-7f3a"));
        await TickAsync(board);
        Assert.Contains("Opnieuw-7f3a", await StoredAsync(data, "board:b"), StringComparison.Ordinal);
        data.Clock.Advance(TimeSpan.FromDays(31));
        await TickAsync(board);
        Assert.DoesNotContain("Opnieuw-7f3a", await StoredAsync(data, "board:b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B10_a_board_without_a_time_is_kept()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var board = cluster.Board("b");
        Assert.Null(await board.Begin(People.Amina, People.Opening()));
        await AcceptedAsync(board, new SetRetention(1));
        await AcceptedAsync(board, new SetRetention());
        data.Clock.Advance(TimeSpan.FromDays(4_000));
        await TickAsync(board);
        Assert.Contains("Leergebieden Haarlem", await StoredAsync(data, "board:b"), StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.Invalid, Assert.IsType<CommandResult.Refused>(await board.SubmitAsync(new("c-0", Steward, new SetRetention(0)))).Refusal.Code);
    }

    private static Task TickAsync(IBoardGrain board) => board.AsReference<IRemindable>().ReceiveReminder("retention", default);

    private static async Task AcceptedAsync(IBoardGrain board, BoardCommand command)
    {
        var result = await board.SubmitAsync(new BoardSubmission($"c-{Guid.NewGuid():N}", Steward, command));
        Assert.True(result is CommandResult.Accepted, $"{command}: {result}");
    }

    private static async Task<string> StoredAsync(ClusterData data, string journalId) =>
        string.Join('\n', (await data.StoredAsync(journalId)).Select(entry => Encoding.UTF8.GetString(entry.Data)));
}
