namespace Stadmaken.Tests.Allocations;

/// <summary>Counts what a body allocates.</summary>
internal static class Measuring
{
    // The median of the rounds, since the test's own runner allocates something now and then.
    private const int Rounds = 15;
    private const int CallsPerRound = 20;

    /// <summary>Bytes of one operation, on whichever threads.</summary>
    /// <param name="once">Does it once, or as many times as <paramref name="operations"/> says.</param>
    /// <param name="operations">Operations in one call.</param>
    public static Task<long> BytesAsync(Func<Task?> once, int operations) =>
        // Away from the test's own context, through which each await would be posted.
        Task.Run(async () =>
        {
            var rounds = new long[Rounds];

            // The first round fills caches and pools, and is counted over.
            for (var round = -1; round < Rounds; round++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                for (var call = 0; call < CallsPerRound; call++)
                {
                    if (once() is { } task)
                    {
                        await task;
                    }
                }

                rounds[Math.Max(round, 0)] = GC.GetTotalAllocatedBytes(precise: true) - before;
            }

            Array.Sort(rounds);
            return rounds[Rounds / 2] / (CallsPerRound * operations);
        });
}
