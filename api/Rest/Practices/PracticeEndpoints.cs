using Stadmaken.Api.Auth;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>Practices: those of a city, <c>/v1/cities/{cityId}/practices</c>, and one, <c>/v1/practices/{practiceId}</c>.</summary>
internal static class PracticeEndpoints
{
    internal static void MapCityPractices(this IEndpointRouteBuilder v1)
    {
        var practices = v1.MapGroup("/cities/{cityId}/practices").WithTags("Practices");
        practices.MapGet("", ListAsync)
            .Described("listPractices", "List the practices of a city", "The practices of a city as they are now, in the order they were started. Public.")
            .Produces<Page<PracticeSummary>>().Refuses(404);
        practices.MapPost("", StartAsync)
            .Described("startPractice", "Start a practice", "Starts a practice of a city that you belong to; operators start one anywhere. You are its first steward.")
            .Takes<NewPractice, PracticeResource>();
    }

    internal static void MapPractice(this RouteGroupBuilder practice)
    {
        practice.MapGet("", (string practiceId, HttpContext context, PracticeRequests practices) => practices.ReadAsync(context, practiceId, Show))
            .Described("getPractice", "Get a practice", "A practice as it is now: what it says of itself, its phase and what is missing for the next, its ecosystem with the empty seats, what was put in and came out by month, and what you may do. Public.")
            .Produces<PracticeResource>().Refuses(404);
        practice.MapPatch("", (string practiceId, HttpContext context, PracticeRequests practices) => practices.WriteAsync(context, practiceId, ReadChanges, Show))
            .Described("changePractice", "Change a practice", "Changes what the practice says of itself; fields that are left out stay as they are. For its steward, those who speak for its stakeholders, the city's steward and operators.")
            .Takes<PracticeChanges, PracticeResource>(StatusCodes.Status200OK);
        practice.MapGet("/boards", (string practiceId, HttpContext context, PracticeRequests practices) => practices.ListAsync(context, practiceId, opened => opened.Boards))
            .Described("listPracticeBoards", "List the boards of a practice", "The boards of the practice that you may see, in the order they were opened. Open one with POST /boards and 'practiceId'.")
            .Produces<Page<Boards.BoardListing>>().Refuses(404);
    }

    /// <summary>The practice itself.</summary>
    internal static IResult Show(OpenedPractice opened) => Results.Ok(PracticeResource.From(opened));

    private static async Task<IResult> ListAsync(string cityId, HttpContext context, IGrainFactory grains)
    {
        if (!CityRules.IsId(cityId))
        {
            return Problems.From(Refusal.NotFound("city"));
        }

        var listed = await grains.City(cityId).Practices(Callers.From(context.User));
        if (!listed.IsGiven)
        {
            return Problems.From(listed.Refusal);
        }

        var answers = await Task.WhenAll(listed.Value.Select(practice => grains.Practice(practice.PracticeId).Summarize()));
        // Listed but not found is a practice whose start has not yet finished; anything else would be a gap in the list.
        return answers.FirstOrDefault(answer => !answer.IsGiven && answer.Refusal.Code != RefusalCodes.NotFound) is { Refusal: { } refusal }
            ? Problems.From(refusal)
            : Results.Ok(new Page<PracticeSummary>([.. answers.Select(answer => answer.Value).OfType<PracticeSummary>()]));
    }

    private static async Task<IResult> StartAsync(string cityId, HttpContext context, IGrainFactory grains, PracticeRequests practices)
    {
        if (!CityRules.IsId(cityId))
        {
            return Problems.From(Refusal.NotFound("city"));
        }

        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var facts = ReadFacts(fields);
        fields.RefuseOthers();
        practices.Tell(fields, facts);
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        var practiceId = NewId.Of('r');
        var started = await grains.City(cityId).StartPractice(Callers.From(context.User), practiceId, facts);
        return started.IsGiven
            ? await practices.ReadAsync(context, practiceId, opened => Results.Created($"/v1/practices/{practiceId}", PracticeResource.From(opened)))
            : Problems.From(started.Refusal);
    }

    private static PracticeFacts ReadFacts(JsonFields fields) => new(
        fields.Title("title"),
        fields.Choice("kind", PracticeKinds.All),
        fields.OptionalText("pitch") ?? string.Empty,
        fields.OptionalText("task") ?? string.Empty,
        fields.Choices("themes", Themes.All),
        fields.Choices("learningAreas", LearningAreas.All),
        fields.OptionalTitles("responsibilities"),
        fields.OptionalDecimal("volunteerHoursPerMonth"));

    private static ChangeFacts ReadChanges(JsonFields fields)
    {
        fields.NeedsAny("title", "kind", "pitch", "task", "themes", "learningAreas", "responsibilities", "volunteerHoursPerMonth");
        return new ChangeFacts(
            fields.OptionalTitle("title"),
            fields.OptionalChoice("kind", PracticeKinds.All),
            fields.OptionalText("pitch"),
            fields.OptionalText("task"),
            fields.OptionalChoices("themes", Themes.All),
            fields.OptionalChoices("learningAreas", LearningAreas.All),
            fields.OptionalTitles("responsibilities"),
            fields.OptionalDecimal("volunteerHoursPerMonth"));
    }
}
