using System.Diagnostics;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>The clock of the load.</summary>
internal static class Clock
{
    /// <summary>Microseconds; what they count from has no meaning.</summary>
    public static long Now => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
}
