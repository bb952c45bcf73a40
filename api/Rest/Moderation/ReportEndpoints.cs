using Stadmaken.Api.Auth;
using Stadmaken.Audit;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Moderation;

/// <summary>Reports of what should be looked at: <c>/v1/reports</c> (rule A7).</summary>
internal static class ReportEndpoints
{
    internal static void MapReports(this IEndpointRouteBuilder v1)
    {
        var reports = v1.MapGroup("/reports").WithTags("Moderation").RequireAuthorization();
        reports.MapPost("", ReportAsync)
            .Described("report", "Report something", "Tells those who may do something about it: operators, the stewards of the city, and who leads the board. Reporting the same thing again is the same report. Your inbox tells what became of it.")
            .TakesJson<NewReport>().Produces<ReportResource>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 413, 415);
        reports.MapGet("", ListAsync)
            .TakesOptionalText("state", "Only those in this state: open, dismissed or acted.")
            .TakesOptionalText("boardId", "Only those about this board; all of them for who leads it.")
            .Described("listReports", "List reports", "The newest first: all for operators, those of their city for stewards, those of a board for who leads it, and for everybody their own and what was done about what they wrote.")
            .Produces<Page<ReportResource>>().Refuses(400, 401, 403, 404);
        reports.MapPut("/{reportId}/settlement", SettleAsync)
            .Described("settleReport", "Settle a report", "Whoever reported it hears the outcome and the reason; whoever wrote it does when something was done. Hiding or redacting the content itself is done on the board or practice.")
            .TakesJson<NewSettlement>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 409, 413, 415);
    }

    private static async Task<IResult> ReportAsync(HttpContext context, IGrainFactory grains)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var thing = new ReportedThing(
            fields.OptionalLine("boardId", 64), fields.OptionalLine("cardId", 64), fields.OptionalLine("commentId", 64), fields.OptionalLine("practiceId", 64), fields.OptionalLine("updateId", 64),
            fields.OptionalLine("questionId", 64), fields.OptionalLine("answerId", 64), fields.OptionalLine("reactionId", 64));
        var reason = fields.Prose("reason", StandingEndpoints.ReasonUnits);
        fields.RefuseOthers();
        if (!fields.Errors.Any && thing.BoardId is null == thing.PracticeId is null)
        {
            fields.Wrong("boardId", "Either a board or a practice must be named.");
        }

        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        var caller = Callers.From(context.User);
        var reported = await grains.Audit().Report(caller, thing, reason);
        return reported.IsGiven ? Results.Created("/v1/reports", ReportResource.From(reported.Value, caller)) : Problems.From(reported.Refusal);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var state = query.OptionalChoice("state", ReportStates.All);
        var boardId = query.OptionalText("boardId");
        if (boardId is not null && !Checks.Ids.IsValid(boardId))
        {
            query.Errors.Add("boardId", "Must be the id of a board.");
        }

        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var caller = Callers.From(context.User);
        var listed = await grains.Audit().Reports(caller, state, boardId);
        return listed.IsGiven ? Results.Ok(new Page<ReportResource>([.. listed.Value.Select(report => ReportResource.From(report, caller))])) : Problems.From(listed.Refusal);
    }

    private static async Task<IResult> SettleAsync(string reportId, HttpContext context, IGrainFactory grains)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var outcome = fields.Choice("outcome", ReportStates.Outcomes);
        var reason = fields.Prose("reason", StandingEndpoints.ReasonUnits);
        fields.RefuseOthers();
        return fields.Errors.Any ? fields.Errors.ToProblem() : await StandingEndpoints.DoneAsync(grains.Audit().Settle(Callers.From(context.User), reportId, outcome, reason));
    }
}

/// <summary>Something to be looked at.</summary>
/// <param name="Reason">Why. 1 to 2,000 UTF-16 units.</param>
/// <param name="BoardId">The board it is on; this or a practice.</param>
/// <param name="CardId">The card.</param>
/// <param name="CommentId">The comment on that card.</param>
/// <param name="PracticeId">The practice it is in.</param>
/// <param name="UpdateId">The update of it.</param>
/// <param name="QuestionId">The question put to it.</param>
/// <param name="AnswerId">The answer to that question.</param>
/// <param name="ReactionId">The reaction to it.</param>
public sealed record NewReport(
    string Reason,
    string? BoardId = null,
    string? CardId = null,
    string? CommentId = null,
    string? PracticeId = null,
    string? UpdateId = null,
    string? QuestionId = null,
    string? AnswerId = null,
    string? ReactionId = null);

/// <summary>How a report is settled.</summary>
/// <param name="Outcome"><c>dismissed</c> when nothing needed to be done, <c>acted</c> when something was.</param>
/// <param name="Reason">Why, for those concerned. 1 to 2,000 UTF-16 units.</param>
public sealed record NewSettlement(string Outcome, string Reason);

/// <summary>A report.</summary>
/// <param name="ReportId">Its id.</param>
/// <param name="State"><c>open</c>, <c>dismissed</c> or <c>acted</c>.</param>
/// <param name="IsMine">Whether you reported it.</param>
/// <param name="At">When it was reported.</param>
/// <param name="BoardId">The board it is about, if any.</param>
/// <param name="CardId">The card, if any.</param>
/// <param name="CommentId">The comment, if any.</param>
/// <param name="PracticeId">The practice it is about, if any.</param>
/// <param name="UpdateId">The update, if any.</param>
/// <param name="CityId">The city it is in, if any.</param>
/// <param name="By">Who reported it; left out for whoever wrote what it is about.</param>
/// <param name="AuthorId">Who wrote what it is about; left out for whoever only reported it.</param>
/// <param name="Reason">Why it was reported; left out when it was redacted, and for whoever wrote what it is about.</param>
/// <param name="SettledAt">When it was settled, if it was.</param>
/// <param name="Settlement">Why it was settled so.</param>
/// <param name="QuestionId">The question put to the practice, if any.</param>
/// <param name="AnswerId">The answer to that question, if any.</param>
/// <param name="ReactionId">The reaction to the practice, if any.</param>
public sealed record ReportResource(
    string ReportId,
    string State,
    bool IsMine,
    DateTimeOffset At,
    string? BoardId = null,
    string? CardId = null,
    string? CommentId = null,
    string? PracticeId = null,
    string? UpdateId = null,
    string? CityId = null,
    string? By = null,
    string? AuthorId = null,
    string? Reason = null,
    DateTimeOffset? SettledAt = null,
    string? Settlement = null,
    string? QuestionId = null,
    string? AnswerId = null,
    string? ReactionId = null)
{
    internal static ReportResource From(Report report, Caller caller) => new(
        report.ReportId,
        report.State,
        report.By == caller.ParticipantId,
        report.At,
        report.Thing.BoardId,
        report.Thing.CardId,
        report.Thing.CommentId,
        report.Thing.PracticeId,
        report.Thing.UpdateId,
        report.CityId,
        report.By is { Length: > 0 } by ? by : null,
        report.AuthorId,
        Readable(report.Reason),
        report.SettledAt,
        Readable(report.Settlement),
        report.Thing.QuestionId,
        report.Thing.AnswerId,
        report.Thing.ReactionId);

    private static string? Readable(AuditText? text) => text is null || AuditText.IsRedacted(text.Text) ? null : text.Text;
}
