using System.Security.Cryptography;
using System.Text;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// Journals as logs call them. Logs are kept long and read by many, and a participant's id says of whom everything on their boards is. So theirs is told by
/// the first of its digest: the same each time, and found again in the database by <c>left(encode(sha256(journal_id::bytea), 'hex'), 8)</c>.
/// </summary>
public static class LoggedIds
{
    private const int Digits = 8;

    private static readonly string Participants = JournalIds.Participant(string.Empty);

    /// <summary>What a journal is called.</summary>
    public static string Of(string journalId) => journalId.StartsWith(Participants, StringComparison.Ordinal)
        ? Participants + '#' + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(journalId)))[..Digits]
        : journalId;
}
