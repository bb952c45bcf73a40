using System.Collections.Concurrent;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Chaos.Visitor;

/// <summary>Keeps what is pushed to it.</summary>
internal sealed class Follower : IJournalFollower
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JournalEntry>> _entries = new();

    public Task Receive(JournalBatch batch)
    {
        foreach (var entry in batch is JournalBatch.Entries { Items: var items } ? items : [])
        {
            At(entry.Version).TrySetResult(entry);
        }

        return Task.CompletedTask;
    }

    /// <summary>The entry of a version, once it has come.</summary>
    public Task<JournalEntry> ReachedAsync(long version) => At(version).Task.WaitAsync(Patience);

    private TaskCompletionSource<JournalEntry> At(long version) => _entries.GetOrAdd(version, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
