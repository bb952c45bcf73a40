using System.Diagnostics;
using Stadmaken.Grains.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Silo.Storage;

/// <summary>Something that waits for the writer. It is begun or cancelled, never both, and answered once.</summary>
internal abstract class PendingWrite
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Cancelled = 2;

    private int _state;

    /// <summary>What it is written for, for those who follow it.</summary>
    public Activity? Cause { get; } = Spans.Current;

    /// <summary>How many entries it adds to a transaction; at least 1, since everything costs something.</summary>
    public virtual int Size => 1;

    /// <summary>Called by the writer; false when it was cancelled in time and must not be done.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Stops the wait of the caller, and the write itself if it has not begun.</summary>
    public void Cancel(CancellationToken cancellation)
    {
        Interlocked.CompareExchange(ref _state, Cancelled, Waiting);
        StopWaiting(cancellation);
    }

    /// <summary>The transaction failed: tells the caller.</summary>
    public abstract void Fail(JournalStoreException fault);

    /// <summary>The caller waits no longer.</summary>
    protected abstract void StopWaiting(CancellationToken cancellation);
}

/// <summary>A pending write with an answer.</summary>
internal abstract class PendingWrite<T> : PendingWrite
{
    // Continuations run elsewhere: on the writer's thread they would hold up everyone who waits.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _answer.Task;

    public override void Fail(JournalStoreException fault) => _answer.TrySetException(fault);

    protected void Complete(T answer) => _answer.TrySetResult(answer);

    protected override void StopWaiting(CancellationToken cancellation) => _answer.TrySetCanceled(cancellation);
}
