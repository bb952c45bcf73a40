using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

/// <summary>What may happen in the network as a whole.</summary>
public static class NetworkDecider
{
    /// <summary>Puts an admitted city on the list; doing so again changes nothing.</summary>
    public static Decision<HomeEvent> ListCity(string cityId) =>
        CityRules.CheckId("cityId", cityId) is { } malformed ? malformed : new CityListed(cityId);

    /// <summary>Sets the day by which the practices of the network are to be formulated; operators only.</summary>
    public static Decision<HomeEvent> SetFormulationDate(Caller caller, DateOnly date) =>
        caller.IsOperator ? new FormulationDateSet(date) : Refusal.NotAllowed("Only an operator sets the date for the whole network.");

    /// <summary>Plans a board of the network itself, for every participant.</summary>
    /// <param name="state">The network.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="boardId">New.</param>
    /// <param name="opening">How the board is to begin; it gets no city.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static Decision<HomeEvent> PlanBoard(NetworkState state, Caller caller, string boardId, BoardOpening opening, BoardLimits limits) =>
        caller.IsSignedIn
            ? ShelfDecider.Plan(state.Shelf, caller, boardId, opening with { CityId = null }, limits)
            : Refusal.NotAllowed("Only participants open boards; sign in first.");

    /// <summary>Notes that a planned board has begun; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> BeginBoard(NetworkState state, string boardId) => ShelfDecider.Begin(state.Shelf, boardId);
}
