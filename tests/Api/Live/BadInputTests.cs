using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MessagePack;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Live;

/// <summary>Whatever comes in gets a stable code or closes its own connection; everyone else goes on.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private LiveServer _server = null!;
    private LiveClient _bystander = null!;
    private LiveClientBoard _bystanderBoard = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LiveServer.StartAsync();
        _server.Grains.Board("b1").Append(1);
        _bystander = await _server.ConnectAsync(true, "bystander");
        _bystanderBoard = await _bystander.JoinAsync("b1");
    }

    public async ValueTask DisposeAsync()
    {
        await _bystander.DisposeAsync();
        await _server.DisposeAsync();
    }

    public static TheoryData<bool, string, string, string> WrongCalls
    {
        get
        {
            (string Call, string Arguments, string Code)[] calls =
            [
                ("JoinBoard", """["unknown"]""", "not-found"),
                ("JoinBoard", """["not an id"]""", "invalid"),
                ("JoinBoard", "[42]", "invalid"),
                ("JoinBoard", "[]", "invalid"),
                ("JoinBoard", "[null]", "invalid"),
                ("JoinBoard", """["b1","one"]""", "invalid"),
                ("JoinBoard", """["b1",1.5]""", "invalid"),
                ("JoinBoard", """["b1",1,2]""", "invalid"),
                ("Submit", """["b1"]""", "invalid"),
                ("Submit", """["b1",null]""", "invalid"),
                ("Submit", """["b1",{}]""", "invalid"),
                ("Submit", """["b1","x"]""", "invalid"),
                ("Submit", """[{"boardId":"b1"},[]]""", "invalid"),
                ("Submit", """["no id",[]]""", "invalid"),
                ("Post", """["b1",7]""", "invalid"),
                ("SetPresence", """["b1",[]]""", "invalid"),
                ("SetPresence", """["b1",{"cardId":7}]""", "invalid"),
                ("SetPresence", """["b1",{"cardId":"k","caret":{"version":1,"from":-1,"to":0}}]""", "invalid"),
                ("SetPresence", """["b1",{"pointer":{"zoneId":"z","x":2,"y":0}}]""", "invalid"),
                ("SetPresence", """["b1",{"pointer":{"zoneId":"z","x":"0.5","y":0}}]""", "invalid"),
                ("SetPresence", """["b1",{}]""", "conflict"),
                ("LeaveBoard", "[7]", "invalid"),
                ("Explode", "[]", "invalid"),
                ("Explode", "[1,2]", "invalid"),
                ("Misfit", """["hello"]""", "invalid"),
                ("OnConnectedAsync", "[]", "invalid"),
                ("Dispose", "[]", "invalid"),
            ];
            var data = new TheoryData<bool, string, string, string>();
            foreach (var (call, arguments, code) in calls)
            {
                data.Add(false, call, arguments, code);
                data.Add(true, call, arguments, code);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public async Task A_call_that_is_wrong_is_answered_with_a_code(bool messagePack, string call, string arguments, string code)
    {
        await using var client = await _server.ConnectAsync(messagePack);
        object?[] values = [.. JsonDocument.Parse(arguments).RootElement.EnumerateArray().Select(value => (object?)LiveClient.Argument(value))];

        // First without waiting for an answer: that is dropped, and does not harm what comes next.
        await client.SendAsync(call, values);
        var error = (await client.CallAsync(call, values))!.Value.GetProperty("error");

        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.False(error.GetProperty("retry").GetBoolean());
        await StillWorksAsync(client);
    }

    public static TheoryData<bool, string, string, string?> WrongCommands
    {
        get
        {
            (string Command, string Code, string? Where)[] commands =
            [
                ("""{"commandId":"c","type":"moveCard","cardId":"unknown","zoneId":"z"}""", "not-found", "cardId"),
                ($$"""{"commandId":"c","type":"addCard","cardId":"k","zoneId":"z","text":"{{new string('x', 10_001)}}"}""", "too-large", "text"),
                ("""{"commandId":"c","type":"addCard","cardId":"k","zoneId":"z","text":7}""", "invalid", "text"),
                ("""{"commandId":"c","type":"addCard","cardId":"k","zoneId":"z"}""", "invalid", "text"),
                ("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":[{"retain":-1}]}""", "invalid", "operation"),
                ($$"""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":[{"insert":"{{new string('x', 10_001)}}"}]}""", "too-large", "operation"),
                ("""{"commandId":"c","type":"startVoting","votesPerPerson":3,"zoneIds":[null]}""", "invalid", "zoneIds[0]"),
                ("""{"commandId":"c","type":"explode"}""", "invalid", "type"),
                ("""{"type":"vote","cardId":"k"}""", "invalid", "commandId"),
                ("7", "invalid", "commands"),
            ];
            var data = new TheoryData<bool, string, string, string?>();
            foreach (var (command, code, where) in commands)
            {
                data.Add(false, command, code, where);
                data.Add(true, command, code, where);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WrongCommands))]
    public async Task A_command_that_is_wrong_is_refused_and_says_where(bool messagePack, string command, string code, string? field)
    {
        await using var client = await _server.ConnectAsync(messagePack);
        var results = (await client.CallAsync("Submit", "b1", Raw($"[{command}]")))!.Value;
        var error = Assert.Single(results.EnumerateArray()).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(field, error.GetProperty("field").GetString());
        await StillWorksAsync(client);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sixty_five_commands_are_too_large_and_none_is_done(bool messagePack)
    {
        await using var client = await _server.ConnectAsync(messagePack);
        var results = (await client.CallAsync("Submit", "b1", LiveClient.Argument(Enumerable.Range(0, 65).Select(_ => LiveCommand.AddCard("z", "t")))))!.Value;
        Assert.Equal(65, results.GetArrayLength());
        Assert.All(results.EnumerateArray(), result => Assert.Equal("too-large", result.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(1, _server.Grains.Board("b1").Version);
        await StillWorksAsync(client);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_of_more_than_256_KiB_is_too_large_and_none_is_done(bool messagePack)
    {
        await using var client = await _server.ConnectAsync(messagePack);
        var results = (await client.CallAsync("Submit", "b1", LiveClient.Argument(Enumerable.Range(0, 50).Select(_ => LiveCommand.AddCard("z", new string('x', 6_000))))))!.Value;
        Assert.Equal("too-large", results[49].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(1, _server.Grains.Board("b1").Version);
        await StillWorksAsync(client);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_of_more_than_1_MiB_closes_its_connection_only(bool messagePack)
    {
        await using var client = await _server.ConnectAsync(messagePack);
        await client.SendAsync("Post", "b1", LiveClient.Argument(new[] { LiveCommand.AddCard("z", new string('x', 1_100_000)) }));
        await client.Closed.WaitAsync(TestContext.Current.CancellationToken);
        await BystanderGoesOnAsync();
    }

    public static TheoryData<string> JsonFrames =>
    [
        "not json\x1e", "{\x1e", "[]\x1e", "7\x1e", "{}\x1e", "\x1e", "{\"type\":\"one\"}\x1e", "{\"type\":1}\x1e", "{\"type\":1,\"target\":7,\"arguments\":[]}\x1e",
        "{\"type\":1,\"target\":\"Submit\",\"arguments\":7}\x1e", "{\"type\":1,\"target\":\"Submit\",\"arguments\":[" + new string('[', 500) + "\x1e",
        "{\"type\":1,\"invocationId\":7,\"target\":\"Submit\",\"arguments\":[]}\x1e", "{\"type\":2,\"target\":\"x\",\"streamItem\":1}\x1e", "{\"type\":3}\x1e", "{\"type\":6,\"x\":\x1e",
        "{\"type\":99}\x1e", "{\"type\":1,\"target\":\"Submit\",\"arguments\":[\"b1\",[\"\\ud800\"]]}\x1e", "{\"type\":1,\"target\":\"\\ud800\",\"arguments\":[]}\x1e",
        "{\"type\":1,\"target\":\"Submit\",\"arguments\":[\"b1\",[]],\"streamIds\":[\"s\"]}\x1e",
    ];

    [Theory]
    [MemberData(nameof(JsonFrames))]
    public async Task A_json_frame_that_is_malformed_harms_no_other_connection(string frame)
    {
        using var socket = await _server.ConnectRawAsync(messagePack: false);
        await SendAndEndAsync(socket, Encoding.UTF8.GetBytes(frame));
        await BystanderGoesOnAsync();
    }

    [Fact]
    public async Task A_json_frame_that_is_not_utf8_harms_no_other_connection()
    {
        using var socket = await _server.ConnectRawAsync(messagePack: false);
        await SendAndEndAsync(socket, [.. "{\"type\":1,\"target\":\"Submit\",\"arguments\":[\"b1\",[\""u8, 0xC3, 0x28, .. "\"]]}\x1e"u8]);
        await BystanderGoesOnAsync();
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_bytes_harm_no_other_connection(int seed)
    {
        var random = new Random(seed);
        using var socket = await _server.ConnectRawAsync(messagePack: seed % 2 == 0);
        var bytes = new byte[random.Next(1, 300)];
        random.NextBytes(bytes);
        await SendAndEndAsync(socket, bytes);
        await BystanderGoesOnAsync();
    }

    [Fact]
    public async Task A_messagepack_frame_that_promises_too_much_harms_no_other_connection()
    {
        using var socket = await _server.ConnectRawAsync(messagePack: true);
        await SendAndEndAsync(socket, [5, 0xDD, 0x7F, 0xFF, 0xFF, 0xFF]);
        await BystanderGoesOnAsync();
    }

    [Fact]
    public async Task A_value_that_json_has_no_form_for_is_invalid_and_the_connection_goes_on()
    {
        using var socket = await _server.ConnectRawAsync(messagePack: true);
        await socket.SendAsync(Frame((ref MessagePackWriter writer) =>
        {
            writer.WriteArrayHeader(5);
            writer.Write(1);
            writer.WriteMapHeader(0);
            writer.Write("1");
            writer.Write("Submit");
            writer.WriteArrayHeader(2);
            writer.Write("b1");
            writer.Write(new byte[] { 1, 2, 3 });
        }), WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        var answer = await ReceiveTextAsync(socket);
        Assert.Contains("invalid", answer, StringComparison.Ordinal);
        Assert.Contains("bytes and extension types", answer, StringComparison.Ordinal);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task A_message_of_an_unknown_kind_is_passed_over_and_the_next_is_answered()
    {
        using var socket = await _server.ConnectRawAsync(messagePack: false);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"type\":99}\x1e{\"type\":1,\"invocationId\":\"1\",\"target\":\"JoinBoard\",\"arguments\":[\"unknown\"]}\x1e"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        Assert.Contains("not-found", await ReceiveTextAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_asks_for_a_stream_is_answered_with_a_code()
    {
        using var socket = await _server.ConnectRawAsync(messagePack: false);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"type\":4,\"invocationId\":\"1\",\"target\":\"JoinBoard\",\"arguments\":[\"b1\"]}\x1e"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        Assert.Contains("\"code\":\"invalid\"", await ReceiveTextAsync(socket), StringComparison.Ordinal);
    }

    private delegate void Writing(ref MessagePackWriter writer);

    private static byte[] Frame(Writing write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        return [(byte)buffer.WrittenCount, .. buffer.WrittenSpan];
    }

    private static async Task<string> ReceiveTextAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            var text = Encoding.UTF8.GetString(buffer, 0, received.Count);
            // Pings may come in between.
            if (received.MessageType == WebSocketMessageType.Close || text.Contains("code", StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    private static async Task SendAndEndAsync(ClientWebSocket socket, byte[] bytes)
    {
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        if (socket.State == WebSocketState.Open)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        }

        // Until the server has ended it too, so that whatever the bytes did is done.
        var buffer = new byte[16 * 1024];
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        }
    }

    private async Task StillWorksAsync(LiveClient client)
    {
        Assert.True((await client.CallAsync("JoinBoard", "b1"))!.Value.TryGetProperty("version", out _));
        await BystanderGoesOnAsync();
    }

    private async Task BystanderGoesOnAsync()
    {
        var outcome = Assert.Single(await _bystanderBoard.SubmitAsync(LiveCommand.AddCard("z", "still here")));
        await _bystanderBoard.ReachAsync(outcome.Version!.Value);
        Assert.Equal(1, _bystander.Connections);
        Assert.Equal(0, _bystanderBoard.Gaps);
    }

    private static WireJson Raw(string json) => WireJson.Trusted(Encoding.UTF8.GetBytes(json));
}
