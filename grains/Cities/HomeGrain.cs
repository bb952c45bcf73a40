using Microsoft.Extensions.Logging;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

/// <summary>
/// A grain that boards belong to. Opening a board touches two journals, the home's and the board's: the home
/// first notes the plan, then has the board begin, then notes that it did. Each step can be done again without
/// harm, so whatever a crash cuts short is finished when the home is next asked for its boards.
/// </summary>
/// <typeparam name="TState">The state of the home.</typeparam>
public abstract partial class HomeGrain<TState> : JournalGrain<TState, HomeEvent>, IBoardHome
    where TState : class
{
    private readonly RedactionPlanner<TState, HomeEvent> _redaction;
    private readonly ILogger _logger;

    /// <summary>Prepares; the journal is loaded when the grain is activated.</summary>
    protected HomeGrain(JournalServices services, IJournalModel<TState, HomeEvent> model, string stateName)
        : base(services, model, stateName)
    {
        _redaction = new RedactionPlanner<TState, HomeEvent>(model);
        _logger = services.Loggers.CreateLogger(GetType());
    }

    /// <summary>Plans what becomes of entries here.</summary>
    protected RedactionPlanner<TState, HomeEvent> Redactions => _redaction;

    /// <summary>The boards of this home.</summary>
    protected abstract BoardShelf Shelf { get; }

    /// <summary>The city this is; null for the network.</summary>
    protected abstract string? CityId { get; }

    /// <summary>The practice this is; null for anything else.</summary>
    protected virtual string? PracticeId => null;

    /// <summary>The gathering this is; null for anything else.</summary>
    protected virtual string? GatheringId => null;

    /// <summary>
    /// The command id of a step in opening a board; for ever the same, so that a step is taken once however often it is
    /// tried (rule J3). A home whose clients send commands of their own keeps these apart from theirs.
    /// </summary>
    protected virtual string StepId(string step, string boardId) => $"{step}-{boardId}";

    /// <inheritdoc/>
    protected override RedactionPlan<HomeEvent> PlanRedaction(RedactedJournal<TState> journal, Redaction redaction)
    {
        var rewrites = _redaction.Plan(JournalId, journal, redaction);
        return rewrites.Count == 0 ? RedactionPlan<HomeEvent>.Nothing : new(new HomeTextsRedacted(RedactionCauses.Of(redaction)), rewrites);
    }

    /// <inheritdoc/>
    public async Task<Answer<BoardListing>> OpenBoard(Caller caller, string boardId, BoardOpening opening)
    {
        var plan = new JournalCommand<TState, HomeEvent>(StepId("plan", boardId), caller.ParticipantId, state => PlanBoard(state, caller, boardId, opening));
        if (await Journal.Execute(plan) is CommandResult.Refused refused)
        {
            return refused.Refusal;
        }

        return await BeginAsync(Shelf.Find(boardId)!);
    }

    /// <summary>Decides whether a board is planned here.</summary>
    protected abstract Decision<HomeEvent> PlanBoard(TState state, Caller caller, string boardId, BoardOpening opening);

    /// <summary>Decides that a planned board has begun.</summary>
    protected abstract Decision<HomeEvent> BeginBoard(TState state, string boardId);

    /// <summary>The boards that the caller may see, after what a crash may have left undone is done.</summary>
    protected async Task<BoardListing[]> ListAsync(Caller caller)
    {
        await FinishBoardsAsync();
        return Shelf.List(CityId, caller);
    }

    /// <summary>Does what a crash may have left undone, or leaves it to the next who asks.</summary>
    protected async Task FinishBoardsAsync()
    {
        await Journal.RefreshAsync();
        foreach (var board in Shelf.Planned.ToArray())
        {
            try
            {
                if ((await BeginAsync(board)).Refusal is { } refusal)
                {
                    LogNotBegun(board.BoardId, JournalId, refusal.Code);
                }
            }
            catch (Exception fault)
            {
                // The other boards are listed all the same; the next who asks makes the next attempt.
                LogBeginFailed(fault, board.BoardId, JournalId);
            }
        }
    }

    private async Task<Answer<BoardListing>> BeginAsync(ShelvedBoard board)
    {
        if (!board.HasBegun)
        {
            var grain = GrainFactory.GetGrain<IBoardGrain>(JournalIds.Board(board.BoardId));
            if (await grain.Begin(board.Opener.ToCaller(), board.ToOpening(CityId, PracticeId, GatheringId)) is { } refusal)
            {
                return refusal;
            }

            var begun = new JournalCommand<TState, HomeEvent>(StepId("begun", board.BoardId), board.Opener.ParticipantId, state => BeginBoard(state, board.BoardId));
            if (await Journal.Execute(begun) is CommandResult.Refused refused)
            {
                return refused.Refusal;
            }
        }

        return new BoardListing(board.BoardId, board.Title);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Board {BoardId} planned by {JournalId} could not begin: {Code}.")]
    private partial void LogNotBegun(string boardId, string journalId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Board {BoardId} planned by {JournalId} could not begin.")]
    private partial void LogBeginFailed(Exception fault, string boardId, string journalId);
}
