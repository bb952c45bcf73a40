namespace Stadmaken.Gatherings;

/// <summary>Whether someone comes, and whether they were there.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Version">The version of the gathering at which this was said or noted last.</param>
/// <param name="At">When that was, UTC.</param>
/// <param name="Answer">What they say: <c>coming</c> or <c>not-coming</c>; null for who said nothing and was there.</param>
/// <param name="Attended">Whether they were there, as who leads noted; null if nobody noted it.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.attendance")]
public sealed record Attendance(
    [property: Id(0)] string ParticipantId,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Answer = null,
    [property: Id(4)] bool? Attended = null);

/// <summary>How many come and came: what is told to everyone.</summary>
/// <param name="Coming">Who say they come.</param>
/// <param name="NotComing">Who say they do not.</param>
/// <param name="Attended">Who were there, as far as was noted.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.attendance-counts")]
public sealed record AttendanceCounts(
    [property: Id(0)] int Coming,
    [property: Id(1)] int NotComing,
    [property: Id(2)] int Attended);

/// <summary>What one can say about coming.</summary>
public static class AttendanceAnswers
{
    /// <summary>They come.</summary>
    public const string Coming = "coming";

    /// <summary>They do not.</summary>
    public const string NotComing = "not-coming";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Coming, NotComing];
}
