using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>Writes the bytes of a message one after the other.</summary>
internal ref struct Bytes(Span<byte> into)
{
    private readonly Span<byte> _into = into;

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    /// <summary>All of them.</summary>
    public readonly ReadOnlySpan<byte> Written => _into[..Length];

    public void Add(scoped ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Add(byte one) => _into[Length++] = one;

    /// <summary>A number in decimal digits.</summary>
    public void AddDecimal(int number)
    {
        number.TryFormat(_into[Length..], out var written);
        Length += written;
    }

    /// <summary>A number as seven bits a byte, the last one without the top bit; both SignalR and Yjs write lengths so.</summary>
    public void AddVarint(uint number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            Add((byte)(number | 0x80));
        }

        Add((byte)number);
    }

    public void AddMarker(Marker marker, int length) => marker.Write(Take(length));

    /// <summary>A MessagePack string.</summary>
    public void AddPacked(scoped ReadOnlySpan<byte> text)
    {
        AddPackedHeader(text.Length);
        Add(text);
    }

    /// <summary>A marker as a MessagePack string.</summary>
    public void AddPacked(Marker marker, int length)
    {
        AddPackedHeader(length);
        AddMarker(marker, length);
    }

    private void AddPackedHeader(int length)
    {
        if (length < 32)
        {
            Add((byte)(0xa0 | length));
            return;
        }

        Add(0xd9);
        Add(checked((byte)length));
    }

    private Span<byte> Take(int count)
    {
        var taken = _into.Slice(Length, count);
        Length += count;
        return taken;
    }
}
