using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Cities;

/// <summary>Something that boards belong to.</summary>
[Alias("stadmaken.board-home")]
public interface IBoardHome : IJournalGrain
{
    /// <summary>
    /// Opens a board that belongs here. Once answered, the board exists and is listed; a crash
    /// in between is mended the next time its home is asked for anything.
    /// </summary>
    /// <param name="caller">Who asks; must be signed in, and for a city of that city or an operator, for a practice someone who may write there, for a gathering someone who leads it.</param>
    /// <param name="boardId">Made by the API, new.</param>
    /// <param name="opening">How the board begins; its <c>CityId</c>, <c>PracticeId</c> and <c>GatheringId</c> are set by the home.</param>
    [Alias("open-board")]
    Task<Answer<BoardListing>> OpenBoard(Caller caller, string boardId, BoardOpening opening);
}
