using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>A WebSocket with as little around it as there can be.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Frames _frames = new();
    private readonly Lock _sending = new();

    private Connection() => _frames.Pinged = Pong;

    /// <summary>What came in.</summary>
    public Payload Payload { get; } = new();

    /// <summary>Connects and asks for the upgrade.</summary>
    public static async Task<Connection> OpenAsync(Uri address, string path, string headers = "")
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
        var request = $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            $"Sec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n";
        await connection._socket.SendAsync(Encoding.ASCII.GetBytes(request));
        var answer = new byte[8 * 1024];
        var length = 0;
        int end;
        while ((end = answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await connection._socket.ReceiveAsync(answer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The server hung up.");
        }

        if (!answer.AsSpan().StartsWith("HTTP/1.1 101"u8))
        {
            throw new IOException($"The server answered: {Encoding.ASCII.GetString(answer, 0, length)}");
        }

        connection._frames.Take(answer.AsSpan((end + 4)..length), connection.Payload);
        return connection;
    }

    /// <summary>Waits until something came.</summary>
    /// <returns>Whether the connection is still there.</returns>
    public async ValueTask<bool> ReceiveAsync(byte[] buffer)
    {
        var read = await _socket.ReceiveAsync(buffer.AsMemory());
        _frames.Take(buffer.AsSpan(0, read), Payload);
        return read > 0;
    }

    /// <summary>Sends a frame.</summary>
    public void Send(ReadOnlySpan<byte> payload, bool text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(payload.Length + 16);
        SendRaw(buffer.AsSpan(0, Frames.Write(payload, text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Sends whole frames in one go.</summary>
    public void SendRaw(ReadOnlySpan<byte> frames)
    {
        lock (_sending)
        {
            while (frames.Length > 0)
            {
                frames = frames[_socket.Send(frames)..];
            }
        }
    }

    private void Pong(byte[] ping)
    {
        // A control frame holds at most 125 bytes.
        Span<byte> frame = stackalloc byte[ping.Length + 8];
        SendRaw(frame[..Frames.WritePong(ping, frame)]);
    }

    public void Dispose() => _socket.Dispose();
}
