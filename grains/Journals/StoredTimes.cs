namespace Stadmaken.Grains.Journals;

/// <summary>
/// The time as journals have it: to the microsecond, which is as fine as PostgreSQL keeps it. A finer one would be told to everybody when
/// it is decided, and be another one when it is read again.
/// </summary>
internal static class StoredTimes
{
    /// <summary>Now, UTC, cut to the microsecond.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
