using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Relays;

/// <summary>The entries that say that earlier ones of a board were redacted (rule J9), by their stored names.</summary>
internal static class BoardRedactionEntries
{
    /// <summary>Whether one of these does.</summary>
    internal static bool AnyIn(ReadOnlySpan<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Type is "contentHidden" or "contentRestored" or "contentRedacted" or "textsRedacted")
            {
                return true;
            }
        }

        return false;
    }
}
