using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Search;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Search;

namespace Stadmaken.Grains.Gatherings;

/// <summary>A gathering: the pure part is in <see cref="GatheringDecider"/> and <see cref="GatheringModel"/>, the writing in the journal.</summary>
[Reentrant]
public sealed partial class GatheringGrain(JournalServices services, IOptions<BoardLimits> boardLimits, IOptions<GatheringLimits> limits)
    : HomeGrain<GatheringState>(services, new GatheringModel(), "gathering-snapshot"), IGatheringGrain, ISearchable
{
    private readonly TimeProvider _clock = services.Clock;

    /// <inheritdoc/>
    protected override BoardShelf Shelf => State.Shelf;

    /// <inheritdoc/>
    protected override string? CityId => State.CityId;

    /// <inheritdoc/>
    protected override string GatheringId => JournalIds.Local(JournalId);

    /// <inheritdoc/>
    public async Task<Refusal?> Begin(Caller caller, string cityId, GatheringFacts facts)
    {
        // The id has a colon, which no client's has: nobody can take it away beforehand (rule J3).
        var begin = new JournalCommand<GatheringState, HomeEvent>("begin:", caller.ParticipantId, state => GatheringDecider.Begin(state, cityId, facts, limits.Value));
        if (await Journal.Execute(begin) is CommandResult.Refused refused)
        {
            return refused.Refusal;
        }

        return (await OpenBoard(caller, GatheringIds.Board(GatheringId), GatheringDecider.FirstBoard(cityId, facts))).Refusal;
    }

    /// <inheritdoc/>
    public async Task<FoundItem[]> Show(Caller caller, string[] itemIds)
    {
        await Journal.RefreshAsync();
        return FoundDocuments.Of(GatheringDocuments.Of(JournalId, State), itemIds);
    }

    /// <inheritdoc/>
    public async Task<Answer<OpenedGathering>> Open(Caller caller)
    {
        var boards = await ListAsync(caller);
        if (!State.HasBegun)
        {
            return Refusal.NotFound("gathering");
        }

        // Asked first: what is read after it is one state.
        var writesInHost = await WritesInHostAsync(caller);
        return new OpenedGathering(
            GatheringSnapshots.ToSnapshot(State, GatheringId, caller), boards, GatheringAccessRules.For(State, caller, writesInHost));
    }

    /// <inheritdoc/>
    public async Task<Answer<GatheringSummary>> Summarize()
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? GatheringSnapshots.ToSummary(State, GatheringId) : Refusal.NotFound("gathering");
    }

    /// <inheritdoc/>
    public async Task<CommandResult[]> Submit(GatheringSubmission[] submissions)
    {
        var commands = new JournalCommand<GatheringState, HomeEvent>[submissions.Length];
        for (var i = 0; i < submissions.Length; i++)
        {
            var (commandId, caller, command) = submissions[i];
            // Asked before anything of the call is decided, so that the order within the call stays.
            var writesInHost = command is AnswerQuestion && await WritesInHostAsync(caller);
            commands[i] = new JournalCommand<GatheringState, HomeEvent>(
                commandId,
                caller.ParticipantId,
                state => Ids.Check("commandId", commandId) is { } malformed
                    ? malformed
                    : GatheringDecider.Decide(state, caller, command, writesInHost, limits.Value, _clock.GetUtcNow()));
        }

        return await Task.WhenAll(Journal.Execute(commands));
    }

    /// <inheritdoc/>
    protected override Decision<HomeEvent> PlanBoard(GatheringState state, Caller caller, string boardId, BoardOpening opening) =>
        GatheringDecider.PlanBoard(state, GatheringId, caller, boardId, opening, boardLimits.Value);

    /// <inheritdoc/>
    protected override Decision<HomeEvent> BeginBoard(GatheringState state, string boardId) => GatheringDecider.BeginBoard(state, boardId);

    /// <inheritdoc/>
    protected override string StepId(string step, string boardId) => $"{step}:{boardId}";

    // Rule GA7. Not asked of those who lead: they may answer anyhow.
    private async Task<bool> WritesInHostAsync(Caller caller) =>
        caller.IsSignedIn
        && State.Facts.HostPracticeId is { } host
        && !GatheringAccessRules.Leads(State, caller)
        && await GrainFactory.GetGrain<IPracticeGrain>(JournalIds.Practice(host)).Open(caller) is { Value.Access.CanWrite: true };
}
