namespace Stadmaken.Tests.Support.Journals;

/// <summary>A call that a test holds in hand, so that any interleaving can be written down without waiting on a clock.</summary>
public sealed class HeldCall
{
    // Continuations run elsewhere: a test that releases must not find itself running the code under test.
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once the call is in hand.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Lets the call go on.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Makes the call fail instead of going on.</summary>
    public void Fail(Exception fault) => _released.TrySetException(fault);

    internal Task PassAsync(CancellationToken cancellation)
    {
        _arrived.TrySetResult();
        return _released.Task.WaitAsync(cancellation);
    }
}
