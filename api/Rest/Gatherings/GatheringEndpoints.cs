using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Practices;
using Stadmaken.Boards;
using Stadmaken.Gatherings;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>A gathering: <c>/v1/gatherings/{gatheringId}</c>.</summary>
internal static class GatheringEndpoints
{
    internal static void MapGathering(this RouteGroupBuilder gathering)
    {
        gathering.MapGet("", (string gatheringId, HttpContext context, GatheringRequests gatherings) => gatherings.ReadAsync(context, gatheringId, Show(context)))
            .Described("getGathering", "Get a gathering", "A gathering as it is now: when and where, how many come, what you say about coming, and what you may do. Public.")
            .Produces<GatheringResource>().Refuses(404);
        gathering.MapPatch("", (string gatheringId, HttpContext context, GatheringRequests gatherings) => gatherings.WriteAsync(context, gatheringId, ReadChanges, Show(context)))
            .Described("changeGathering", "Change a gathering", "Changes what the gathering says of itself; fields that are left out stay as they are. Its kind, its city and its host practice stay. A stop whose time is then outside of it loses that time. For its organiser, the city's steward and operators.")
            .Takes<GatheringChanges, GatheringResource>(StatusCodes.Status200OK);
        gathering.MapPost("/cancellations", (string gatheringId, HttpContext context, GatheringRequests gatherings) => gatherings.WriteAsync(
                context,
                gatheringId,
                fields => new CancelGathering(fields.Needed("reason")),
                opened => Results.Created($"/v1/gatherings/{gatheringId}", GatheringResource.From(opened, Callers.From(context.User).ParticipantId))))
            .Described("cancelGathering", "Cancel a gathering", "Says that the gathering does not take place, and why, before it has ended. It stays readable; nothing else is written in it. For its organiser, the city's steward and operators. Answers the gathering.")
            .Takes<NewCancellation, GatheringResource>();
        gathering.MapGet("/boards", (string gatheringId, HttpContext context, GatheringRequests gatherings) => gatherings.ListAsync(context, gatheringId, opened => opened.Boards))
            .Described("listGatheringBoards", "List the boards of a gathering", "The boards of the gathering that you may see, in the order they were opened; the first was there from its start. Open another with POST /boards and 'gatheringId'.")
            .Produces<Page<BoardListing>>().Refuses(404);
    }

    private static Func<OpenedGathering, IResult> Show(HttpContext context) => opened =>
        Results.Ok(GatheringResource.From(opened, Callers.From(context.User).ParticipantId));

    private static ChangeGathering ReadChanges(JsonFields fields)
    {
        fields.NeedsAny("title", "description", "place", "latitude", "longitude", "startsAt", "endsAt", "learningAreas", "onlineAddress");
        return new ChangeGathering(
            fields.OptionalTitle("title"),
            fields.OptionalText("description"),
            fields.OptionalTitle("place"),
            fields.OptionalMoment("startsAt"),
            fields.OptionalMoment("endsAt"),
            fields.OptionalChoices("learningAreas", LearningAreas.All),
            fields.OptionalNumber("latitude", -90, 90),
            fields.OptionalNumber("longitude", -180, 180),
            fields.OptionalTitle("onlineAddress"));
    }
}

/// <summary>That a gathering does not take place.</summary>
/// <param name="Reason">Why, 1 to 10,000 UTF-16 units unless configured otherwise.</param>
public sealed record NewCancellation(string Reason);
