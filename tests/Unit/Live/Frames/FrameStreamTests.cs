using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Api.Live.Frames;

namespace Stadmaken.Tests.Unit.Live.Frames;

public sealed class FrameStreamTests : IAsyncLifetime
{
    private static readonly JsonHubProtocol Json = new();
    private SocketPair _pair = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pair = await SocketPair.OpenAsync();

    public ValueTask DisposeAsync() => _pair.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public async Task Message_of_any_size_arrives_as_one_frame_like_any_other_of_the_protocol(int length)
    {
        var message = new SharedMessage(new InvocationMessage("all", [new string('é', length / 2)]));
        var expected = message.GetSerializedMessage(Json).ToArray();

        var sending = _pair.Frames.SendAsync(message.FrameOf(Json)).AsTask();
        var received = await _pair.ReceiveAsync();
        await sending;

        Assert.Equal(expected, received);
        Assert.True(message.FrameOf(Json).Equals(message.FrameOf(Json)), "It is made once.");
    }

    [Fact]
    public async Task Frame_waits_until_a_message_in_several_frames_is_whole()
    {
        await _pair.Server.SendAsync("begin "u8.ToArray().AsMemory(), WebSocketMessageType.Text, endOfMessage: false, Stop);
        var sending = _pair.Frames.SendAsync(Frame("shared")).AsTask();
        Assert.False(sending.IsCompleted);
        await _pair.Server.SendAsync("end"u8.ToArray().AsMemory(), WebSocketMessageType.Text, endOfMessage: true, Stop);

        Assert.Equal("begin end", Encoding.UTF8.GetString((await _pair.ReceiveAsync())!));
        Assert.Contains("shared", Encoding.UTF8.GetString((await _pair.ReceiveAsync())!), StringComparison.Ordinal);
        await sending;
    }

    [Fact]
    public async Task Control_frame_that_does_not_wait_spoils_the_connection()
    {
        await _pair.Server.SendAsync("begin "u8.ToArray().AsMemory(), WebSocketMessageType.Text, endOfMessage: false, Stop);
        await _pair.Wire.WriteAsync(Frame("shared"), Stop);
        await _pair.Server.SendAsync("end"u8.ToArray().AsMemory(), WebSocketMessageType.Text, endOfMessage: true, Stop);

        await Assert.ThrowsAsync<WebSocketException>(_pair.ReceiveAsync);
    }

    [Fact]
    public async Task Nothing_follows_the_closing_frame()
    {
        await _pair.Server.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        await _pair.Frames.SendAsync(Frame("too late"));
        await _pair.Client.ReceiveAsync(new byte[16].AsMemory(), Stop);
        await _pair.Wire.DisposeAsync();

        Assert.Equal(WebSocketState.CloseReceived, _pair.Client.State);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, _pair.Client.CloseStatus);
    }

    [Fact]
    public async Task Who_waits_for_the_rest_of_a_message_is_let_go_when_the_connection_ends()
    {
        await _pair.Server.SendAsync("begin "u8.ToArray().AsMemory(), WebSocketMessageType.Text, endOfMessage: false, Stop);
        Task[] waiting = [_pair.Frames.SendAsync(Frame("one")).AsTask(), _pair.Frames.SendAsync(Frame("two")).AsTask()];

        _pair.Server.Dispose();

        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Frame_that_fails_is_told_to_its_sender_and_the_next_does_nothing()
    {
        await _pair.Wire.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _pair.Frames.SendAsync(Frame("lost")));
        await _pair.Frames.SendAsync(Frame("not tried"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_message_arrives_whole_and_those_of_each_sender_in_order_whatever_is_sent_at_once_seed(int seed)
    {
        const int Each = 400;
        var sending = Task.WhenAll(WriteAsync(new Random(seed)), ShareAsync("a", new Random(seed + 100)), ShareAsync("b", new Random(seed + 200)));

        var received = new List<string>();
        while (received.Count < 3 * Each)
        {
            received.Add(Encoding.UTF8.GetString((await _pair.ReceiveAsync())!));
        }

        await sending;
        foreach (var sender in (string[])["own", "\"a", "\"b"])
        {
            var numbers = received.Where(message => message.Contains($"{sender}-", StringComparison.Ordinal)).Select(message => int.Parse(message.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(Enumerable.Range(0, Each), numbers);
        }

        async Task WriteAsync(Random random)
        {
            for (var number = 0; number < Each; number++)
            {
                var message = Encoding.UTF8.GetBytes($"own-{number}-{new string('x', random.Next(3_000))}");
                var cut = random.Next(message.Length);
                if (random.Next(2) == 0)
                {
                    await _pair.Server.SendAsync(message.AsMemory(0, cut), WebSocketMessageType.Text, endOfMessage: false, Stop);
                    await Task.Yield();
                    message = message[cut..];
                }

                await _pair.Server.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, Stop);
            }
        }

        async Task ShareAsync(string name, Random random)
        {
            for (var number = 0; number < Each; number++)
            {
                await _pair.Frames.SendAsync(Frame($"{name}-{number}-{new string('y', random.Next(3_000))}"));
                await Task.Yield();
            }
        }
    }

    private static ReadOnlyMemory<byte> Frame(string said) => new SharedMessage(new InvocationMessage("all", [said])).FrameOf(Json);
}
