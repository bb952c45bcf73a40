using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Cities;

/// <summary>What may happen in a city.</summary>
public static partial class CityDecider
{
    /// <summary>Admits the city; operators only, <c>conflict</c> if it is in the network.</summary>
    public static Decision<HomeEvent> Admit(CityState state, Caller caller, string cityId, CityFacts facts)
    {
        if (!caller.IsOperator)
        {
            return Refusal.NotAllowed("Only an operator admits a city.");
        }

        if (CityRules.CheckId("cityId", cityId) is { } malformed)
        {
            return malformed;
        }

        if (CityRules.Validate(facts) is [var first, ..])
        {
            return first;
        }

        return state.IsAdmitted ? Refusal.Conflict("The city is in the network.") : new CityAdmitted(facts);
    }

    /// <summary>Plans a board of the city, for its own participants and for operators.</summary>
    /// <param name="state">The city.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cityId">Which city this is.</param>
    /// <param name="boardId">New.</param>
    /// <param name="opening">How the board is to begin; its city is set to this one.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static Decision<HomeEvent> PlanBoard(CityState state, Caller caller, string cityId, string boardId, BoardOpening opening, BoardLimits limits)
    {
        if (!state.IsAdmitted)
        {
            return Refusal.NotFound("city");
        }

        return caller.IsOperator || (caller.IsSignedIn && caller.CityId == cityId)
            ? ShelfDecider.Plan(state.Shelf, caller, boardId, opening with { CityId = cityId }, limits)
            : Refusal.NotAllowed("Only participants of the city open boards in it.");
    }

    /// <summary>Plans a practice of the city, for its own participants and for operators.</summary>
    /// <param name="state">The city.</param>
    /// <param name="caller">Who asks; will be its steward.</param>
    /// <param name="cityId">Which city this is.</param>
    /// <param name="practiceId">New.</param>
    /// <param name="facts">What the practice says of itself.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static Decision<HomeEvent> PlanPractice(CityState state, Caller caller, string cityId, string practiceId, PracticeFacts facts, PracticeLimits limits)
    {
        if (!state.IsAdmitted)
        {
            return Refusal.NotFound("city");
        }

        if (!caller.IsOperator && !(caller.IsSignedIn && caller.CityId == cityId))
        {
            return Refusal.NotAllowed("Only participants of the city start practices in it.");
        }

        if (Ids.Check("practiceId", practiceId) is { } malformed)
        {
            return malformed;
        }

        if (PracticeRules.Validate(facts, limits) is [var first, ..])
        {
            return first;
        }

        return state.Practices.Find(practiceId) is not null
            ? Refusal.Conflict("There is a practice with this id.")
            : new PracticePlanned(practiceId, facts, BoardOpener.From(caller));
    }

    /// <summary>Says whom the city lets react to its practices; for its steward and operators.</summary>
    public static Decision<HomeEvent> OpenReactions(CityState state, Caller caller, string cityId, string openTo) =>
        !state.IsAdmitted ? Refusal.NotFound("city")
        : !caller.IsOperator && !caller.IsStewardOf(cityId) ? Refusal.NotAllowed("Only a steward of the city says who reacts to its practices.")
        : ReactionAudiences.All.Contains(openTo) ? new ReactionsOpened(openTo)
        : Refusal.Invalid("reactionsOpenTo", $"One of: {string.Join(", ", ReactionAudiences.All)}.");

    /// <summary>Why the caller may not say what the city follows; null if they may: its steward and operators.</summary>
    public static Refusal? MayFollow(CityState state, Caller caller, string cityId, string practiceId) =>
        !state.IsAdmitted ? Refusal.NotFound("city")
        : !caller.IsOperator && !caller.IsStewardOf(cityId) ? Refusal.NotAllowed("Only a steward of the city says what it follows.")
        : Ids.Check("practiceId", practiceId);

    /// <summary>Notes that a planned practice has started; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> BeginPractice(CityState state, string practiceId) =>
        state.Practices.Find(practiceId) is null ? Refusal.NotFound("planned practice") : new PracticeBegun(practiceId);

    /// <summary>Notes that a planned board has begun; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> BeginBoard(CityState state, string boardId) => ShelfDecider.Begin(state.Shelf, boardId);
}
