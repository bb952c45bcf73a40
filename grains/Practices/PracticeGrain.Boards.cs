using Microsoft.Extensions.Logging;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Practices;

/// <content>
/// Its boards are led by its steward and by those who speak for its stakeholders (rule B1). A board decides by its own journal alone, so the practice tells it
/// who they are: whenever that changes, and again whenever the practice is loaded or watched, so that what was cut short is done then.
/// </content>
public sealed partial class PracticeGrain
{
    // What each board was told by this activation.
    private readonly Dictionary<string, string[]> _toldLeaders = new(StringComparer.Ordinal);

    private async Task TellLeadersAsync()
    {
        if (!State.HasBegun)
        {
            return;
        }

        string[] leaders = [.. State.Stakeholders.Select(stakeholder => stakeholder.ParticipantId).OfType<string>().Append(State.StewardId).Distinct().Order(StringComparer.Ordinal)];
        foreach (var board in Shelf.Boards.Where(board => board.HasBegun).ToArray())
        {
            if (_toldLeaders.GetValueOrDefault(board.BoardId)?.SequenceEqual(leaders) == true)
            {
                continue;
            }

            try
            {
                if (await GrainFactory.GetGrain<IBoardGrain>(JournalIds.Board(board.BoardId)).SetLeaders(PracticeId, leaders) is null)
                {
                    _toldLeaders[board.BoardId] = leaders;
                }
            }
            catch (Exception fault)
            {
                LogLeadersNotTold(fault, board.BoardId);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Board {BoardId} could not be told who leads it; told again at the next look.")]
    private partial void LogLeadersNotTold(Exception fault, string boardId);
}
