using System.Buffers.Binary;
using System.Text;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>Takes the payload out of a stream of WebSocket frames from a server, which are not masked.</summary>
internal sealed class Frames
{
    private const int Close = 8;
    private const int Ping = 9;
    private readonly byte[] _header = new byte[10];
    private readonly List<byte> _ping = [];
    private int _headerBytes;
    private long _left;
    private int _kind;

    /// <summary>Called with what a ping said, to be said back: whoever does not answer is taken for gone.</summary>
    public Action<byte[]> Pinged { get; set; } = _ => { };

    /// <summary>Appends the payload of what came in; a header may be cut anywhere.</summary>
    public void Take(ReadOnlySpan<byte> bytes, Payload into)
    {
        while (bytes.Length > 0)
        {
            if (_left == 0)
            {
                _header[_headerBytes++] = bytes[0];
                bytes = bytes[1..];
                ReadHeader();
                continue;
            }

            var part = (int)Math.Min(_left, bytes.Length);
            switch (_kind)
            {
                case < Close:
                    into.Append(bytes[..part]);
                    break;
                case Close:
                    throw new IOException($"The server closed the connection: {Encoding.UTF8.GetString(bytes[Math.Min(2, part)..part])}");
                case Ping:
                    _ping.AddRange(bytes[..part]);
                    break;
            }

            bytes = bytes[part..];
            _left -= part;
            if (_kind == Ping && _left == 0)
            {
                Pinged([.. _ping]);
                _ping.Clear();
            }
        }
    }

    /// <summary>A frame from a client. Its mask is zero, so that its payload goes as it is.</summary>
    public static int Write(ReadOnlySpan<byte> payload, bool text, Span<byte> into) =>
        Write(payload, text ? (byte)0x81 : (byte)0x82, into);

    /// <summary>The answer to a ping.</summary>
    public static int WritePong(ReadOnlySpan<byte> payload, Span<byte> into) => Write(payload, 0x8a, into);

    private static int Write(ReadOnlySpan<byte> payload, byte kind, Span<byte> into)
    {
        into[0] = kind;
        var header = 2;
        if (payload.Length < 126)
        {
            into[1] = (byte)(0x80 | payload.Length);
        }
        else
        {
            into[1] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(into[2..], checked((ushort)payload.Length));
            header = 4;
        }

        into.Slice(header, 4).Clear();
        payload.CopyTo(into[(header + 4)..]);
        return header + 4 + payload.Length;
    }

    private void ReadHeader()
    {
        if (_headerBytes < 2)
        {
            return;
        }

        var length = _header[1] & 0x7f;
        var needed = length switch { 126 => 4, 127 => 10, _ => 2 };
        if (_headerBytes < needed)
        {
            return;
        }

        _left = length switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
            _ => length,
        };
        _kind = _header[0] & 0x0f;
        _headerBytes = 0;
        if (_kind == Ping && _left == 0)
        {
            Pinged([]);
        }

        if (_kind == Close && _left == 0)
        {
            throw new IOException("The server closed the connection.");
        }
    }
}
