using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Stadmaken.Telemetry;

namespace Stadmaken.Tests.Support.Telemetry;

/// <summary>
/// What the program measures during one test: instruments are the whole process's, so what other tests measure meanwhile is told apart
/// by the flow of control it comes from.
/// </summary>
public sealed class Measurements : IDisposable
{
    private static readonly AsyncLocal<Measurements?> Current = new();

    private readonly ConcurrentQueue<Measured> _all = new();
    private readonly MeterListener _listener = new();

    /// <summary>Listens from now on, to what follows from the caller.</summary>
    public Measurements()
    {
        Current.Value = this;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instrumentation.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What one instrument measured, in order, as <c>value tag=value …</c> with tags by name.</summary>
    public IEnumerable<string> Of(string instrument) => _all.Where(one => one.Instrument == instrument).Select(one => $"{one.Value} {one.Tags}".Trim());

    /// <summary>The tags of what one instrument measured, for values that depend on a clock.</summary>
    public IEnumerable<string> TagsOf(string instrument) => _all.Where(one => one.Instrument == instrument).Select(one => one.Tags);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Current.Value == this)
        {
            var sorted = tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}");
            _all.Enqueue(new Measured(instrument.Name, value, string.Join(' ', sorted)));
        }
    }

    private sealed record Measured(string Instrument, double Value, string Tags);
}
