using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Relays;

/// <summary>Where a <see cref="JournalFollowing"/> brings what it hears: in order, each entry once, one call at a time.</summary>
public interface IJournalSink
{
    /// <summary>Takes the next entries, contiguous with those before. Quick; waits for nobody.</summary>
    void Deliver(ReadOnlySpan<JournalEntry> entries);

    /// <summary>
    /// The journal is at an earlier version than it was, as after its storage was restored from a backup.
    /// Entries after <paramref name="version"/> come next.
    /// </summary>
    void Rewind(long version);
}
