namespace Stadmaken.Grains.Feeds;

/// <summary>Doing something for many, a few at the same time, on the grain's own scheduler, which <see cref="Parallel"/> would leave.</summary>
internal static class AtOnce
{
    private const int Most = 8;

    /// <summary>Does it for each; at most eight are under way.</summary>
    public static Task EachAsync(IEnumerable<string> ids, Func<string, Task> doing)
    {
        var queue = new Queue<string>(ids);
        return Task.WhenAll(Enumerable.Range(0, Math.Min(Most, queue.Count)).Select(async _ =>
        {
            while (queue.TryDequeue(out var id))
            {
                await doing(id);
            }
        }));
    }
}
