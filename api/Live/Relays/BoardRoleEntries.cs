using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Relays;

/// <summary>The entries by which participants get another role on a board, and maybe lose the sight of it.</summary>
internal static class BoardRoleEntries
{
    // The stored names of BoardRoleSet and DefaultRoleSet.
    private const string OfOne = "boardRoleSet";
    private const string OfMany = "defaultRoleSet";

    // That of LeadersSet: any of those present may have led before, and see nothing now.
    private const string OfLeaders = "leadersSet";

    /// <summary>Whether an entry sets a role.</summary>
    internal static bool SetsRole(JournalEntry entry) => entry.Type is OfOne or OfMany or OfLeaders;

    /// <summary>Whether an entry sets the role of everyone who was given none.</summary>
    internal static bool IsForMany(JournalEntry entry) => entry.Type == OfMany;

    /// <summary>Whether an entry may take the board out of anybody's sight.</summary>
    internal static bool IsForAnyone(JournalEntry entry) => entry.Type == OfLeaders;

    /// <summary>Whose role an entry sets; null if it is another kind of entry.</summary>
    /// <exception cref="JsonException">It is this kind and cannot be read: passing it over would leave them an access that was taken away.</exception>
    internal static string? ParticipantOf(JournalEntry entry) =>
        entry.Type == OfOne ? JsonSerializer.Deserialize(entry.Data, BoardJson.Readable.BoardRoleSet)!.ParticipantId : null;
}

/// <summary>What events mean for the role of who gets them.</summary>
public enum RoleChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They may have another role now, but see the board as before: asking again tells them.</summary>
    Possible,

    /// <summary>Theirs was set: whether they see the board at all is to be asked again.</summary>
    Theirs,
}
