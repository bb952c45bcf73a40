using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Participation;

/// <summary>Those of a board, where some happen in secret until they are over (rule PM3).</summary>
public sealed class ActsOnBoard : ActsOfPeople
{
    private static readonly HashSet<string> Spoken = ["cardAdded", "cardTextEdited", "commentAdded", "commentEdited", "boardTitleSet", "zoneAdded", "zoneRenamed"];

    // By participant, how many ballots they have in the round that goes on.
    private readonly Dictionary<string, int> _ballots = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<string> Names => [.. Spoken, "voteCast", "votingStarted", PrivateEntries.Type, "votingClosed", "revealed"];

    /// <inheritdoc/>
    public override void Read(JournalEntry entry)
    {
        switch (entry.Type)
        {
            case "voteCast":
                Did(entry.By, Act.Decided);
                break;
            case "votingStarted":
                _ballots.Clear();
                break;
            case PrivateEntries.Type:
                ReadSecret(entry);
                break;
            case "votingClosed":
                foreach (var (voter, ballots) in _ballots)
                {
                    Did(voter, ballots > 0 ? Act.Decided : Act.Silent);
                }

                _ballots.Clear();
                break;
            case "revealed":
                foreach (var card in JsonSerializer.Deserialize(entry.Data, BoardJson.Readable.Revealed)!.Cards)
                {
                    Did(card.CreatedBy, Act.Spoke);
                }

                break;
            default:
                Did(entry.By, Spoken.Contains(entry.Type) ? Act.Spoke : Act.Silent);
                break;
        }
    }

    private void ReadSecret(JournalEntry entry)
    {
        switch (JsonSerializer.Deserialize(entry.Data, BoardJson.Readable.HappenedPrivately)?.Step)
        {
            case BallotCast:
                _ballots[entry.By] = _ballots.GetValueOrDefault(entry.By) + 1;
                break;
            case BallotWithdrawn:
                _ballots[entry.By] = _ballots.GetValueOrDefault(entry.By) - 1;
                break;
        }
    }
}
