namespace Stadmaken.Journals;

/// <summary>What a journal pushes to a follower.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.journal-batch")]
public abstract record JournalBatch
{
    private JournalBatch()
    {
    }

    /// <summary>Entries with contiguous versions, in order.</summary>
    [GenerateSerializer, Immutable, Alias("stadmaken.journal-batch.entries")]
    public sealed record Entries([property: Id(0)] JournalEntry[] Items) : JournalBatch;

    /// <summary>The follower fell too far behind to be pushed to; it reads from its own cursor (rule F5).</summary>
    /// <param name="Version">The last stored version.</param>
    [GenerateSerializer, Immutable, Alias("stadmaken.journal-batch.behind")]
    public sealed record Behind([property: Id(0)] long Version) : JournalBatch;
}
