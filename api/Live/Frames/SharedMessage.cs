using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Frames;

/// <summary>
/// A message for many connections. It is made into the frame of a WebSocket once for each protocol: what a server sends is not
/// masked (RFC 6455, 5.1), so the frame is the same for all of them.
/// </summary>
/// <param name="message">What it says.</param>
public sealed class SharedMessage(HubMessage message) : SerializedHubMessage(message)
{
    private readonly Lock _gate = new();
    private readonly List<(string Protocol, ReadOnlyMemory<byte> Frame)> _frames = new(1);

    /// <summary>The frame that carries it.</summary>
    public ReadOnlyMemory<byte> FrameOf(IHubProtocol protocol)
    {
        lock (_gate)
        {
            foreach (var (name, made) in _frames)
            {
                if (name == protocol.Name)
                {
                    return made;
                }
            }

            // Not by GetSerializedMessage, which would keep the same bytes once more.
            var frame = FrameHeader.Put(protocol.GetMessageBytes(Message!).Span, isText: protocol.TransferFormat == TransferFormat.Text);
            _frames.Add((protocol.Name, frame));
            return frame;
        }
    }
}
