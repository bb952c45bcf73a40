namespace Stadmaken.Grains.Practices;

/// <summary>When the watch tells of something (rule PR9); configurable under <c>Practices</c>. In days, from 1.</summary>
public sealed class PracticeOptions
{
    /// <summary>Without news for this long a practice is quiet.</summary>
    public int QuietAfterDays { get; set; } = 60;

    /// <summary>So long before its review date an agreement's review is due.</summary>
    public int ReviewDueDays { get; set; } = 30;

    /// <summary>So long after its review date an agreement that was not reviewed is overdue.</summary>
    public int OverdueAfterDays { get; set; } = 14;

    /// <summary>How often a practice is looked at when nobody else does. At least a minute; what is due is told at most this much late.</summary>
    public TimeSpan WatchEvery { get; set; } = TimeSpan.FromHours(6);
}
