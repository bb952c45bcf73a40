using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>A practice's timeline: <c>/v1/practices/{practiceId}/milestones</c>.</summary>
internal static class MilestoneEndpoints
{
    internal static void MapMilestones(this RouteGroupBuilder practice)
    {
        practice.MapGet("/milestones", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.ListAsync(context, practiceId, opened => opened.Snapshot.Milestones))
            .Described("listMilestones", "List the milestones", "The steps on the practice's timeline, by date. Public.")
            .Produces<Page<Milestone>>().Refuses(404);
        practice.MapPost("/milestones", AddAsync)
            .Described("addMilestone", "Add a milestone", "Puts a step on the practice's timeline.")
            .Takes<NewMilestone, Milestone>();
        practice.MapGet("/milestones/{milestoneId}", (string practiceId, string milestoneId, HttpContext context, PracticeRequests practices) =>
                practices.FindAsync(context, practiceId, "milestone", Find(milestoneId)))
            .Described("getMilestone", "Get a milestone", "One step on the timeline. Public.")
            .Produces<Milestone>().Refuses(404);
        practice.MapPatch("/milestones/{milestoneId}", (string practiceId, string milestoneId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => ReadChanges(fields, milestoneId), opened => Results.Ok(Find(milestoneId)(opened.Snapshot))))
            .Described("changeMilestone", "Change a milestone, or say it was reached", "Changes a step that has not been reached; fields that are left out stay as they are. 'reachedOn' says that it was reached, and comes alone.")
            .Takes<MilestoneChanges, Milestone>(StatusCodes.Status200OK);
        practice.MapDelete("/milestones/{milestoneId}", (string practiceId, string milestoneId, HttpContext context, PracticeRequests practices) =>
                practices.SubmitAsync(context, practiceId, new RemoveMilestone(milestoneId), _ => Results.NoContent()))
            .Described("removeMilestone", "Remove a milestone", "Takes a step that has not been reached off the timeline.")
            .Removes();
    }

    private static Task<IResult> AddAsync(string practiceId, HttpContext context, PracticeRequests practices)
    {
        var milestoneId = NewId.Of('i');
        return practices.WriteAsync(
            context,
            practiceId,
            fields => new AddMilestone(milestoneId, fields.Title("title"), fields.Date("date"), fields.OptionalText("text")),
            opened => PracticeRequests.Created($"/v1/practices/{practiceId}/milestones/{milestoneId}", Find(milestoneId)(opened.Snapshot)));
    }

    private static PracticeCommand ReadChanges(JsonFields fields, string milestoneId)
    {
        fields.NeedsAny("title", "date", "text", "reachedOn");
        var changes = new ChangeMilestone(milestoneId, fields.OptionalTitle("title"), fields.OptionalDate("date"), fields.OptionalText("text"));
        var reachedOn = fields.OptionalDate("reachedOn");
        var isChanged = fields.Has("title") || fields.Has("date") || fields.Has("text");
        // Two changes would be two events, of which the second could be refused with the first stored.
        if (isChanged && fields.Has("reachedOn"))
        {
            fields.Wrong("reachedOn", "Comes alone: change the step first, then say that it was reached.");
        }

        return reachedOn is { } on && !isChanged ? new ReachMilestone(milestoneId, on) : changes;
    }

    private static Func<PracticeSnapshot, Milestone?> Find(string milestoneId) => practice =>
        Array.Find(practice.Milestones, milestone => milestone.MilestoneId == milestoneId);
}

/// <summary>A step to put on the timeline.</summary>
/// <param name="Title">What is to be reached, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Date">When.</param>
/// <param name="Text">More about it.</param>
public sealed record NewMilestone(string Title, DateOnly Date, string? Text = null);

/// <summary>What is changed of a step; at least one field.</summary>
/// <param name="Title">What is to be reached.</param>
/// <param name="Date">When.</param>
/// <param name="Text">More about it.</param>
/// <param name="ReachedOn">The day it was reached, not in the future; comes alone.</param>
public sealed record MilestoneChanges(string? Title = null, DateOnly? Date = null, string? Text = null, DateOnly? ReachedOn = null);
