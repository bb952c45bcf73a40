namespace Stadmaken.Grains.Journals;

/// <summary>Someone else has written to this journal: another activation of the same grain (rule J2). Retry: the next call finds the right activation.</summary>
public sealed class JournalConflictException(string journalId, long expected, long actual)
    : Exception($"{journalId} was believed to be at version {expected} but is at {actual}: another activation has written to it.")
{
    /// <summary>Always: the activation that lost ends, and the next call is served by one that has read the journal.</summary>
    public static bool MayRetry => true;
}
