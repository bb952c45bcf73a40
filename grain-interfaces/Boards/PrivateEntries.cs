using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Boards;

/// <summary>
/// What of a board's entries is whose to see. Decided by the entry alone, now and for ever the same: not
/// by the state of the board, so that whoever passes entries on needs to know nothing else, and a participant who
/// reads them again gets what they got before.
/// </summary>
public static class PrivateEntries
{
    /// <summary>The stored name of <see cref="HappenedPrivately"/>.</summary>
    public const string Type = "happenedPrivately";

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    /// <summary>Whether only its author may see what this entry says.</summary>
    public static bool IsPrivate(JournalEntry entry) => entry.Type == Type;

    /// <summary>The entry as this participant sees it: as it is, or for a private one of another without what, who and which command.</summary>
    /// <param name="entry">As it is stored.</param>
    /// <param name="participantId">Null for someone who did not sign in.</param>
    public static JournalEntry AsSeenBy(JournalEntry entry, string? participantId) =>
        !IsPrivate(entry) || (participantId is not null && entry.By == participantId)
            ? entry
            : entry with { By = Caller.NetworkId, CommandId = "private", Data = Nothing };

    /// <summary>Entries as this participant sees them.</summary>
    public static JournalEntry[] AsSeenBy(JournalEntry[] entries, string? participantId) =>
        Array.Exists(entries, IsPrivate)
            ? Array.ConvertAll(entries, entry => AsSeenBy(entry, participantId))
            : entries;
}
