using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>A practice's entries as they are shown. Decided by the entry alone, now and for ever the same.</summary>
public static class PracticeEntries
{
    /// <summary>The stored name of a plan to open a board, which says what is on it.</summary>
    public const string BoardPlannedType = "boardPlanned";

    /// <summary>The stored name of a plan to open a board that is set up like one of another practice, which says how that is.</summary>
    public const string TemplatePlannedType = "templatePlanned";

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    /// <summary>
    /// The entry for anyone: as it is, but a board's plan without what is on the board, which is for those to see
    /// who may see the board, and not for readers of the practice.
    /// </summary>
    public static JournalEntry AsShown(JournalEntry entry) =>
        SaysWhatIsOnABoard(entry) ? entry with { Data = Nothing } : entry;

    /// <summary>Entries for anyone.</summary>
    public static JournalEntry[] AsShown(JournalEntry[] entries) =>
        Array.Exists(entries, SaysWhatIsOnABoard) ? Array.ConvertAll(entries, AsShown) : entries;

    private static bool SaysWhatIsOnABoard(JournalEntry entry) => entry.Type is BoardPlannedType or TemplatePlannedType;
}
