using Stadmaken.Audit;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Audit;

/// <content>Reports (rule A7).</content>
public static partial class AuditDecider
{
    /// <summary>Most reports of one person in an hour.</summary>
    public const int ReportsAnHour = 20;

    /// <summary>What is wrong with what a report is about; null if it is in order. Whether it is there is for the grain to ask.</summary>
    public static Refusal? CheckThing(ReportedThing thing)
    {
        if (thing.BoardId is null == thing.PracticeId is null)
        {
            return Refusal.Invalid("boardId", "Either a board or a practice.");
        }

        if (thing is { CommentId: not null, CardId: null } or { BoardId: null, CardId: not null })
        {
            return Refusal.Invalid("cardId", "A card is on a board, and a comment on a card of it.");
        }

        if (thing is { PracticeId: null, UpdateId: not null })
        {
            return Refusal.Invalid("updateId", "An update is of a practice.");
        }

        if (thing is { PracticeId: null } and ({ QuestionId: not null } or { AnswerId: not null } or { ReactionId: not null }))
        {
            return Refusal.Invalid("practiceId", "A question, an answer and a reaction are in a practice.");
        }

        if (thing is { AnswerId: not null, QuestionId: null })
        {
            return Refusal.Invalid("questionId", "An answer is to a question.");
        }

        if (new[] { thing.UpdateId, thing.QuestionId, thing.ReactionId }.Count(id => id is not null) > 1)
        {
            return Refusal.Invalid("practiceId", "One thing in a practice.");
        }

        (string Field, string? Id)[] ids =
        [
            ("boardId", thing.BoardId), ("cardId", thing.CardId), ("commentId", thing.CommentId), ("practiceId", thing.PracticeId), ("updateId", thing.UpdateId),
            ("questionId", thing.QuestionId), ("answerId", thing.AnswerId), ("reactionId", thing.ReactionId),
        ];
        return ids.Where(one => one.Id is not null).Select(one => Ids.Check(one.Field, one.Id)).OfType<Refusal>().FirstOrDefault();
    }

    /// <summary>Reports something; <c>conflict</c> if this person reported it before.</summary>
    public static Decision<AuditEvent> Report(AuditState state, Caller caller, ReportedThing thing, Reported found, string reason, DateTimeOffset now)
    {
        if ((MayTakePart(state, caller, now) ?? CheckReason(reason)) is { } not)
        {
            return not;
        }

        var id = ReportId(caller.ParticipantId, thing);
        return state.Reports.ContainsKey(id) ? Refusal.Conflict("You have reported this.")
            : state.Reports.Values.Count(report => report.By == caller.ParticipantId && report.At > now.AddHours(-1)) >= ReportsAnHour
                ? new Refusal(RefusalCodes.RateLimited, $"At most {ReportsAnHour} reports an hour.")
            : new ContentReported(id, thing, AuditText.Of(reason), found.CityId, found.AuthorId);
    }

    /// <summary>Settles a report.</summary>
    /// <param name="state">The audit.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="reportId">Which.</param>
    /// <param name="leads">Whether they lead the board that it is about.</param>
    /// <param name="outcome">One of <see cref="ReportStates.Outcomes"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The time, UTC.</param>
    public static Decision<AuditEvent> Settle(AuditState state, Caller caller, string reportId, bool leads, string outcome, string reason, DateTimeOffset now)
    {
        if (MayTakePart(state, caller, now) is { } not)
        {
            return not;
        }

        if (!state.Reports.TryGetValue(reportId, out var report) || !MaySee(state, caller, report, leads))
        {
            return Refusal.NotFound("report");
        }

        if (!MaySettle(state, caller, report, leads))
        {
            return Refusal.NotAllowed("A report is settled by an operator, a steward of the city or who leads the board, but not by who reported or wrote it.");
        }

        return !ReportStates.Outcomes.Contains(outcome) ? Refusal.Invalid("outcome", $"One of: {string.Join(", ", ReportStates.Outcomes)}.")
            : CheckReason(reason) is { } wrong ? wrong
            : report.State != ReportStates.Open ? Refusal.Conflict("The report has been settled.")
            : new ReportSettled(reportId, outcome, AuditText.Of(reason), report.CityId);
    }

    /// <summary>Whether the caller may know of a report.</summary>
    public static bool MaySee(AuditState state, Caller caller, Report report, bool leads) =>
        caller.IsSignedIn && (report.By == caller.ParticipantId || leads || Oversees(state, caller, report.CityId));

    /// <summary>Whether something was done about what the caller wrote.</summary>
    public static bool Concerns(Caller caller, Report report) => caller.IsSignedIn && report.State == ReportStates.Acted && report.AuthorId == caller.ParticipantId;

    /// <summary>A report as the caller may see it: who reported is not for who wrote it, nor who settled it for either.</summary>
    public static Report AsSeenBy(AuditState state, Caller caller, Report report, bool leads) =>
        AsNow(state, caller).IsOperator || (report.AuthorId != caller.ParticipantId && (leads || Oversees(state, caller, report.CityId))) ? report
        : report.By == caller.ParticipantId ? report with { AuthorId = null, SettledBy = null }
        : report with { By = string.Empty, Reason = new AuditText(report.Reason.Digest), SettledBy = null };

    /// <summary>Whether the caller is one of those who look at what happens in this city; null for what is in none.</summary>
    public static bool Oversees(AuditState state, Caller caller, string? cityId) =>
        AsNow(state, caller) is var asker && asker.IsSignedIn && (asker.IsOperator || asker.IsStewardOf(cityId));

    private static bool MaySettle(AuditState state, Caller caller, Report report, bool leads) =>
        AsNow(state, caller).IsOperator
        || ((leads || Oversees(state, caller, report.CityId)) && caller.ParticipantId != report.By && caller.ParticipantId != report.AuthorId);
}

/// <summary>What is known of something that is reported.</summary>
/// <param name="CityId">The city of its board or practice, if any.</param>
/// <param name="AuthorId">Who wrote it.</param>
public readonly record struct Reported(string? CityId, string? AuthorId);
