using System.Net;
using System.Net.Sockets;

namespace Stadmaken.Tests.Support.Processes;

/// <summary>A wire on the way to a server, which can be cut: what is on it breaks, and nothing new gets through until it is mended.</summary>
public sealed class TcpLink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _sockets = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;
    private bool _isCut;

    /// <summary>Lays one.</summary>
    /// <param name="serverPort">The server's port on the loopback address.</param>
    public TcpLink(int serverPort)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port on the loopback address to reach the server by.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts it.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _isCut = true;
            foreach (var socket in _sockets)
            {
                // A reset, as when a network breaks: the other side is told at once and gets nothing that was on its way.
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }

            _sockets.Clear();
        }
    }

    /// <summary>Mends it.</summary>
    public void Mend()
    {
        lock (_gate)
        {
            _isCut = false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        Cut();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            var client = await _listener.AcceptSocketAsync(_ended.Token);
            _ = CarryAsync(client);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (!Take(client) || !Take(server))
            {
                return;
            }

            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(_server, _ended.Token);
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Either side may go at any time; the other is told by its own socket.
        }
        finally
        {
            Drop(client);
            Drop(server);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var read and > 0)
            {
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // It ends here, and with it both directions.
        }
    }

    private bool Take(Socket socket)
    {
        lock (_gate)
        {
            if (_isCut)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
                return false;
            }

            return _sockets.Add(socket);
        }
    }

    private void Drop(Socket socket)
    {
        lock (_gate)
        {
            _sockets.Remove(socket);
        }

        socket.Dispose();
    }
}
