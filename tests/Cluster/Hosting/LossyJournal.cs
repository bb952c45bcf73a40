using Stadmaken.Journals;

namespace Stadmaken.Tests.Cluster.Hosting;

/// <summary>A journal as seen over a bad line: of its pushes only some arrive, while the grain believes that all did.</summary>
internal sealed class LossyJournal(IJournalGrain inner, IGrainFactory references, int arrivesOneIn) : IJournalGrain
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _renewed = New();
    private Line? _line;
    private IJournalFollower? _reference;
    private int _reads;

    /// <summary>Pushes that were lost.</summary>
    public int Lost => _line?.Lost ?? 0;

    /// <summary>Reads so far.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Completes after the next registration or renewal, whether or not it succeeds.</summary>
    public Task NextRenewal()
    {
        lock (_gate)
        {
            return _renewed.Task;
        }
    }

    public async Task<long> Follow(IJournalFollower follower, long cursor)
    {
        try
        {
            _line ??= new Line(follower, arrivesOneIn);
            return await inner.Follow(_reference ??= references.CreateObjectReference<IJournalFollower>(_line), cursor);
        }
        finally
        {
            lock (_gate)
            {
                _renewed.SetResult();
                _renewed = New();
            }
        }
    }

    public Task Unfollow(IJournalFollower follower) => _reference is null ? Task.CompletedTask : inner.Unfollow(_reference);

    public Task<Refusal?> Redact(string commandId, string by, Redaction redaction) => inner.Redact(commandId, by, redaction);

    public Task<JournalPage> Read(long after, int limit)
    {
        Interlocked.Increment(ref _reads);
        return inner.Read(after, limit);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Line(IJournalFollower target, int arrivesOneIn) : IJournalFollower
    {
        private int _pushes;
        private int _lost;

        public int Lost => Volatile.Read(ref _lost);

        public Task Receive(JournalBatch batch)
        {
            if (++_pushes % arrivesOneIn == 0)
            {
                return target.Receive(batch);
            }

            Interlocked.Increment(ref _lost);
            return Task.CompletedTask;
        }
    }
}
