using Stadmaken.Api.Rest.Practices;
using Stadmaken.Gatherings;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>The route of an expedition: <c>/v1/gatherings/{gatheringId}/stops</c>.</summary>
internal static class StopEndpoints
{
    internal static void MapStops(this RouteGroupBuilder gathering)
    {
        gathering.MapGet("/stops", (string gatheringId, HttpContext context, GatheringRequests gatherings) =>
                gatherings.ListAsync(context, gatheringId, opened => opened.Snapshot.Stops))
            .Described("listStops", "List the stops", "The route of the expedition, in order. Public.")
            .Produces<Page<GatheringStop>>().Refuses(404);
        gathering.MapPost("/stops", AddAsync)
            .Described("addStop", "Add a stop", "Puts a stop on the route of an expedition; no other gathering has one. For its organiser, the city's steward and operators.")
            .Takes<NewStop, GatheringStop>();
        gathering.MapGet("/stops/{stopId}", (string gatheringId, string stopId, HttpContext context, GatheringRequests gatherings) =>
                gatherings.FindAsync(context, gatheringId, "stop", Find(stopId)))
            .Described("getStop", "Get a stop", "One stop on the route. Public.")
            .Produces<GatheringStop>().Refuses(404);
        gathering.MapPatch("/stops/{stopId}", (string gatheringId, string stopId, HttpContext context, GatheringRequests gatherings) =>
                gatherings.WriteAsync(context, gatheringId, fields => ReadChanges(fields, stopId), opened => Results.Ok(Find(stopId)(opened.Snapshot))))
            .Described("changeStop", "Change or move a stop", "Changes what is said of a stop; fields that are left out stay as they are. 'position' moves it, and comes alone. For the gathering's organiser, the city's steward and operators.")
            .Takes<StopChanges, GatheringStop>(StatusCodes.Status200OK);
        gathering.MapDelete("/stops/{stopId}", (string gatheringId, string stopId, HttpContext context, GatheringRequests gatherings) =>
                gatherings.SubmitAsync(context, gatheringId, new RemoveStop(stopId), _ => Results.NoContent()))
            .Described("removeStop", "Remove a stop", "Takes a stop off the route; questions about it stay. For the gathering's organiser, the city's steward and operators.")
            .Removes();
    }

    private static Task<IResult> AddAsync(string gatheringId, HttpContext context, GatheringRequests gatherings)
    {
        var stopId = NewId.Of('h');
        return gatherings.WriteAsync(context, gatheringId, Read, opened =>
            PracticeRequests.Created($"/v1/gatherings/{gatheringId}/stops/{stopId}", Find(stopId)(opened.Snapshot)));

        AddStop Read(JsonFields fields) => new(
            stopId,
            fields.Title("title"),
            fields.Title("place"),
            fields.OptionalCount("position"),
            fields.OptionalText("practiceId"),
            fields.OptionalMoment("startsAt"));
    }

    private static GatheringCommand ReadChanges(JsonFields fields, string stopId)
    {
        fields.NeedsAny("title", "place", "practiceId", "startsAt", "position");
        var changes = new ChangeStop(stopId, fields.OptionalTitle("title"), fields.OptionalTitle("place"), fields.OptionalText("practiceId"), fields.OptionalMoment("startsAt"));
        var position = fields.OptionalCount("position");
        var isChanged = fields.Has("title") || fields.Has("place") || fields.Has("practiceId") || fields.Has("startsAt");
        // Two changes would be two events, of which the second could be refused with the first stored.
        if (isChanged && fields.Has("position"))
        {
            fields.Wrong("position", "Comes alone: change the stop first, then move it.");
        }

        return position is { } place && !isChanged ? new MoveStop(stopId, place) : changes;
    }

    private static Func<GatheringSnapshot, GatheringStop?> Find(string stopId) => gathering =>
        Array.Find(gathering.Stops, stop => stop.StopId == stopId);
}

/// <summary>A stop to put on the route.</summary>
/// <param name="Title">What is there, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Place">Where, in words, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Position">Its place in the route, from 1; last when left out.</param>
/// <param name="PracticeId">The practice that is visited there, of any city, if one is.</param>
/// <param name="StartsAt">When one is there, ISO 8601 with an offset, a whole second within the gathering.</param>
public sealed record NewStop(string Title, string Place, int? Position = null, string? PracticeId = null, DateTimeOffset? StartsAt = null);

/// <summary>What is changed of a stop; at least one field.</summary>
/// <param name="Title">What is there.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="PracticeId">The practice that is visited there.</param>
/// <param name="StartsAt">When one is there.</param>
/// <param name="Position">Its place in the route from now on, from 1; comes alone.</param>
public sealed record StopChanges(string? Title = null, string? Place = null, string? PracticeId = null, DateTimeOffset? StartsAt = null, int? Position = null);
