using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Stadmaken.Tests.Support.Telemetry;

/// <summary>All that is logged, with the faults and the values it is logged with.</summary>
public sealed class RecordedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Each as one text.</summary>
    public IReadOnlyCollection<string> Lines => [.. _lines];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(value => $"{value.Key}={value.Value}")) : null;
        _lines.Enqueue($"{formatter(state, exception)} {values} {exception}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
