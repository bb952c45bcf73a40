namespace Stadmaken.Journals;

/// <summary>A stretch of a journal.</summary>
/// <param name="Entries">Contiguous, in order; empty when there is nothing after the cursor asked from.</param>
/// <param name="Version">The last stored version of the journal, whether or not it is on this page.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.journal-page")]
public sealed record JournalPage(
    [property: Id(0)] JournalEntry[] Entries,
    [property: Id(1)] long Version);
