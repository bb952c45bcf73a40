using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Live;

/// <summary>Who is where, over real connections.</summary>
public sealed class LivePresenceTests : LiveTests
{
    [Fact]
    public async Task Presence_of_others_is_told_and_leaving_too()
    {
        await using var client = await Server.ConnectAsync(false);
        var board = await client.JoinAsync("b1");
        string other;
        await using (var second = await Server.ConnectAsync(true, "p2"))
        {
            var there = await second.JoinAsync("b1");
            other = there.JoinAnswer.GetProperty("you").GetProperty("presenceId").GetString()!;
            Assert.Null(await second.CallAsync("SetPresence", "b1", Json(new { cardId = "k1", editing = true })));
            await Eventually(() => board.Present.Contains(other));
        }

        await Eventually(() => !board.Present.Contains(other));
        await Eventually(() => Board.Shares.Any(share => share.Changes.Any(change => change.PresenceId == other && change.Gone)));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task P9_a_caret_and_a_pointer_are_told_as_they_are(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack);
        await client.JoinAsync("b1");
        Assert.Null(await client.CallAsync("SetPresence", "b1", Json(new { cardId = "k1", editing = true, caret = new { version = 3, from = 5, to = 2 }, pointer = new { zoneId = "z", x = 0.25, y = 1 } })));
        var present = Assert.Single((await client.CallAsync("JoinBoard", "b1"))!.Value.GetProperty("present").EnumerateArray());

        Assert.Equal((3, 5, 2), (present.GetProperty("caret").GetProperty("version").GetInt32(), present.GetProperty("caret").GetProperty("from").GetInt32(), present.GetProperty("caret").GetProperty("to").GetInt32()));
        Assert.Equal(("z", 0.25, 1.0), (present.GetProperty("pointer").GetProperty("zoneId").GetString(), present.GetProperty("pointer").GetProperty("x").GetDouble(), present.GetProperty("pointer").GetProperty("y").GetDouble()));
    }

    [Fact]
    public async Task P7_while_there_is_writing_in_private_joining_tells_only_who_is_there()
    {
        Board.IsPrivate = true;
        await using var client = await Server.ConnectAsync(false);
        await client.JoinAsync("b1");
        Assert.Null(await client.CallAsync("SetPresence", "b1", Json(new { cardId = "k1", editing = true })));
        Assert.False(await IsAtACardAsync());

        Board.IsPrivate = false;
        Board.Append(Entries.Of(4, "revealed", "carla", """{"cards":[]}"""));
        Assert.True(await IsAtACardAsync());

        async Task<bool> IsAtACardAsync() =>
            Assert.Single((await client.CallAsync("JoinBoard", "b1"))!.Value.GetProperty("present").EnumerateArray()).TryGetProperty("cardId", out _);
    }

    [Fact]
    public async Task P10_one_who_drops_off_the_network_without_a_word_is_gone_while_a_quiet_one_that_answers_stays()
    {
        await using var server = await LiveServer.StartAsync(options =>
        {
            options.WebSocketPing = TimeSpan.FromMilliseconds(100);
            options.WebSocketPingTimeout = TimeSpan.FromMilliseconds(400);
        });
        server.Grains.Board("b1").Append(1);
        await using var witness = await server.ConnectAsync(false, "carla");
        var board = await witness.JoinAsync("b1");
        using var socket = await server.ConnectRawAsync(messagePack: false);
        await socket.SendAsync("{\"type\":1,\"target\":\"JoinBoard\",\"arguments\":[\"b1\"]}\u001e"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await Eventually(() => board.Present.Length == 2);

        // From here on the socket is open and reads nothing, so nothing of it answers a ping.
        await Eventually(() => board.Present.Length == 1);

        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, socket.State);
        Assert.Equal(1, witness.Connections);
        Assert.False(witness.Closed.IsCompleted);
    }
}
