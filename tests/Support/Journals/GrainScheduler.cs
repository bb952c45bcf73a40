namespace Stadmaken.Tests.Support.Journals;

/// <summary>Runs a test the way a grain runs: one thing at a time, every await coming back to the same scheduler.</summary>
public static class GrainScheduler
{
    /// <summary>Runs it to its end.</summary>
    public static Task Run(Func<Task> test) =>
        Task.Factory.StartNew(
            test,
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
}
