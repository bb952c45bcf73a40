using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Gatherings;

/// <summary>
/// What a command comes to in a gathering: one event or a refusal. Decides by what it is given alone; what only
/// the host practice knows is asked before.
/// </summary>
public static partial class GatheringDecider
{
    private static readonly Refusal Off = Refusal.Conflict("The gathering is cancelled; it can be read.");

    /// <summary>Decides a command.</summary>
    /// <param name="state">The gathering, with all that was accepted before.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="command">What.</param>
    /// <param name="writesInHost">For <see cref="AnswerQuestion"/>: whether they may write in the host practice.</param>
    /// <param name="limits">Limits that hold now.</param>
    /// <param name="now">The time, UTC.</param>
    public static Decision<HomeEvent> Decide(
        GatheringState state, Caller caller, GatheringCommand command, bool writesInHost, GatheringLimits limits, DateTimeOffset now)
    {
        if (!state.HasBegun)
        {
            return Refusal.NotFound("gathering");
        }

        var desk = new GatheringDesk(state, caller, GatheringAccessRules.For(state, caller, writesInHost), limits, now);
        if (RefuseEntry(desk, command) is { } refusal)
        {
            return refusal;
        }

        if (GatheringRules.Validate(command, limits) is [var first, ..])
        {
            return first;
        }

        return command switch
        {
            ChangeGathering c => Decide(desk, c),
            AddStop c => Decide(desk, c),
            ChangeStop c => Decide(desk, c),
            MoveStop c => Decide(desk, c),
            RemoveStop c => Decide(desk, c),
            SayAttendance c => Decide(desk, c),
            NoteAttendance c => Decide(desk, c),
            LeaveQuestion c => Decide(desk, c),
            AnswerQuestion c => Decide(desk, c),
            CancelGathering c => now >= state.Facts.EndsAt ? Refusal.Conflict("The gathering has ended.") : new GatheringCancelled(c.Reason),
            _ => Refusal.Invalid("type", "There is no such command."),
        };
    }

    /// <summary>Decides how a gathering begins; <c>conflict</c> if it has begun. Who may start one is for its city to decide.</summary>
    public static Decision<HomeEvent> Begin(GatheringState state, string cityId, GatheringFacts facts, GatheringLimits limits)
    {
        if (state.HasBegun)
        {
            return Refusal.Conflict("The gathering has begun already.");
        }

        return GatheringRules.Validate(facts, limits) is [var first, ..] ? first : new GatheringStarted(cityId, facts);
    }

    /// <summary>Plans a board of the gathering, for who leads it. For those whom it shows itself to, it belongs to the host city.</summary>
    /// <param name="state">The gathering.</param>
    /// <param name="gatheringId">Which gathering this is.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="boardId">New.</param>
    /// <param name="opening">How the board is to begin; its city and gathering are set to these.</param>
    /// <param name="limits">Limits that hold now.</param>
    public static Decision<HomeEvent> PlanBoard(GatheringState state, string gatheringId, Caller caller, string boardId, BoardOpening opening, BoardLimits limits)
    {
        if (!state.HasBegun)
        {
            return Refusal.NotFound("gathering");
        }

        return !GatheringAccessRules.Leads(state, caller) ? Refusal.NotAllowed("Only who leads a gathering opens boards in it.")
            : state.Cancellation is not null ? Off
            : ShelfDecider.Plan(state.Shelf, caller, boardId, opening with { CityId = state.CityId, GatheringId = gatheringId }, limits);
    }

    /// <summary>Notes that a planned board has begun; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> BeginBoard(GatheringState state, string boardId) => ShelfDecider.Begin(state.Shelf, boardId);

    /// <summary>The board that a gathering begins with: a zone for each of its learning areas (rule GA9).</summary>
    public static BoardOpening FirstBoard(string cityId, GatheringFacts facts) => new(
        facts.Title,
        BoardVisibilities.Network,
        cityId,
        [.. LearningAreas.Zones.Where(zone => facts.LearningAreas.Contains(zone.ZoneId))]);

    /// <summary>Whether a moment lies within the gathering, its start and end included.</summary>
    internal static bool IsWithin(GatheringFacts facts, DateTimeOffset moment) => moment >= facts.StartsAt && moment <= facts.EndsAt;

    private static Refusal? RefuseEntry(GatheringDesk desk, GatheringCommand command) =>
        !desk.Caller.IsSignedIn ? Refusal.NotAllowed("Only participants take part in a gathering; sign in first.")
        : command is AnswerQuestion && !desk.Access.CanAnswer ? Refusal.NotAllowed("Only those who write in the host practice answer, and who leads the gathering.")
        : command is not (AnswerQuestion or SayAttendance or LeaveQuestion) && !desk.Access.CanLead
            ? Refusal.NotAllowed("This takes being the gathering's organiser, the steward of its city or an operator.")
        : desk.State.Cancellation is not null ? Off
        : null;

    private static Decision<HomeEvent> Decide(GatheringDesk desk, ChangeGathering c)
    {
        var changed = c.ToEvent();
        return GatheringRules.CheckTogether(desk.State.Facts.With(changed)) is { } refusal ? refusal : changed;
    }
}
