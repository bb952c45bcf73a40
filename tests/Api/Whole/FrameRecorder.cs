using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>
/// A raw client of the hub that keeps every byte it is sent: whatever a modified client could get to see is in there. Speaks
/// either protocol by SignalR's own writers, reads nothing itself.
/// </summary>
internal sealed class FrameRecorder : IAsyncDisposable
{
    private static readonly byte[] EndOfRecord = [0x1e];

    private readonly ClientWebSocket _socket = new();
    private readonly IHubProtocol _protocol;
    private readonly Lock _gate = new();
    private readonly MemoryStream _received = new();
    private readonly List<(byte[] What, TaskCompletionSource Seen)> _waiting = [];
    private Task _receiving = Task.CompletedTask;

    private FrameRecorder(IHubProtocol protocol) => _protocol = protocol;

    /// <summary>Everything that was received so far.</summary>
    public byte[] Received
    {
        get
        {
            lock (_gate)
            {
                return _received.ToArray();
            }
        }
    }

    public static async Task<FrameRecorder> ConnectAsync(Uri address, string token, bool messagePack)
    {
        var recorder = new FrameRecorder(messagePack ? new MessagePackHubProtocol() : new JsonHubProtocol());
        recorder._socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await recorder._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        var handshake = Encoding.UTF8.GetBytes($$"""{"protocol":"{{recorder._protocol.Name}}","version":1}""");
        await recorder.SendAsync([.. handshake, .. EndOfRecord]);
        recorder._receiving = recorder.ReceiveAsync();
        return recorder;
    }

    /// <summary>Calls a method of the hub.</summary>
    public Task CallAsync(string method, params object?[] arguments)
    {
        var output = new ArrayBufferWriter<byte>();
        _protocol.WriteMessage(new InvocationMessage(Guid.NewGuid().ToString("N"), method, arguments), output);
        return SendAsync(output.WrittenMemory.ToArray());
    }

    /// <summary>Whether this text is anywhere in what was received.</summary>
    public bool Saw(string text) => Received.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>Waits until this text is in what was received.</summary>
    public Task SeesAsync(string text)
    {
        lock (_gate)
        {
            var what = Encoding.UTF8.GetBytes(text);
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_received.ToArray().AsSpan().IndexOf(what) >= 0)
            {
                return Task.CompletedTask;
            }

            _waiting.Add((what, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        await _received.DisposeAsync();
    }

    private Task SendAsync(byte[] bytes) => _socket.SendAsync(
        bytes, _protocol.TransferFormat == Microsoft.AspNetCore.Connections.TransferFormat.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        while (_socket.State == WebSocketState.Open)
        {
            var got = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            lock (_gate)
            {
                _received.Write(buffer, 0, got.Count);
                var all = _received.ToArray();
                foreach (var waiting in _waiting.Where(waiting => all.AsSpan().IndexOf(waiting.What) >= 0).ToArray())
                {
                    _waiting.Remove(waiting);
                    waiting.Seen.SetResult();
                }
            }
        }
    }
}
