using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

public sealed class CrowdTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    private const int People = 300;
    private const int Typists = 30;

    [Fact]
    public async Task Three_hundred_come_to_one_board_some_of_them_type_and_all_end_with_the_same()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => program.SignInAsync("haarlem")));
        var (_, opened) = await program.SendAsync(HttpMethod.Post, "/v1/boards", tokens[0], new { title = "Werkplaats" });
        var boardId = opened.GetProperty("boardId").GetString()!;
        var room = await Task.WhenAll(tokens.Select(async (token, i) =>
        {
            var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = token, MessagePack = i % 2 == 0 });
            return (Client: client, Board: await client.JoinAsync(boardId));
        }));
        await room[0].Board.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "z", title = "Vak" }), LiveCommand.Of("addCard", new { cardId = "k", zoneId = "z", text = string.Empty }));
        await Task.WhenAll(room.Select(one => one.Board.ReachAsync(3).WaitAsync(TimeSpan.FromSeconds(60))));

        await Task.WhenAll(room.Take(Typists).Select(async (one, i) =>
        {
            for (var n = 0; n < 5; n++)
            {
                var edit = LiveCommand.Of("editCardText", new { cardId = "k", baseVersion = one.Board.Version, operation = new[] { new { insert = $"{(char)('a' + (i % 26))}{n} " } } });
                Assert.NotNull((await one.Board.SubmitAsync(edit))[0].Version);
            }
        }));

        await Task.WhenAll(room.Select(one => one.Board.ReachAsync(3 + (Typists * 5)).WaitAsync(TimeSpan.FromSeconds(60))));
        var expected = Versions(room[0].Board);
        Assert.Equal(Typists * 5, expected.Length);
        Assert.All(room, one => Assert.Equal(expected, Versions(one.Board)));
        Assert.All(room, one => Assert.Equal(1, one.Client.Connections));
        var text = (await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}", tokens[^1])).Body.GetProperty("zones")[0].GetProperty("cards")[0].GetProperty("text").GetString()!;
        Assert.Equal(Typists * 5 * 3, text.Length);
        foreach (var (client, _) in room)
        {
            await client.DisposeAsync();
        }
    }

    // Which edit is which version, as someone was told.
    private static string[] Versions(LiveClientBoard board) =>
        [.. board.Events.TakeLast(Typists * 5).Select(one => $"{one.GetProperty("version")} {one.GetProperty("commandId")}")];
}
