using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Relays;

/// <summary>The entries by which a participant gets or loses a role on a board, and maybe the sight of it.</summary>
internal static class BoardRoleEntries
{
    /// <summary>The stored name of <see cref="BoardRoleSet"/>.</summary>
    internal const string Type = "boardRoleSet";

    /// <summary>Whose role an entry sets; null if it is another kind of entry.</summary>
    /// <exception cref="JsonException">It is this kind and cannot be read: passing it over would leave them an access that was taken away.</exception>
    internal static string? ParticipantOf(JournalEntry entry) =>
        entry.Type == Type ? JsonSerializer.Deserialize(entry.Data, BoardJson.Readable.BoardRoleSet)!.ParticipantId : null;
}
