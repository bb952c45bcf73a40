using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// What a command comes to on a board: one event, also when it changes nothing (a second vote, the
/// colour it has already), or a refusal. Decides by what it is given alone.
/// </summary>
public static partial class BoardDecider
{
    /// <summary>Decides a command.</summary>
    /// <param name="state">The board, with all that was accepted before.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="command">What.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static Decision<BoardEvent> Decide(BoardState state, Caller caller, BoardCommand command, BoardLimits limits)
    {
        if (BoardAccessRules.For(state, caller) is not { } access)
        {
            return Refusal.NotFound("board");
        }

        if (!access.CanEdit)
        {
            return Refusal.NotAllowed("Only participants change a board; sign in first.");
        }

        var board = new BoardDesk(state, caller, access.CanLead, limits);
        return command switch
        {
            AddCard c => Decide(board, c),
            MoveCard c => Decide(board, c),
            SetCardColour c => Decide(board, c),
            RemoveCard c => Decide(board, c),
            RestoreCard c => Decide(board, c),
            Vote c => Decide(board, c),
            Unvote c => Decide(board, c),
            AddComment c => Decide(board, c),
            EditComment c => Decide(board, c),
            RemoveComment c => Decide(board, c),
            LinkCards c => Decide(board, c),
            UnlinkCards c => Decide(board, c),
            AddZone c => Decide(board, c),
            RenameZone c => Decide(board, c),
            MoveZone c => Decide(board, c),
            RemoveZone c => Decide(board, c),
            RestoreZone c => Decide(board, c),
            SetBoardTitle c => Decide(board, c),
            Lock c => Decide(board, c),
            Unlock c => Decide(board, c),
            _ => Refusal.Invalid("type", "There is no such command."),
        };
    }

    /// <summary>Decides how a board begins; <c>conflict</c> if it has begun.</summary>
    /// <remarks>Who may open a board here is for its home to decide.</remarks>
    public static Decision<BoardEvent> Open(BoardState state, BoardOpening opening, BoardLimits limits)
    {
        if (state.HasBegun)
        {
            return Refusal.Conflict("The board has begun already.");
        }

        return BoardOpeningRules.Validate(opening, limits) is [var first, ..]
            ? first
            : new BoardOpened(opening.Title, opening.Visibility, opening.Zones, opening.CityId);
    }
}
