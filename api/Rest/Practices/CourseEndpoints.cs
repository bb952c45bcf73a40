using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>How far a practice is: <c>/v1/practices/{practiceId}/phase-changes</c>, and its end, <c>…/endings</c>.</summary>
internal static class CourseEndpoints
{
    internal static void MapCourse(this RouteGroupBuilder practice)
    {
        practice.MapPost("/phase-changes", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => new ChangePhase(fields.Choice("phase", PracticePhases.Course)), Made(practiceId)))
            .Described("changePhase", "Change the phase", "Takes the practice a phase on or back; to 'formulated' and beyond only when nothing is missing for it. Takes leading the practice. Answers the practice.")
            .Takes<PhaseChange, PracticeResource>();
        practice.MapPost("/endings", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, Read, Made(practiceId)))
            .Described("endPractice", "End a practice", "Ends the practice for good, with a verdict, why, and its lessons. It stays readable and can be borrowed from. Takes leading the practice. Answers the practice.")
            .Takes<NewEnding, PracticeResource>();
    }

    private static EndPractice Read(JsonFields fields) => new(
        fields.Choice("verdict", Verdicts.All), fields.Needed("why"), fields.Needed("lessons"));

    private static Func<OpenedPractice, IResult> Made(string practiceId) => opened =>
        Results.Created($"/v1/practices/{practiceId}", PracticeResource.From(opened));
}

/// <summary>Another phase.</summary>
/// <param name="Phase">The phase that it goes to, next to the one it is in.</param>
public sealed record PhaseChange(string Phase);

/// <summary>How a practice ends.</summary>
/// <param name="Verdict">What became of it: it stopped; goes on outside the network (<c>continued</c>); was taken larger; was taken over by others.</param>
/// <param name="Why">Why.</param>
/// <param name="Lessons">What is to be learned from it.</param>
public sealed record NewEnding(string Verdict, string Why, string Lessons);
