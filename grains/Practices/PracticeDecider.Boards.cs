using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Practices;

public static partial class PracticeDecider
{
    /// <summary>Plans a board of the practice, for who may write there. For those whom it shows itself to, it belongs to the practice's city.</summary>
    /// <param name="state">The practice.</param>
    /// <param name="practiceId">Which practice this is.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="boardId">New.</param>
    /// <param name="opening">How the board is to begin; its city and practice are set to these.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static Decision<HomeEvent> PlanBoard(PracticeState state, string practiceId, Caller caller, string boardId, BoardOpening opening, BoardLimits limits)
    {
        if (!state.HasBegun)
        {
            return Refusal.NotFound("practice");
        }

        return !PracticeAccessRules.For(state, caller).CanWrite
                ? Refusal.NotAllowed("Only its steward and those who speak for its stakeholders open boards in a practice.")
            : state.Ending is not null ? Over
            : ShelfDecider.Plan(state.Shelf, caller, boardId, opening with { CityId = state.CityId, PracticeId = practiceId }, limits);
    }

    /// <summary>Notes that a planned board has begun; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> BeginBoard(PracticeState state, string boardId) => ShelfDecider.Begin(state.Shelf, boardId);
}
