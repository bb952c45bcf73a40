using System.Numerics;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>Counts of microseconds, to within 1.6 %: 64 buckets for each doubling.</summary>
internal sealed class Histogram
{
    private const int Fine = 6;
    private readonly int[] _counts = new int[(1 << Fine) * 32];

    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

    public void Add(long microseconds)
    {
        _counts[BucketOf((uint)Math.Clamp(microseconds, 0, int.MaxValue))]++;
        Total++;
    }

    public void Add(Histogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Total += other.Total;
    }

    /// <summary>The value below which this part of them is, in milliseconds; 0 when there are none.</summary>
    public double At(double part)
    {
        var rest = (long)Math.Ceiling(part * Total);
        for (var i = 0; i < _counts.Length; i++)
        {
            rest -= _counts[i];
            if (rest <= 0 && Total > 0)
            {
                return MiddleOf(i) / 1000.0;
            }
        }

        return 0;
    }

    private static int BucketOf(uint value)
    {
        var shift = Math.Max(0, BitOperations.Log2(value | 1) - Fine);
        return (shift << Fine) + (int)(value >> shift);
    }

    private static double MiddleOf(int bucket)
    {
        var shift = Math.Max(0, (bucket >> Fine) - 1);
        return (bucket - (shift << Fine) + 0.5) * (1L << shift);
    }
}
