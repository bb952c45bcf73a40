namespace Stadmaken.Tests.Chaos;

/// <summary>Counts, and lets others wait for a count: a test waits for what happened, never for time to pass.</summary>
internal sealed class Progress
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];

    public int Count { get; private set; }

    public void Advance()
    {
        lock (_gate)
        {
            Count++;
            foreach (var waiting in _waiting.Where(waiting => waiting.Count <= Count).ToArray())
            {
                _waiting.Remove(waiting);
                waiting.Reached.SetResult();
            }
        }
    }

    public Task MoreAsync(int count)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((Count + count, reached));
            return reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }
}
