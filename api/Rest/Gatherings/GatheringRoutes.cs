using Stadmaken.Api.Rest.Participation;
using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>Everything under <c>/v1/gatherings</c>, and calendars of them.</summary>
internal static class GatheringRoutes
{
    internal static void MapGatherings(this IEndpointRouteBuilder v1)
    {
        v1.MapGatheringList();
        v1.MapCalendars();
        var gathering = v1.MapGroup("/gatherings/{gatheringId}").WithTags("Gatherings").AddEndpointFilter(RefuseMalformedIds);
        gathering.MapGathering();
        gathering.MapStops();
        gathering.MapQuestions();
        gathering.MapAttendances();
        gathering.MapGatheringParticipation();
    }

    private static ValueTask<object?> RefuseMalformedIds(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Request.RouteValues.Values.All(id => Ids.IsValid(id as string))
            ? next(invocation)
            : ValueTask.FromResult<object?>(Problems.From(Refusal.NotFound("thing at this address")));
}
