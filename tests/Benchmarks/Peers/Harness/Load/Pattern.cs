namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>Finds each occurrence of some bytes in a connection's payload once.</summary>
internal sealed class Pattern(byte[] start, int lengthOfWhole)
{
    private long _done;

    /// <summary>Bytes of payload to keep, so that one that is cut is found when the rest is there.</summary>
    public const int Overlap = 64;

    /// <summary>The next one that is whole.</summary>
    /// <param name="rest">What follows the bytes looked for.</param>
    public bool Next(Payload payload, out ReadOnlySpan<byte> rest)
    {
        var bytes = payload.Bytes;
        var from = (int)Math.Max(0, _done - payload.From);
        var at = bytes[from..].IndexOf(start);
        if (at < 0 || from + at + lengthOfWhole > bytes.Length)
        {
            rest = default;
            return false;
        }

        rest = bytes.Slice(from + at + start.Length, lengthOfWhole - start.Length);
        _done = payload.From + from + at + lengthOfWhole;
        return true;
    }
}
