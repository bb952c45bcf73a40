using System.Collections.Concurrent;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>Gatherings by their own rules, with no journal behind them: what is refused here is refused by a real one.</summary>
internal sealed class GatheringWorld
{
    private static readonly GatheringModel Model = new();
    private static readonly GatheringLimits Limits = new();

    private readonly ConcurrentDictionary<string, GatheringState> _states = new(StringComparer.Ordinal);

    /// <summary>The time that gatherings go by.</summary>
    internal DateTimeOffset Now { get; set; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What was submitted, in order.</summary>
    internal ConcurrentQueue<GatheringSubmission> Submitted { get; } = new();

    internal GatheringState Get(string gatheringId) => _states.GetValueOrDefault(gatheringId, Model.Empty);

    internal Answer<GatheringListing> Start(World world, string gatheringId, string cityId, Caller caller, GatheringFacts facts)
    {
        if (!world.Admitted.ContainsKey(cityId))
        {
            return Refusal.NotFound("city");
        }

        if (caller.CityId != cityId && !caller.IsOperator)
        {
            return Refusal.NotAllowed("Only participants of the city start gatherings in it.");
        }

        if (facts.HostPracticeId is { } host && world.Practices.Get(host).CityId != cityId)
        {
            return Refusal.NotFound("practice of this city", "hostPracticeId");
        }

        return Fold(gatheringId, caller, GatheringDecider.Begin(Model.Empty, cityId, facts, Limits)) is { } refusal
            ? refusal
            : new GatheringListing(gatheringId, facts.Title, facts.Kind);
    }

    internal GatheringListing[] Of(string cityId) =>
    [
        .. _states.Where(pair => pair.Value.CityId == cityId)
            .Select(pair => new GatheringListing(pair.Key, pair.Value.Facts.Title, pair.Value.Facts.Kind)),
    ];

    internal CommandResult Decide(World world, string gatheringId, GatheringSubmission submission)
    {
        Submitted.Enqueue(submission);
        var state = Get(gatheringId);
        return Fold(gatheringId, submission.Caller, GatheringDecider.Decide(state, submission.Caller, submission.Command, WritesInHost(world, state, submission.Caller), Limits, Now)) is { } refusal
            ? new CommandResult.Refused(submission.CommandId, refusal)
            : new CommandResult.Accepted(submission.CommandId, Get(gatheringId).Version);
    }

    internal static bool WritesInHost(World world, GatheringState state, Caller caller) =>
        state.Facts.HostPracticeId is { } host && PracticeAccessRules.For(world.Practices.Get(host), caller).CanWrite;

    private Refusal? Fold(string gatheringId, Caller caller, Decision<HomeEvent> decision)
    {
        if (!decision.IsAccepted)
        {
            return decision.Refusal;
        }

        var state = Get(gatheringId);
        _states[gatheringId] = Model.Fold(state, new Recorded<HomeEvent>(state.Version + 1, Now, caller.ParticipantId, decision.Event));
        return null;
    }
}

internal sealed class GatheringDouble(World world, string gatheringId) : HomeDouble(world), IGatheringGrain
{
    private readonly World _world = world;

    private GatheringState State => _world.Gatherings.Get(gatheringId);

    public Task<Answer<OpenedGathering>> Open(Caller caller)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<OpenedGathering>>(State.HasBegun
            ? new OpenedGathering(
                GatheringSnapshots.ToSnapshot(State, gatheringId, caller),
                [new BoardListing(GatheringIds.Board(gatheringId), State.Facts.Title)],
                GatheringAccessRules.For(State, caller, GatheringWorld.WritesInHost(_world, State, caller)))
            : Refusal.NotFound("gathering"));
    }

    public Task<Answer<ParticipationMirror>> Participation() => Task.FromResult<Answer<ParticipationMirror>>(State.HasBegun ? new ParticipationMirror(5, [], [], []) : Refusal.NotFound("gathering"));

    public Task<Answer<GatheringSummary>> Summarize()
    {
        _world.Enter();
        return Task.FromResult<Answer<GatheringSummary>>(State.HasBegun ? GatheringSnapshots.ToSummary(State, gatheringId) : Refusal.NotFound("gathering"));
    }

    public Task<CommandResult[]> Submit(GatheringSubmission[] submissions)
    {
        _world.Enter(submissions[0].Caller);
        return Task.FromResult<CommandResult[]>([.. submissions.Select(submission => _world.Gatherings.Decide(_world, gatheringId, submission))]);
    }

    public override Task<Answer<BoardListing>> OpenBoard(Caller caller, string boardId, BoardOpening opening)
    {
        var planned = GatheringDecider.PlanBoard(State, gatheringId, caller, boardId, opening, new BoardLimits());
        return planned.IsAccepted
            ? base.OpenBoard(caller, boardId, opening with { GatheringId = gatheringId })
            : Task.FromResult<Answer<BoardListing>>(planned.Refusal);
    }

    public Task<Refusal?> Begin(Caller caller, string cityId, GatheringFacts facts) => throw new NotSupportedException();
}
