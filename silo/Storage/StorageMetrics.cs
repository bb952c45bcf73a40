using System.Diagnostics.Metrics;
using Stadmaken.Telemetry;

namespace Stadmaken.Silo.Storage;

/// <summary>What the stores of journals tell operators of.</summary>
internal static class StorageMetrics
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgresql";

    private const string System = "db.system.name";

    private static readonly Histogram<double> Duration =
        Instrumentation.Duration("stadmaken.storage.transaction.duration", "How long a transaction of several journals took, until it was durable.");

    private static readonly Histogram<int> Size =
        Instrumentation.Size("stadmaken.storage.transaction.size", "{event}", "Events in a transaction of several journals.");

    private static readonly UpDownCounter<int> Waiting =
        Instrumentation.Meter.CreateUpDownCounter<int>("stadmaken.storage.queue.length", "{write}", "Writes that wait for a transaction.");

    public static void Queued(string system) => Waiting.Add(1, new KeyValuePair<string, object?>(System, system));

    public static void Taken(string system) => Waiting.Add(-1, new KeyValuePair<string, object?>(System, system));

    public static void Written(string system, int events, double seconds, bool failed)
    {
        Duration.Record(seconds, new(System, system), new("outcome", failed ? "failed" : "stored"));
        Size.Record(events, new KeyValuePair<string, object?>(System, system));
    }
}
