using Microsoft.Extensions.Logging;
using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Audit;

/// <content>Reports (rule A7).</content>
public sealed partial class AuditGrain
{
    /// <inheritdoc/>
    public async Task<Answer<Report>> Report(Caller caller, ReportedThing thing, string reason)
    {
        await Journal.RefreshAsync();
        if ((AuditDecider.MayTakePart(State, caller, _clock.GetUtcNow()) ?? AuditDecider.CheckThing(thing)) is { } not)
        {
            return not;
        }

        var found = await FindAsync(caller, thing);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var refused = await ExecuteAsync(NewId(), caller.ParticipantId, state => AuditDecider.Report(state, caller, thing, found.Found, reason, _clock.GetUtcNow()));
        return State.Reports.TryGetValue(AuditDecider.ReportId(caller.ParticipantId, thing), out var report) ? AuditDecider.AsSeenBy(State, caller, report, leads: false)
            : refused ?? Refusal.Unavailable("Ask again.");
    }

    /// <inheritdoc/>
    public async Task<Answer<Report[]>> Reports(Caller caller, string? state, string? boardId)
    {
        await Journal.RefreshAsync();
        if (AuditDecider.MayTakePart(State, caller, _clock.GetUtcNow()) is { } not)
        {
            return not;
        }

        var leads = false;
        if (boardId is not null)
        {
            var board = await GrainFactory.GetGrain<IBoardGrain>(JournalIds.Board(boardId)).Find(caller, null, null);
            if (!board.IsGiven)
            {
                return board.Refusal;
            }

            leads = board.Value.Access.CanLead;
        }

        return State.Reports.Values
            .Where(report => (state is null || report.State == state)
                && (boardId is null || report.Thing.BoardId == boardId)
                && (AuditDecider.MaySee(State, caller, report, leads) || AuditDecider.Concerns(caller, report)))
            .Select(report => AuditDecider.AsSeenBy(State, caller, report, leads))
            .OrderByDescending(report => report.At)
            .ToArray();
    }

    /// <inheritdoc/>
    public async Task<Refusal?> Settle(Caller caller, string reportId, string outcome, string reason)
    {
        await Journal.RefreshAsync();
        var leads = State.Reports.GetValueOrDefault(reportId)?.Thing.BoardId is { } boardId
            && await GrainFactory.GetGrain<IBoardGrain>(JournalIds.Board(boardId)).Find(caller, null, null) is { Value.Access.CanLead: true };
        var refusal = await ExecuteAsync(NewId(), caller.ParticipantId, state => AuditDecider.Settle(state, caller, reportId, leads, outcome, reason, _clock.GetUtcNow()));
        if (refusal is null)
        {
            await TellAsync();
        }

        return refusal;
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _ = TellAsync();
    }

    /// <summary>Tells those concerned of settlements that they have not heard of; what fails is tried again with the next, or when this grain is next loaded.</summary>
    private async Task TellAsync()
    {
        foreach (var reportId in State.Untold)
        {
            try
            {
                if (State.Reports.GetValueOrDefault(reportId) is { } report)
                {
                    await ParticipantOf(report.By).NoteReport(reportId, ReportParts.Reporter, report.SettledAt ?? report.At);
                    if (report is { State: ReportStates.Acted, AuthorId: { } author } && author != report.By)
                    {
                        await ParticipantOf(author).NoteReport(reportId, ReportParts.Author, report.SettledAt ?? report.At);
                    }
                }

                await ExecuteAsync("told-" + reportId, Caller.NetworkId, _ => new SettlementTold(reportId));
            }
            catch (Exception fault)
            {
                LogNotTold(fault);
            }
        }
    }

    private IParticipantGrain ParticipantOf(string participantId) => GrainFactory.GetGrain<IParticipantGrain>(JournalIds.Participant(participantId));

    private async Task<(Reported Found, Refusal? Refusal)> FindAsync(Caller caller, ReportedThing thing)
    {
        if (thing.BoardId is { } boardId)
        {
            var board = await GrainFactory.GetGrain<IBoardGrain>(JournalIds.Board(boardId)).Find(caller, thing.CardId, thing.CommentId);
            return board.IsGiven ? (new Reported(board.Value.CityId, board.Value.AuthorId), null) : (default, board.Refusal);
        }

        var opened = await GrainFactory.GetGrain<IPracticeGrain>(JournalIds.Practice(thing.PracticeId!)).Open(caller);
        if (!opened.IsGiven)
        {
            return (default, opened.Refusal);
        }

        var practice = opened.Value.Snapshot;
        if (thing is not { QuestionId: null, ReactionId: null })
        {
            return await FindTalkAsync(caller, thing, practice.CityId);
        }

        if (thing.UpdateId is not { } updateId)
        {
            return (new Reported(practice.CityId, practice.StartedBy), null);
        }

        return Array.Find(practice.Updates, update => update.UpdateId == updateId) is { } update
            ? (new Reported(practice.CityId, update.By), null)
            : (default, Refusal.NotFound("update", "updateId"));
    }

    private async Task<(Reported Found, Refusal? Refusal)> FindTalkAsync(Caller caller, ReportedThing thing, string cityId)
    {
        var grain = GrainFactory.GetGrain<IPracticeGrain>(JournalIds.Practice(thing.PracticeId!));
        if (thing.ReactionId is { } reactionId)
        {
            var reaction = await grain.FindReaction(caller, reactionId);
            return reaction.IsGiven ? (new Reported(cityId, reaction.Value.By), null) : (default, reaction.Refusal);
        }

        var question = await grain.FindQuestion(thing.QuestionId!);
        if (!question.IsGiven)
        {
            return (default, question.Refusal);
        }

        return thing.AnswerId is not { } answerId ? (new Reported(cityId, question.Value.By), null)
            : Array.Find(question.Value.Answers, answer => answer.AnswerId == answerId) is { } answer ? (new Reported(cityId, answer.By), null)
            : (default, Refusal.NotFound("answer", "answerId"));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not everybody concerned could be told how a report was settled; tried again later.")]
    private partial void LogNotTold(Exception fault);
}
