using Stadmaken.Api.Rest.Practices;
using Stadmaken.Gatherings;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>Questions left with the host, with their answers: <c>/v1/gatherings/{gatheringId}/questions</c>.</summary>
internal static class QuestionEndpoints
{
    internal static void MapQuestions(this RouteGroupBuilder gathering)
    {
        gathering.MapGet("/questions", (string gatheringId, HttpContext context, GatheringRequests gatherings) =>
                ItemPages.ReadAsync(context, cursor => gatherings.ReadAsync(context, gatheringId, opened =>
                    Results.Ok(cursor.PageOf(opened.Snapshot.Questions, question => question.Version, $"/v1/gatherings/{gatheringId}/questions")))))
            .Described("listQuestions", "List the questions", "The questions left with the host, oldest first, each with its answers, a page at a time. Who asked and answered is told only to who has signed in. Public.")
            .TakesPage().Produces<Page<GatheringQuestion>>().Refuses(400, 404);
        gathering.MapPost("/questions", LeaveAsync)
            .Described("leaveQuestion", "Leave a question", "Leaves a question with the host, about a stop or about the whole. Any participant may, before, during and after.")
            .Takes<NewQuestion, GatheringQuestion>();
        gathering.MapGet("/questions/{questionId}", (string gatheringId, string questionId, HttpContext context, GatheringRequests gatherings) =>
                gatherings.FindAsync(context, gatheringId, "question", Find(questionId)))
            .Described("getQuestion", "Get a question", "One question with its answers. Public.")
            .Produces<GatheringQuestion>().Refuses(404);
        gathering.MapPost("/questions/{questionId}/answers", AnswerAsync)
            .Described("answerQuestion", "Answer a question", "Adds an answer; earlier ones stay. For those who may change the host practice, the gathering's organiser, the city's steward and operators. Answers the question.")
            .Takes<NewAnswer, GatheringQuestion>();
    }

    private static Task<IResult> LeaveAsync(string gatheringId, HttpContext context, GatheringRequests gatherings)
    {
        var questionId = NewId.Of('v');
        return gatherings.WriteAsync(context, gatheringId, fields => new LeaveQuestion(questionId, fields.Needed("text"), fields.OptionalText("stopId")), Made(gatheringId, questionId));
    }

    private static Task<IResult> AnswerAsync(string gatheringId, string questionId, HttpContext context, GatheringRequests gatherings) =>
        gatherings.WriteAsync(context, gatheringId, fields => new AnswerQuestion(questionId, NewId.Of('a'), fields.Needed("text")), Made(gatheringId, questionId));

    private static Func<OpenedGathering, IResult> Made(string gatheringId, string questionId) => opened =>
        PracticeRequests.Created($"/v1/gatherings/{gatheringId}/questions/{questionId}", Find(questionId)(opened.Snapshot));

    private static Func<GatheringSnapshot, GatheringQuestion?> Find(string questionId) => gathering =>
        Array.Find(gathering.Questions, question => question.QuestionId == questionId);
}

/// <summary>A question to leave. Texts are plain, never HTML.</summary>
/// <param name="Text">The question, 1 to 10,000 UTF-16 units unless configured otherwise.</param>
/// <param name="StopId">The stop it is about, if it is about one.</param>
public sealed record NewQuestion(string Text, string? StopId = null);

/// <summary>An answer to give. Texts are plain, never HTML.</summary>
/// <param name="Text">The answer, 1 to 10,000 UTF-16 units unless configured otherwise.</param>
public sealed record NewAnswer(string Text);
