using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>Questions put to a practice, with their answers: <c>/v1/practices/{practiceId}/questions</c>; and those put to others from it.</summary>
internal static class QuestionEndpoints
{
    internal static void MapQuestions(this RouteGroupBuilder practice)
    {
        practice.MapGet("/questions", (string practiceId, HttpContext context, IGrainFactory grains) =>
                ItemPages.ReadAsync(context, async cursor => TalkPages.Answer(
                    cursor, await grains.Practice(practiceId).Questions(cursor.After, cursor.Limit), question => question.Version, $"/v1/practices/{practiceId}/questions")))
            .Described("listPracticeQuestions", "List the questions", "The questions put to the practice, oldest first, each with its answers, a page at a time. Public.")
            .TakesPage().Produces<Page<PracticeQuestion>>().Refuses(400, 404);
        practice.MapPost("/questions", AskAsync)
            .Described("askPractice", "Put a question", "Puts a question to the practice; any participant may. Asked from a practice that you write in, that practice and all who follow it hear the answer. At most five of your questions wait for an answer here.")
            .Takes<NewPracticeQuestion, PracticeQuestion>();
        practice.MapGet("/questions/{questionId}", (string practiceId, string questionId, IGrainFactory grains) => FindAsync(grains, practiceId, questionId))
            .Described("getPracticeQuestion", "Get a question", "One question with its answers. Public.")
            .Produces<PracticeQuestion>().Refuses(404);
        practice.MapPost("/questions/{questionId}/answers", AnswerAsync)
            .Described("answerPracticeQuestion", "Answer a question", "Adds an answer; earlier ones stay. For those who may change the practice. Whoever asked hears it, and so do all who follow this practice or the one it was asked from. Answers the question.")
            .Takes<NewPracticeAnswer, PracticeQuestion>();
        practice.MapPut("/questions/{questionId}/redaction", (string practiceId, string questionId, HttpContext context, PracticeRequests practices, IGrainFactory grains) =>
                practices.WriteAsync(context, practiceId, fields => new RedactQuestion(questionId, fields.Needed("reason")), () => FindAsync(grains, practiceId, questionId)))
            .Described("redactPracticeQuestion", "Remove the text of a question", "Removes what was asked, for good and also from what happened before, and says why; that it was asked stays to be seen. For who asked it, and who leads the practice.")
            .Takes<TextRedaction, PracticeQuestion>(StatusCodes.Status200OK);
        practice.MapPut("/questions/{questionId}/answers/{answerId}/redaction", (string practiceId, string questionId, string answerId, HttpContext context, PracticeRequests practices, IGrainFactory grains) =>
                practices.WriteAsync(context, practiceId, fields => new RedactAnswer(questionId, answerId, fields.Needed("reason")), () => FindAsync(grains, practiceId, questionId)))
            .Described("redactPracticeAnswer", "Remove the text of an answer", "Removes what was answered, likewise. For who answered, and who leads the practice. Answers the question.")
            .Takes<TextRedaction, PracticeQuestion>(StatusCodes.Status200OK);
        practice.MapGet("/put-questions", (string practiceId, HttpContext context, IGrainFactory grains) =>
                ItemPages.ReadAsync(context, async cursor => TalkPages.Answer(
                    cursor, await grains.Practice(practiceId).PutQuestions(cursor.After, cursor.Limit), put => put.Version, $"/v1/practices/{practiceId}/put-questions")))
            .Described("listPutQuestions", "List the questions put to others", "The questions that were put to other practices from this one, oldest first, a page at a time. What they say is with the practices that were asked. Public.")
            .TakesPage().Produces<Page<PutQuestion>>().Refuses(400, 404);
    }

    private static Task<IResult> AskAsync(string practiceId, HttpContext context, PracticeRequests practices, IGrainFactory grains)
    {
        var questionId = NewId.Of('v');
        return practices.WriteAsync(
            context, practiceId, fields => new AskQuestion(questionId, fields.Needed("text"), fields.OptionalText("fromPracticeId")), () => MadeAsync(grains, practiceId, questionId));
    }

    private static Task<IResult> AnswerAsync(string practiceId, string questionId, HttpContext context, PracticeRequests practices, IGrainFactory grains) =>
        practices.WriteAsync(context, practiceId, fields => new GiveAnswer(questionId, NewId.Of('a'), fields.Needed("text")), () => MadeAsync(grains, practiceId, questionId));

    private static async Task<IResult> FindAsync(IGrainFactory grains, string practiceId, string questionId)
    {
        var found = await grains.Practice(practiceId).FindQuestion(questionId);
        return found.IsGiven ? Results.Ok(found.Value) : Problems.From(found.Refusal);
    }

    private static async Task<IResult> MadeAsync(IGrainFactory grains, string practiceId, string questionId)
    {
        var found = await grains.Practice(practiceId).FindQuestion(questionId);
        return found.IsGiven ? PracticeRequests.Created($"/v1/practices/{practiceId}/questions/{questionId}", found.Value) : Problems.From(found.Refusal);
    }
}

/// <summary>A page of what a practice reads a page at a time itself.</summary>
internal static class TalkPages
{
    /// <summary>The page; a full one may have a next that is empty.</summary>
    internal static IResult Answer<T>(ItemCursor cursor, Answer<T[]> read, Func<T, long> version, string address) =>
        !read.IsGiven ? Problems.From(read.Refusal)
        : Results.Ok(read.Value.Length < cursor.Limit ? new Page<T>(read.Value) : new Page<T>(read.Value, $"{address}?after={version(read.Value[^1])}&limit={cursor.Limit}"));
}

/// <summary>A question to put to a practice. Texts are plain, never HTML.</summary>
/// <param name="Text">The question, 1 to 2,000 UTF-16 units unless configured otherwise.</param>
/// <param name="FromPracticeId">The practice it is asked from, which hears the answer; you write in it.</param>
public sealed record NewPracticeQuestion(string Text, string? FromPracticeId = null);

/// <summary>An answer to give. Texts are plain, never HTML.</summary>
/// <param name="Text">The answer, 1 to 2,000 UTF-16 units unless configured otherwise.</param>
public sealed record NewPracticeAnswer(string Text);

/// <summary>That a text is to be removed for good.</summary>
/// <param name="Reason">Why; everyone can read it.</param>
public sealed record TextRedaction(string Reason);
