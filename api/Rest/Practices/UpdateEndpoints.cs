using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>What happened in a practice and was learned: <c>/v1/practices/{practiceId}/updates</c>.</summary>
internal static class UpdateEndpoints
{
    internal static void MapUpdates(this RouteGroupBuilder practice)
    {
        practice.MapGet("/updates", (string practiceId, HttpContext context, PracticeRequests practices) =>
                ItemPages.ReadAsync(practices, context, practiceId, "updates", snapshot => snapshot.Updates, update => update.Version))
            .Described("listUpdates", "List the updates", "What happened in the practice and was learned, oldest first, a page at a time. Public.")
            .TakesPage().Produces<Page<PracticeUpdate>>().Refuses(400, 404);
        practice.MapPost("/updates", PostAsync)
            .Described("postUpdate", "Post an update", "Tells what happened and what was learned. Others can borrow its approach.")
            .Takes<NewUpdate, PracticeUpdate>();
        practice.MapGet("/updates/{updateId}", (string practiceId, string updateId, HttpContext context, PracticeRequests practices) =>
                practices.FindAsync(context, practiceId, "update", Find(updateId)))
            .Described("getUpdate", "Get an update", "One update. Public.")
            .Produces<PracticeUpdate>().Refuses(404);
        practice.MapPut("/updates/{updateId}/redaction", (string practiceId, string updateId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(
                    context,
                    practiceId,
                    fields => new RedactUpdate(updateId, fields.Needed("reason")),
                    opened => Results.Ok(Find(updateId)(opened.Snapshot))))
            .Described("redactUpdate", "Remove the text of an update", "Removes everything that was written in an update, for good and also from what happened before, and says why; that it was there stays to be seen. For who leads the practice.")
            .Takes<UpdateRedaction, PracticeUpdate>(StatusCodes.Status200OK);
    }

    private static Task<IResult> PostAsync(string practiceId, HttpContext context, PracticeRequests practices)
    {
        var updateId = NewId.Of('u');
        return practices.WriteAsync(context, practiceId, Read, opened =>
            PracticeRequests.Created($"/v1/practices/{practiceId}/updates/{updateId}", Find(updateId)(opened.Snapshot)));

        PostUpdate Read(JsonFields fields) => new(
            updateId,
            fields.Title("title"),
            fields.Needed("text"),
            fields.OptionalChoice("learningArea", LearningAreas.All),
            fields.OptionalText("obstacle"),
            fields.OptionalText("approach"),
            fields.OptionalText("lesson"),
            fields.OptionalText("borrowingId"));
    }

    private static Func<PracticeSnapshot, PracticeUpdate?> Find(string updateId) => practice =>
        Array.Find(practice.Updates, update => update.UpdateId == updateId);
}

/// <summary>An update to post. Texts are plain, never HTML.</summary>
/// <param name="Title">In one line, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Text">What happened, 1 to 10,000 UTF-16 units unless configured otherwise.</param>
/// <param name="LearningArea">The learning area it is about, if it is about one.</param>
/// <param name="Obstacle">What stood in the way.</param>
/// <param name="Approach">What was tried; others can borrow it.</param>
/// <param name="Lesson">What was learned.</param>
/// <param name="BorrowingId">The borrowing it is about, if it is about one.</param>
public sealed record NewUpdate(
    string Title, string Text, string? LearningArea = null, string? Obstacle = null, string? Approach = null, string? Lesson = null, string? BorrowingId = null);

/// <summary>That the text of an update is to be removed.</summary>
/// <param name="Reason">Why; everyone can read it.</param>
public sealed record UpdateRedaction(string Reason);
