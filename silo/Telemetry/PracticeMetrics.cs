using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Stadmaken.Glances;
using Stadmaken.Telemetry;

namespace Stadmaken.Silo.Telemetry;

/// <summary>What the last count of practices told; nothing before there was one.</summary>
internal static class PracticeMetrics
{
    private static volatile Census? _last;

    [SuppressMessage("Performance", "CA1823", Justification = "It asks by itself.")]
    private static readonly ObservableGauge<int> Practices = Instrumentation.Meter.CreateObservableGauge(
        "stadmaken.practice.count",
        () => (_last?.ByPhase ?? []).Select(phase => new Measurement<int>(phase.Value, new KeyValuePair<string, object?>("phase", phase.Key))),
        "{practice}",
        "Practices in each phase.");

    [SuppressMessage("Performance", "CA1823", Justification = "It asks by itself.")]
    private static readonly ObservableGauge<int> Quiet = Instrumentation.Meter.CreateObservableGauge(
        "stadmaken.practice.quiet",
        () => _last is { } last ? [new Measurement<int>(last.Quiet)] : Array.Empty<Measurement<int>>(),
        "{practice}",
        "Practices without news for longer than they may be.");

    public static void Counted(NetworkGlance glance) => _last = new Census(
        glance.Cities.SelectMany(city => city.Phases).GroupBy(phase => phase.Phase).ToDictionary(phase => phase.Key, phase => phase.Sum(one => one.Practices)),
        glance.Quiet.Length);

    private sealed record Census(Dictionary<string, int> ByPhase, int Quiet);
}
