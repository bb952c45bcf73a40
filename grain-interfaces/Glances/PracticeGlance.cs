using Stadmaken.Practices;

namespace Stadmaken.Glances;

/// <summary>What a practice adds to the network at a glance.</summary>
/// <param name="Summary">The practice in short.</param>
/// <param name="Value">What was put in and came out, by month.</param>
/// <param name="Lessons">In which learning area each of its lessons is.</param>
/// <param name="Arrivals">What came to it from other practices.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-glance")]
public sealed record PracticeGlance(
    [property: Id(0)] PracticeSummary Summary,
    [property: Id(1)] ValueSeries[] Value,
    [property: Id(2)] string[] Lessons,
    [property: Id(3)] Arrival[] Arrivals);

/// <summary>Something that came to a practice from another.</summary>
/// <param name="Kind">One of <see cref="TravelKinds.All"/>.</param>
/// <param name="FromPracticeId">The practice it is from.</param>
/// <param name="At">When, UTC.</param>
/// <param name="What">What kind of thing.</param>
/// <param name="Title">What it was called there; empty for a board.</param>
/// <param name="From">The practice it is from as it was named then, if that was kept.</param>
/// <param name="Outcome">What became of it, if that was told.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.arrival")]
public sealed record Arrival(
    [property: Id(0)] string Kind,
    [property: Id(1)] string FromPracticeId,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string What,
    [property: Id(4)] string Title,
    [property: Id(5)] PracticeName? From = null,
    [property: Id(6)] string? Outcome = null);
