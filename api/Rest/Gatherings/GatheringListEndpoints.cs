using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Practices;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>All gatherings: <c>/v1/gatherings</c>.</summary>
internal static class GatheringListEndpoints
{
    internal static void MapGatheringList(this IEndpointRouteBuilder v1)
    {
        var gatherings = v1.MapGroup("/gatherings").WithTags("Gatherings");
        gatherings.MapGet("", ListAsync)
            .Described("listGatherings", "List gatherings", "Gatherings as they are now, by when they start, a page at a time; those that are cancelled say so. Public.")
            .TakesOptionalText("city", "Only those that this city hosts.")
            .TakesOptionalChoice("kind", GatheringKinds.All, "Only those of this kind.")
            .TakesOptionalChoice("learningArea", LearningAreas.All, "Only those about this learning area.")
            .TakesOptionalMoment("from", "Only those that end after this moment, ISO 8601 with an offset.")
            .TakesOptionalMoment("to", "Only those that start before this moment, ISO 8601 with an offset.")
            .TakesOptionalText("after", "Where the page begins, as 'next' has it.")
            .TakesWhole("limit", GatheringQuery.UsualPage, 1, GatheringQuery.LargestPage, "At most this many items.")
            .Produces<Page<GatheringResource>>().Refuses(400, 404);
        gatherings.MapPost("", StartAsync)
            .Described("startGathering", "Start a gathering", "Starts a gathering in a city that you belong to; operators start one anywhere. You are its organiser and lead it. A board for it, with a zone for each of its learning areas, is there at once; you lead that too.")
            .Takes<NewGathering, GatheringResource>();
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var fields = new QueryFields(context.Request.Query);
        var query = GatheringQuery.Read(fields);
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        var all = await GatheringReading.ReadAsync(grains, Callers.From(context.User), query.CityId);
        return all.IsGiven ? Results.Ok(query.PageOf(all.Value)) : Problems.From(all.Refusal);
    }

    private static async Task<IResult> StartAsync(HttpContext context, IGrainFactory grains, GatheringRequests gatherings)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var cityId = fields.Line("cityId", 64);
        if (cityId.Length > 0 && CityRules.CheckId("cityId", cityId) is { } malformed)
        {
            fields.Wrong("cityId", malformed.Message);
        }

        var facts = ReadFacts(fields);
        fields.RefuseOthers();
        gatherings.Tell(fields, facts);
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        var caller = Callers.From(context.User);
        var gatheringId = NewId.Of('g');
        var started = await grains.City(cityId).StartGathering(caller, gatheringId, facts);
        return started.IsGiven
            ? await gatherings.ReadAsync(context, gatheringId, opened => Results.Created($"/v1/gatherings/{gatheringId}", GatheringResource.From(opened, caller.ParticipantId)))
            : Problems.From(started.Refusal);
    }

    private static GatheringFacts ReadFacts(JsonFields fields) => new(
        fields.Title("title"),
        fields.Choice("kind", GatheringKinds.All),
        fields.OptionalText("description") ?? string.Empty,
        fields.OptionalTitle("place") ?? string.Empty,
        fields.Moment("startsAt"),
        fields.Moment("endsAt"),
        fields.Choices("learningAreas", LearningAreas.All),
        fields.OptionalNumber("latitude", -90, 90),
        fields.OptionalNumber("longitude", -180, 180),
        fields.OptionalTitle("onlineAddress"),
        fields.OptionalText("hostPracticeId"));
}
