using System.Buffers.Binary;

namespace Stadmaken.Api.Live.Frames;

/// <summary>What a frame of a WebSocket begins with, as far as a server writes it (RFC 6455, 5.2): without a mask and without extensions.</summary>
internal readonly struct FrameHeader
{
    private const byte Final = 0x80;
    private const byte OpcodeBits = 0x0f;
    private const byte Text = 1;
    private const byte Binary = 2;
    private const byte Close = 8;
    private const byte LengthInTwo = 126;
    private const byte LengthInEight = 127;

    private readonly byte _first;

    private FrameHeader(byte first) => _first = first;

    /// <summary>Whether it is about the connection and may stand between the frames of one message: a ping, a pong, the end.</summary>
    internal bool IsControl => (_first & OpcodeBits) >= Close;

    /// <summary>Whether nothing may come after it.</summary>
    internal bool IsClose => (_first & OpcodeBits) == Close;

    /// <summary>Whether its message ends with it.</summary>
    internal bool IsFinal => (_first & Final) != 0;

    /// <summary>Reads it off the beginning of a frame.</summary>
    internal static FrameHeader Of(ReadOnlySpan<byte> frame) => new(frame[0]);

    /// <summary>A whole message in one frame.</summary>
    internal static byte[] Put(ReadOnlySpan<byte> message, bool isText)
    {
        var header = message.Length < LengthInTwo ? 2 : message.Length <= ushort.MaxValue ? 4 : 10;
        var frame = GC.AllocateUninitializedArray<byte>(header + message.Length);
        frame[0] = (byte)(Final | (isText ? Text : Binary));
        switch (header)
        {
            case 2:
                frame[1] = (byte)message.Length;
                break;
            case 4:
                frame[1] = LengthInTwo;
                BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)message.Length);
                break;
            default:
                frame[1] = LengthInEight;
                BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)message.Length);
                break;
        }

        message.CopyTo(frame.AsSpan(header));
        return frame;
    }
}
