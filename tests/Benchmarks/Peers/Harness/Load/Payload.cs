namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>What came in and was not forgotten yet; a place in it is counted from the start of the connection.</summary>
internal sealed class Payload
{
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>Place of the first byte that is still here.</summary>
    public long From { get; private set; }

    /// <summary>What is here.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Forgets all but the last bytes.</summary>
    public void KeepLast(int bytes)
    {
        var gone = Math.Max(0, _length - bytes);
        _bytes.AsSpan(gone, _length - gone).CopyTo(_bytes);
        _length -= gone;
        From += gone;
    }
}
