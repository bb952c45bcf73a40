using System.Diagnostics.CodeAnalysis;
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
    /// <param name="now">The time, UTC; a timer ends by it.</param>
    public static Decision<BoardEvent> Decide(BoardState state, Caller caller, BoardCommand command, BoardLimits limits, DateTimeOffset now)
    {
        if (!TryEnter(state, caller, command, limits, now, out var board, out var refusal))
        {
            return refusal;
        }

        if (CheckNotHidden(state, command) is { } hidden)
        {
            return hidden;
        }

        return command switch
        {
            EditCardText c => Decide(board, c),
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
            RestoreComment c => Decide(board, c),
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
            StartTimer c => Decide(board, c),
            PauseTimer c => Decide(board, c),
            ExtendTimer c => Decide(board, c),
            StopTimer c => Decide(board, c),
            StartVoting c => Decide(board, c),
            CloseVoting c => Decide(board, c),
            StartPrivateWriting c => Decide(board, c),
            Reveal c => Decide(board, c),
            BringEveryone c => Decide(board, c),
            SetBoardRole c => Decide(board, c),
            SetDefaultRole c => Decide(board, c),
            HideContent c => Decide(board, c),
            RestoreContent c => Decide(board, c),
            RedactContent c => Decide(board, c),
            SetRetention c => Decide(board, c),
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
            : new BoardOpened(opening.Title, opening.Visibility, opening.Zones, opening.CityId, opening.Template, opening.Links, opening.PracticeId, opening.GatheringId);
    }

    /// <summary>The least role, one of <see cref="BoardRoles.All"/>, that a command takes; what it takes beyond that (being the author, a lock) is in its own decision.</summary>
    public static string LeastRole(BoardCommand command) => command switch
    {
        AddComment or EditComment or RemoveComment or RestoreComment or Vote or Unvote or RedactContent => BoardRoles.Commenter,
        StartTimer or PauseTimer or ExtendTimer or StopTimer or StartVoting or CloseVoting or StartPrivateWriting or Reveal
            or BringEveryone or SetBoardRole or SetDefaultRole or RewindZone
            or HideContent or RestoreContent or SetRetention => BoardRoles.Facilitator,
        Lock { CardId: null } => BoardRoles.Facilitator,
        _ => BoardRoles.Editor,
    };

    private static bool TryEnter(
        BoardState state,
        Caller caller,
        BoardCommand command,
        BoardLimits limits,
        DateTimeOffset now,
        out BoardDesk board,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        board = default;
        if (BoardAccessRules.For(state, caller, now) is not { } access)
        {
            refusal = Refusal.NotFound("board");
            return false;
        }

        var least = LeastRole(command);
        refusal = access.CanLead || (access.CanEdit && least != BoardRoles.Facilitator) || (access.CanComment && least == BoardRoles.Commenter) ? null
            : !caller.IsSignedIn && !caller.IsGuest ? Refusal.NotAllowed("Only participants change a board; sign in first.")
            : Refusal.NotAllowed($"This takes the role {least} on this board; yours is {access.Role}.");
        board = new BoardDesk(state, caller, access.CanLead, limits, now);
        return refusal is null;
    }
}
