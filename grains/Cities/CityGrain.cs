using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Cities;

/// <summary>A city.</summary>
[Reentrant]
public sealed partial class CityGrain : HomeGrain<CityState>, ICityGrain
{
    private readonly IOptions<BoardLimits> _limits;
    private readonly IOptions<PracticeLimits> _practices;
    private readonly IOptions<GatheringLimits> _gatherings;
    private readonly ILogger _logger;
    private readonly Feed<CityState, HomeEvent> _feed;

    /// <summary>Prepares; the journal is loaded when the grain is activated.</summary>
    public CityGrain(JournalServices services, IOptions<BoardLimits> limits, IOptions<PracticeLimits> practices, IOptions<GatheringLimits> gatherings)
        : base(services, new CityModel(), "city-snapshot")
    {
        _limits = limits;
        _practices = practices;
        _gatherings = gatherings;
        _logger = services.Loggers.CreateLogger<CityGrain>();
        _feed = new Feed<CityState, HomeEvent>(JournalId, Journal, state => state.Feed, Events, GrainFactory, _logger);
    }

    /// <inheritdoc/>
    protected override BoardShelf Shelf => State.Shelf;

    /// <inheritdoc/>
    protected override string CityId => JournalIds.Local(JournalId);

    private string FirstBoardId => "city-" + CityId;

    /// <inheritdoc/>
    public async Task<Answer<CityDescription>> Admit(Caller caller, CityFacts facts)
    {
        // A new id each time: admitting a city that is there must be told as a conflict, not as done.
        var admit = new JournalCommand<CityState, HomeEvent>($"admit-{Guid.NewGuid():N}", caller.ParticipantId, state => CityDecider.Admit(state, caller, CityId, facts));
        var result = await Journal.Execute(admit);
        if (State.IsAdmitted && caller.IsOperator && await FinishAdmissionAsync() is { } unfinished)
        {
            return unfinished;
        }

        return result is CommandResult.Refused refused
            ? refused.Refusal
            : await Describe(caller);
    }

    /// <inheritdoc/>
    public async Task<Answer<CityDescription>> Describe(Caller caller)
    {
        var boards = await ListAsync(caller);
        return State.Facts is { } facts
            ? new CityDescription(CityId, facts, boards, State.ReactionsOpenTo)
            : Refusal.NotFound("city");
    }

    /// <inheritdoc/>
    protected override Decision<HomeEvent> PlanBoard(CityState state, Caller caller, string boardId, BoardOpening opening) =>
        CityDecider.PlanBoard(state, caller, CityId, boardId, opening, _limits.Value);

    /// <inheritdoc/>
    protected override Decision<HomeEvent> BeginBoard(CityState state, string boardId) => CityDecider.BeginBoard(state, boardId);

    private async Task<Refusal?> FinishAdmissionAsync()
    {
        var opening = new BoardOpening($"Bord van {State.Facts!.Name}", BoardVisibilities.Network, CityId, [.. LearningAreas.Zones]);
        var board = await OpenBoard(Caller.Network, FirstBoardId, opening);
        return board.Refusal ?? await GrainFactory.GetGrain<INetworkGrain>(JournalIds.Network).ListCity(CityId);
    }
}
