using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Stadmaken.Api.Live.Frames;

namespace Stadmaken.Tests.Unit.Live.Frames;

/// <summary>Both ends of a WebSocket over a real socket; the server's frames go through a <see cref="FrameStream"/>, or straight out as a control.</summary>
internal sealed class SocketPair : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TcpClient _client = new();

    private SocketPair()
    {
    }

    public FrameStream Frames { get; private set; } = null!;

    /// <summary>Under the frames: what is written here asks nobody.</summary>
    public Stream Wire { get; private set; } = null!;

    public WebSocket Server { get; private set; } = null!;

    public WebSocket Client { get; private set; } = null!;

    public static async Task<SocketPair> OpenAsync()
    {
        var pair = new SocketPair();
        pair._listener.Start();
        await pair._client.ConnectAsync((IPEndPoint)pair._listener.LocalEndpoint);
        pair.Wire = (await pair._listener.AcceptTcpClientAsync()).GetStream();
        pair.Frames = new FrameStream(pair.Wire);
        pair.Server = WebSocket.CreateFromStream(pair.Frames, new WebSocketCreationOptions { IsServer = true });
        pair.Client = WebSocket.CreateFromStream(pair._client.GetStream(), new WebSocketCreationOptions { IsServer = false });
        return pair;
    }

    /// <summary>The next whole message that the client gets; null for the end.</summary>
    public Task<byte[]?> ReceiveAsync() => ReceiveAsync(Client);

    /// <summary>The next whole message that this end gets; null for the end.</summary>
    public static async Task<byte[]?> ReceiveAsync(WebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return message.ToArray();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Server.Dispose();
        Client.Dispose();
        await Frames.DisposeAsync();
        _client.Dispose();
        _listener.Dispose();
    }
}
