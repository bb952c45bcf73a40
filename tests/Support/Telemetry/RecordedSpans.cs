using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Stadmaken.Silo.Telemetry;

namespace Stadmaken.Tests.Support.Telemetry;

/// <summary>All spans of this process as they would be sent to operators.</summary>
public sealed class RecordedSpans : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly Recorder _recorder = new();
    private readonly TracerProvider _provider;

    /// <summary>Records from now on.</summary>
    /// <param name="share">How much of what is asked is followed, from 0 to 1.</param>
    public RecordedSpans(double share = 1) => _provider = Sdk.CreateTracerProviderBuilder().AddTraces(share).AddProcessor(new SimpleActivityExportProcessor(_recorder)).Build();

    /// <summary>Those that have ended.</summary>
    public IReadOnlyCollection<Activity> All => [.. _recorder.Spans];

    /// <summary>Everything that follows from a span, itself included: what it is the parent of, what points at it, and so on.</summary>
    public IReadOnlyCollection<Activity> FollowingFrom(Activity first)
    {
        var all = All;
        var found = new HashSet<Activity> { first };
        var contexts = new HashSet<ActivitySpanId> { first.SpanId };
        int before;
        do
        {
            before = found.Count;
            foreach (var span in all)
            {
                if ((contexts.Contains(span.ParentSpanId) || span.Links.Any(link => contexts.Contains(link.Context.SpanId))) && found.Add(span))
                {
                    contexts.Add(span.SpanId);
                }
            }
        }
        while (found.Count > before);
        return found;
    }

    /// <summary>Waits until what has ended satisfies a condition.</summary>
    /// <exception cref="TimeoutException">It does not, and what there is instead.</exception>
    public async Task<T> UntilAsync<T>(Func<IReadOnlyCollection<Activity>, T?> find, CancellationToken cancellation)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            var next = _recorder.Next;
            if (find(All) is { } found)
            {
                return found;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException("Not among these spans:\n" + string.Join('\n', All.Select(Describe)));
            }
        }
    }

    /// <summary>A span in one line.</summary>
    public static string Describe(Activity span) => string.Join(
        ' ',
        [
            span.TraceId.ToHexString()[..6], span.ParentSpanId, span.SpanId, span.Source.Name, span.Kind, $"'{span.DisplayName}'",
            .. span.Links.Select(link => $"->{link.Context.SpanId}"),
            .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
            .. span.Events.Select(happened => $"[{happened.Name}]"),
        ]);

    /// <inheritdoc/>
    public void Dispose() => _provider.Dispose();

    private sealed class Recorder : BaseExporter<Activity>
    {
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<Activity> Spans { get; } = new();

        public Task Next => Volatile.Read(ref _next).Task;

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                Spans.Enqueue(span);
            }

            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return ExportResult.Success;
        }
    }
}
