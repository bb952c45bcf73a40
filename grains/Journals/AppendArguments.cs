using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <summary>What every store demands of an append before it looks at the journal; shared so that no store is laxer than another.</summary>
public static class AppendArguments
{
    /// <summary>Checks the arguments of <see cref="IJournalStore.AppendAsync"/>.</summary>
    /// <exception cref="ArgumentException">
    /// There is no entry, the versions are not contiguous from <paramref name="expectedVersion"/> + 1, or
    /// two entries carry one command id: mistakes of the caller, which no state of the journal could make right.
    /// </exception>
    public static void Check(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries)
    {
        ArgumentException.ThrowIfNullOrEmpty(journalId);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        if (entries.Count == 0)
        {
            throw new ArgumentException("An append has at least one entry.", nameof(entries));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Version != expectedVersion + 1 + i)
            {
                throw new ArgumentException($"Entry {i} has version {entries[i].Version}, expected {expectedVersion + 1 + i} (rule J2).", nameof(entries));
            }
        }

        // The usual append is one entry, which cannot repeat itself.
        if (entries.Count > 1 && entries.Select(entry => entry.CommandId).Distinct(StringComparer.Ordinal).Count() != entries.Count)
        {
            throw new ArgumentException("Two entries carry the same command id (rule J3).", nameof(entries));
        }
    }

    /// <summary>Checks the arguments of <see cref="IJournalStore.RedactAsync"/>.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Check"/>, or an entry is rewritten twice or comes after <paramref name="expectedVersion"/>.</exception>
    public static void CheckRedaction(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites)
    {
        Check(journalId, expectedVersion, [entry]);
        if (rewrites.Any(rewrite => rewrite.Version < 1 || rewrite.Version > expectedVersion)
            || rewrites.Select(rewrite => rewrite.Version).Distinct().Count() != rewrites.Count)
        {
            throw new ArgumentException("A rewrite is of an entry that is there, and each is rewritten once (rule J9).", nameof(rewrites));
        }
    }
}
