using System.Diagnostics;

namespace Stadmaken.Telemetry;

/// <summary>
/// Spans of what is done for several at once. Commands are gathered, stored and pushed in batches, so that what comes next has no one span
/// that it is part of: it is part of the only one, if there is one, and points at each if there are several.
/// </summary>
public static class Spans
{
    /// <summary>What is being done for somebody now, to be kept by what waits; null when nobody follows.</summary>
    public static Activity? Current => Instrumentation.Source.HasListeners() ? Activity.Current : null;

    /// <summary>
    /// Begins the span of a batch. It becomes the current one, and if there is none to begin, so does what it is part of: what was current
    /// here is often that of another batch, whose loop this is.
    /// </summary>
    /// <param name="name">What is done.</param>
    /// <param name="kind">In which part.</param>
    /// <param name="batch">For whom.</param>
    /// <param name="causeOf">What was current where one of them came in.</param>
    /// <returns>Null when nobody follows any of them.</returns>
    public static Activity? Begin<T>(string name, ActivityKind kind, IReadOnlyList<T> batch, Func<T, Activity?> causeOf)
    {
        if (!Instrumentation.Source.HasListeners())
        {
            return null;
        }

        List<Activity> causes = [];
        foreach (var one in batch)
        {
            if (causeOf(one) is { } cause && !causes.Contains(cause))
            {
                causes.Add(cause);
            }
        }

        if (causes is [var only])
        {
            Activity.Current = only;
            return Instrumentation.Source.StartActivity(name, kind, only.Context);
        }

        Activity.Current = null;
        return causes.Count == 0 ? null : Instrumentation.Source.StartActivity(name, kind, parentContext: default, links: causes.Select(cause => new ActivityLink(cause.Context)));
    }

    /// <summary>What is begun until this is disposed goes on long after whatever is current now, and is no part of it.</summary>
    public static Apart BeginApart()
    {
        var current = Activity.Current;
        Activity.Current = null;
        return new Apart(current);
    }

    /// <summary>A stretch in which nothing is current.</summary>
    /// <param name="before">What was.</param>
    public readonly ref struct Apart(Activity? before)
    {
        private readonly Activity? _before = before;

        /// <summary>What was current before is so again.</summary>
        public void Dispose() => Activity.Current = _before;
    }
}
