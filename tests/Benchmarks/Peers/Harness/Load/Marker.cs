using System.Buffers.Text;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>
/// What every edit carries, whatever protocol it travels in: who sent it when. It is found again by its bytes, so that
/// the load never has to decode a message. Letters, digits, <c>-</c> and <c>_</c> only: it fits in an id.
/// </summary>
/// <param name="Time">When it was sent, microseconds of the load's own clock.</param>
/// <param name="Writer">Number of its writer, up to 4,095.</param>
/// <param name="Number">Which of that writer's edits it is, from 0.</param>
internal readonly record struct Marker(long Time, int Writer, int Number)
{
    /// <summary>How it begins.</summary>
    public static ReadOnlySpan<byte> Start => "_-T-_"u8;

    /// <summary>Bytes of a whole marker.</summary>
    public const int Length = 5 + 12 + 3 + 7;

    /// <summary>Which edit it is, among all of a run.</summary>
    public long Id => ((long)Writer << 28) | (uint)Number;

    /// <summary>Reads what follows <see cref="Start"/>.</summary>
    public static Marker Read(ReadOnlySpan<byte> rest)
    {
        if (!Utf8Parser.TryParse(rest[..12], out long time, out _, 'x')
            || !Utf8Parser.TryParse(rest.Slice(12, 3), out int writer, out _, 'x')
            || !Utf8Parser.TryParse(rest.Slice(15, 7), out int number, out _, 'x'))
        {
            throw new InvalidDataException("A marker was damaged on its way.");
        }

        return new Marker(time, writer, number);
    }

    /// <summary>Writes it, filled up with <c>x</c> to the length of the span.</summary>
    public void Write(Span<byte> into)
    {
        Start.CopyTo(into);
        WriteHex(into.Slice(5, 12), Time);
        WriteHex(into.Slice(17, 3), Writer);
        WriteHex(into.Slice(20, 7), Number);
        into[Length..].Fill((byte)'x');
    }

    private static void WriteHex(Span<byte> into, long value)
    {
        for (var i = into.Length - 1; i >= 0; i--, value >>= 4)
        {
            into[i] = "0123456789abcdef"u8[(int)(value & 15)];
        }
    }
}
