using System.Buffers;
using System.Collections.Immutable;
using System.Net.WebSockets;

namespace Stadmaken.Tests.Benchmarks.Broadcaster;

/// <summary>Who is on a board, and what is still to be sent to them: one buffer for all, one frame each.</summary>
internal sealed class Board
{
    private readonly Lock _gate = new();
    private ImmutableArray<WebSocket> _sockets = [];
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _sending = new();
    private bool _pumping;

    public void Add(WebSocket socket)
    {
        lock (_gate)
        {
            _sockets = _sockets.Add(socket);
        }
    }

    public void Remove(WebSocket socket)
    {
        lock (_gate)
        {
            _sockets = _sockets.Remove(socket);
        }
    }

    public void Post(ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            _waiting.Write(message);
            if (_pumping)
            {
                return;
            }

            _pumping = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static board => _ = board.PumpAsync(), this, preferLocal: false);
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            ImmutableArray<WebSocket> sockets;
            lock (_gate)
            {
                if (_waiting.WrittenCount == 0)
                {
                    _pumping = false;
                    return;
                }

                (_waiting, _sending) = (_sending, _waiting);
                sockets = _sockets;
            }

            foreach (var socket in sockets)
            {
                if (socket.State == WebSocketState.Open)
                {
                    await socket.SendAsync(_sending.WrittenMemory, WebSocketMessageType.Binary, true, CancellationToken.None)
                        .AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }

            _sending.ResetWrittenCount();
        }
    }
}
