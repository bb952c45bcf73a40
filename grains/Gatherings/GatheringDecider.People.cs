using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Gatherings;

public static partial class GatheringDecider
{
    private static Decision<HomeEvent> Decide(GatheringDesk desk, SayAttendance c) =>
        desk.Now >= desk.State.Facts.EndsAt ? Refusal.Conflict("The gathering has ended.")
        : RefuseAnother(desk, desk.Caller.ParticipantId) is { } refusal ? refusal
        : new AttendanceSaid(c.Answer);

    private static Decision<HomeEvent> Decide(GatheringDesk desk, NoteAttendance c) =>
        desk.Now < desk.State.Facts.StartsAt ? Refusal.Conflict("The gathering has not started; who was there is noted from then on.")
        : RefuseAnother(desk, c.ParticipantId) is { } refusal ? refusal
        : new AttendanceNoted(c.ParticipantId, c.Attended);

    private static Decision<HomeEvent> Decide(GatheringDesk desk, LeaveQuestion c) =>
        desk.State.FindQuestion(c.QuestionId) is not null ? Refusal.Conflict("There is a question with this id.")
        : desk.State.Questions.Count >= desk.Limits.Questions ? Refusal.TooLarge("questionId", $"At most {desk.Limits.Questions} questions.")
        : c.StopId is { } stopId && desk.State.FindStop(stopId) is null ? NoStop
        : new QuestionLeft(c.QuestionId, c.Text, c.StopId);

    private static Decision<HomeEvent> Decide(GatheringDesk desk, AnswerQuestion c)
    {
        if (desk.State.FindQuestion(c.QuestionId) is not { } question)
        {
            return Refusal.NotFound("question", "questionId");
        }

        return Array.Exists(question.Answers, answer => answer.AnswerId == c.AnswerId) ? Refusal.Conflict("There is an answer with this id.")
            : question.Answers.Length >= desk.Limits.Answers ? Refusal.TooLarge("answerId", $"At most {desk.Limits.Answers} answers to a question.")
            : new QuestionAnswered(c.QuestionId, c.AnswerId, c.Text);
    }

    private static Refusal? RefuseAnother(GatheringDesk desk, string participantId) =>
        desk.State.Attendances.Count >= desk.Limits.Attendances && desk.State.FindAttendance(participantId) is null
            ? Refusal.TooLarge("participantId", $"At most {desk.Limits.Attendances} people.")
            : null;
}
