using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>A practice: the pure part is in <see cref="PracticeDecider"/> and <see cref="PracticeModel"/>, the writing in the journal.</summary>
[Reentrant]
public sealed partial class PracticeGrain(
    JournalServices services, IOptions<BoardLimits> boardLimits, IOptions<PracticeLimits> limits, IOptions<PracticeOptions> options)
    : HomeGrain<PracticeState>(services, new PracticeModel(), "practice-snapshot"), IPracticeGrain
{
    private readonly TimeProvider _clock = services.Clock;
    private readonly ILogger _logger = services.Loggers.CreateLogger<PracticeGrain>();

    /// <inheritdoc/>
    protected override BoardShelf Shelf => State.Shelf;

    /// <inheritdoc/>
    protected override string? CityId => State.CityId;

    /// <inheritdoc/>
    protected override string PracticeId => JournalIds.Local(JournalId);

    /// <inheritdoc/>
    public async Task<Refusal?> Begin(Caller caller, string cityId, PracticeFacts facts)
    {
        if (await ExecuteAsync("begin:", caller.ParticipantId, state => PracticeDecider.Begin(state, cityId, facts, limits.Value)) is { } refusal)
        {
            return refusal;
        }

        await RemindAsync();
        _ = InvolveAsync();
        return null;
    }

    /// <inheritdoc/>
    public async Task<Answer<OpenedPractice>> Open(Caller caller)
    {
        var boards = await ListAsync(caller);
        await FinishBorrowingsAsync();
        await FinishQuestionsAsync();
        return State.HasBegun
            ? new OpenedPractice(PracticeSnapshots.ToSnapshot(State, PracticeId), boards, PracticeAccessRules.For(State, caller))
            : Refusal.NotFound("practice");
    }

    /// <inheritdoc/>
    public async Task<Answer<PracticeSummary>> Summarize()
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? PracticeSnapshots.ToSummary(State, PracticeId) : Refusal.NotFound("practice");
    }

    /// <inheritdoc/>
    public async Task<Answer<PracticeAccess>> Access(Caller caller)
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? PracticeAccessRules.For(State, caller) : Refusal.NotFound("practice");
    }

    /// <inheritdoc/>
    public async Task<Answer<JournalPage>> Events(Caller caller, long after, int limit)
    {
        var page = await Read(after, limit);
        return page.Version > 0 ? page with { Entries = PracticeEntries.AsShown(page.Entries) } : Refusal.NotFound("practice");
    }

    /// <inheritdoc/>
    public async Task<CommandResult[]> Submit(PracticeSubmission[] submissions)
    {
        if (!Array.Exists(submissions, submission => PracticeDecider.Redacts(submission.Command)))
        {
            return await SubmitAsync(submissions);
        }

        // One after another: what is decided after a redaction is decided on what it left.
        var results = new List<CommandResult>(submissions.Length);
        foreach (var submission in submissions)
        {
            results.Add(PracticeDecider.Redacts(submission.Command) ? await ModerateAsync(submission) : (await SubmitAsync([submission]))[0]);
        }

        return [.. results];
    }

    private async Task<CommandResult[]> SubmitAsync(PracticeSubmission[] submissions)
    {
        var found = await LookUpAsync(submissions);
        var looked = await Task.WhenAll(submissions.Select(LookUpTalkAsync));
        var commands = new JournalCommand<PracticeState, HomeEvent>[submissions.Length];
        for (var i = 0; i < submissions.Length; i++)
        {
            var (commandId, caller, command) = submissions[i];
            var (item, talk) = (found[i], looked[i]);
            commands[i] = new JournalCommand<PracticeState, HomeEvent>(
                commandId,
                caller.ParticipantId,
                state => Ids.Check("commandId", commandId) is { } malformed
                    ? malformed
                    : PracticeDecider.Decide(state, PracticeId, caller, command, item, limits.Value, boardLimits.Value, _clock.GetUtcNow(), talk));
        }

        var results = await Task.WhenAll(Journal.Execute(commands));

        // What they brought about is not left to the next who looks: too many hours are told, and origins are.
        if (PracticeWatch.Next(State, options.Value) <= _clock.GetUtcNow())
        {
            await Watch(_clock.GetUtcNow());
        }

        // Not awaited: nobody waits for what others hear.
        _ = InvolveAsync();
        return results;
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> Watch(DateTimeOffset now)
    {
        await FinishBoardsAsync();
        await FinishBorrowingsAsync();
        await FinishQuestionsAsync();
        await InvolveAsync();
        await TellLeadersAsync();
        var version = Journal.Current.Version;
        foreach (var (i, due) in PracticeWatch.Due(State, options.Value, now).Index())
        {
            // Decided again on what may be under way: another call of this may be telling the same. The id carries the version, for
            // a refusal is remembered and must not stand in the way when it is due again.
            var told = new JournalCommand<PracticeState, HomeEvent>(
                $"watch:{version}:{i}",
                Caller.NetworkId,
                state => PracticeWatch.Due(state, options.Value, now).Contains(due) ? due : Refusal.Conflict("It is not due any more."));
            if (await Journal.Execute(told) is CommandResult.Refused { Refusal: var refusal })
            {
                LogNotTold(due.GetType().Name, JournalId, refusal.Code);
            }
        }

        return PracticeWatch.Next(State, options.Value);
    }

    /// <inheritdoc/>
    protected override Decision<HomeEvent> PlanBoard(PracticeState state, Caller caller, string boardId, BoardOpening opening) =>
        PracticeDecider.PlanBoard(state, PracticeId, caller, boardId, opening, boardLimits.Value);

    /// <inheritdoc/>
    protected override Decision<HomeEvent> BeginBoard(PracticeState state, string boardId) => PracticeDecider.BeginBoard(state, boardId);

    /// <inheritdoc/>
    protected override string StepId(string step, string boardId) => $"{step}:{boardId}";

    // Ids of the grain's own commands have a colon, which no client's has: nobody can take one away beforehand (rule J3).
    private async Task<Refusal?> ExecuteAsync(string commandId, string by, Func<PracticeState, Decision<HomeEvent>> decide) =>
        await Journal.Execute(new JournalCommand<PracticeState, HomeEvent>(commandId, by, decide)) is CommandResult.Refused refused ? refused.Refusal : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} of {JournalId} was not told: {Code}. What is still due is told at the next look.")]
    private partial void LogNotTold(string @event, string journalId, string code);
}
