using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Tests.Api.Permissions;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Fuzz;

/// <summary>Someone who signed in and sends the hub what no client would, over a socket that is their own.</summary>
/// <param name="hub">Where it is.</param>
/// <param name="token">Their session.</param>
/// <param name="boards">Boards to name, those that they may not see among them.</param>
/// <param name="seed">What they send.</param>
internal sealed class HubFuzzer(Uri hub, string token, string[] boards, int seed)
{
    private static readonly string[] Calls = ["JoinBoard", "Submit", "Post", "SetPresence", "LeaveBoard", "FollowFeed", "FollowPractice", "UnfollowFeed", "UnfollowPractice", "Misfit", "OnConnectedAsync", "ToString", ""];

    private readonly Random _random = new(seed);
    private readonly List<byte[]> _sent = [];

    /// <summary>How many messages were sent.</summary>
    internal int Tried { get; private set; }

    /// <summary>How often the server closed the connection, as it does on what is no message at all.</summary>
    internal int Closed { get; private set; }

    /// <summary>Sends until it is told to stop.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var isBinary = _random.Next(3) == 0;
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
            await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, CancellationToken.None);
            var reading = ReadAsync(socket);
            try
            {
                await SendAsync(socket, Handshake(isBinary));
                for (var i = _random.Next(1, 60); i > 0 && !stop.IsCancellationRequested && socket.State == WebSocketState.Open; i--)
                {
                    await SendAsync(socket, isBinary ? Binary() : Encoding.UTF8.GetBytes(Text()));
                    Tried++;
                }

                Closed += socket.State == WebSocketState.Open ? 0 : 1;

                // The next connection comes when this one has had its answers, or it would be the number of sockets that is tried.
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
            catch (WebSocketException)
            {
                Closed++;
            }

            await reading;
        }
    }

    private byte[] Handshake(bool isBinary)
    {
        var valid = Encoding.UTF8.GetBytes($$"""{"protocol":"{{(isBinary ? "messagepack" : "json")}}","version":1}""" + "\x1e");
        return _random.Next(15) == 0 ? Hostile.Mutate(_random, valid) : valid;
    }

    private string Text()
    {
        if (_sent.Count > 0 && _random.Next(8) == 0)
        {
            // Again, and out of order.
            return Encoding.UTF8.GetString(_sent[_random.Next(_sent.Count)]);
        }

        var call = new JsonObject { ["type"] = 1, ["target"] = Calls[_random.Next(Calls.Length)], ["arguments"] = Arguments() };
        if (_random.Next(2) == 0)
        {
            call["invocationId"] = _random.Next(50).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var text = _random.Next(5) == 0 ? call.ToJsonString() : Hostile.Mutate(_random, call);
        text += _random.Next(30) == 0 ? string.Empty : "\x1e";
        if (_sent.Count < 500)
        {
            _sent.Add(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }

    private JsonArray Arguments() =>
    [
        boards[_random.Next(boards.Length)],
        _random.Next(3) switch
        {
            0 => (JsonNode)_random.Next(-5, 500),
            1 => new JsonObject { ["cardId"] = "c0", ["editing"] = true, ["caret"] = _random.Next(20) },
            _ => new JsonArray([.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => (JsonNode)Command())]),
        },
    ];

    private JsonObject Command()
    {
        var step = BoardScript.Steps[_random.Next(BoardScript.Steps.Count)];
        var command = LiveCommand.Of(step.Type, step.Fields);
        if (_random.Next(3) > 0)
        {
            var fields = command.Select(field => field.Key).ToArray();
            command[fields[_random.Next(fields.Length)]] = JsonSerializer.Deserialize<JsonNode>(JsonSerializer.Serialize(Hostile.Text(_random)));
        }

        return command;
    }

    /// <summary>A call as MessagePack, its bytes mutated; or a length that promises more, or nesting that would exhaust a stack.</summary>
    private byte[] Binary()
    {
        var body = new List<byte> { 0x96, 0x01, 0x80 };
        AddText(body, "7");
        AddText(body, Calls[_random.Next(Calls.Length)]);
        body.Add(0x92);
        AddText(body, boards[_random.Next(boards.Length)]);
        switch (_random.Next(5))
        {
            case 0:
                body.AddRange(Enumerable.Repeat((byte)0x91, _random.Next(1, 100_000)));
                break;
            case 1:
                // A list of four thousand million, of which nothing comes.
                body.AddRange([0xdd, 0xff, 0xff, 0xff, 0xff]);
                break;
            case 2:
                body.AddRange([0xdb, 0x7f, 0xff, 0xff, 0xff, 0x41]);
                break;
            case 3:
                body.AddRange([0xc9, 0x00, 0x00, 0x00, 0x10, 0x63]);
                break;
            default:
                body.Add(0x90);
                break;
        }

        body.Add(0x90);
        byte[] bytes = [.. body];
        bytes = _random.Next(4) == 0 ? bytes : Hostile.Mutate(_random, bytes);
        return [.. Length(_random.Next(12) == 0 ? _random.Next() : bytes.Length), .. bytes];
    }

    private static void AddText(List<byte> body, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        body.AddRange([0xd9, (byte)utf8.Length, .. utf8]);
    }

    private static IEnumerable<byte> Length(int length)
    {
        for (var rest = (uint)length; ; rest >>= 7)
        {
            yield return (byte)(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
            if (rest <= 0x7f)
            {
                yield break;
            }
        }
    }

    private static ValueTask SendAsync(ClientWebSocket socket, byte[] bytes) => socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Binary, true, CancellationToken.None);

    private static async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent && (await socket.ReceiveAsync(buffer, CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // The server has closed it: its right, on what is no message.
        }
    }
}
