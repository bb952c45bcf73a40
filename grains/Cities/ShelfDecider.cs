using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

/// <summary>What is the same wherever a board is opened.</summary>
internal static class ShelfDecider
{
    internal static Decision<HomeEvent> Plan(BoardShelf shelf, Caller caller, string boardId, BoardOpening opening, BoardLimits limits)
    {
        if (Ids.Check("boardId", boardId) is { } malformed)
        {
            return malformed;
        }

        if (BoardOpeningRules.Validate(opening, limits) is [var first, ..])
        {
            return first;
        }

        return shelf.Find(boardId) is not null
            ? Refusal.Conflict("There is a board with this id.")
            : new BoardPlanned(boardId, opening.Title, opening.Visibility, BoardOpener.From(caller), opening.Zones, opening.Template, opening.Links);
    }

    internal static Decision<HomeEvent> Begin(BoardShelf shelf, string boardId) =>
        shelf.Find(boardId) is null ? Refusal.NotFound("planned board") : new BoardBegun(boardId);
}
