using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Stadmaken.Telemetry;

/// <summary>
/// What the program tells of itself under one name, in every room. Costs next to nothing while nobody listens. Whatever is told here
/// leaves the program for systems that keep it long and show it widely: no ids, names or texts of people, boards or cities, neither in a
/// tag (each value of which is a series of its own besides) nor in the name of a span.
/// </summary>
public static class Instrumentation
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "Stadmaken";

    /// <summary>Where instruments are made.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>Where spans are made.</summary>
    public static readonly ActivitySource Source = new(Name);

    // From a tenth of a millisecond, since a commit to SQLite takes about that long, to the half minute after which calls are given up.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly InstrumentAdvice<int> Counts = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096],
    };

    /// <summary>An instrument for how long something takes, in seconds.</summary>
    public static Histogram<double> Duration(string name, string description) => Meter.CreateHistogram(name, "s", description, null, Seconds);

    /// <summary>An instrument for how many of something there are at a time.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Of what, in braces.</param>
    /// <param name="description">For those who read a dashboard.</param>
    public static Histogram<int> Size(string name, string unit, string description) => Meter.CreateHistogram(name, unit, description, null, Counts);

    /// <summary>Seconds since a timestamp of <see cref="Stopwatch"/>.</summary>
    public static double SecondsSince(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalSeconds;
}
