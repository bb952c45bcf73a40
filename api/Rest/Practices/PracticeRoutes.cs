using Stadmaken.Api.Rest.Participation;
using Stadmaken.Api.Rest.Research;
using Stadmaken.Api.Rest.Search;
using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>Everything under <c>/v1/practices</c>, and the practices of a city.</summary>
internal static class PracticeRoutes
{
    // A long update in UTF-8: four texts of 10,000 UTF-16 units, of at most three bytes each, twice.
    private const int BodyLimit = 256 * 1024;

    internal static void MapPractices(this IEndpointRouteBuilder v1)
    {
        v1.MapCityPractices();
        v1.MapMyPractices();
        var practice = v1.MapGroup("/practices/{practiceId}").WithTags("Practices").AddEndpointFilter(RefuseMalformedIds);
        practice.MapPractice();
        practice.MapStakeholders();
        practice.MapMilestones();
        practice.MapUpdates();
        practice.MapContributions();
        practice.MapAgreements();
        practice.MapCourse();
        practice.MapStewardship();
        practice.MapBorrowings();
        practice.MapFollowers();
        practice.MapQuestions();
        practice.MapReactions();
        practice.MapSimilar();
        practice.MapPracticeConsents();
        practice.MapPracticeParticipation();
    }

    /// <summary>Says, to the server and in the description, that an endpoint changes a practice by a JSON body.</summary>
    internal static RouteHandlerBuilder Takes<TBody, TAnswer>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status201Created)
        where TBody : notnull =>
        endpoint.RequireAuthorization().TakesJson<TBody>(BodyLimit).Produces<TAnswer>(status).Refuses(400, 401, 403, 404, 409, 413, 415);

    /// <summary>Says, to the server and in the description, that an endpoint takes something away.</summary>
    internal static RouteHandlerBuilder Removes(this RouteHandlerBuilder endpoint) =>
        endpoint.RequireAuthorization().Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404, 409);

    private static ValueTask<object?> RefuseMalformedIds(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Request.RouteValues.Values.All(id => Ids.IsValid(id as string))
            ? next(invocation)
            : ValueTask.FromResult<object?>(Problems.From(Refusal.NotFound("thing at this address")));
}
