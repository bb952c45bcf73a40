using Stadmaken.Api.Auth;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participation;

namespace Stadmaken.Api.Rest.Participation;

/// <summary>Which sectors take part: <c>…/participation</c> of a practice, a gathering and a board.</summary>
internal static class ParticipationEndpoints
{
    private const string What = "as counts of people: who decided something, who spoke and decided nothing, and who did neither. A count is 0 or at least 'smallestGroup'; a sector that is too small is told together with others, so that nothing can be found by subtraction.";

    internal static void MapPracticeParticipation(this RouteGroupBuilder practice) => practice
        .MapGet("/participation", async (string practiceId, IGrainFactory grains) => Show(await grains.Practice(practiceId).Participation()))
        .Described("getPracticeParticipation", "See which sectors take part in a practice", $"Which sectors take part in the practice, {What} What happens on its boards is told there. Public.")
        .Produces<ParticipationMirror>().Refuses(404);

    internal static void MapGatheringParticipation(this RouteGroupBuilder gathering) => gathering
        .MapGet("/participation", async (string gatheringId, IGrainFactory grains) => Show(await grains.Gathering(gatheringId).Participation()))
        .Described("getGatheringParticipation", "See which sectors take part in a gathering", $"Which sectors take part in the gathering, {What} What happens on its boards is told there. Public.")
        .Produces<ParticipationMirror>().Refuses(404);

    internal static void MapBoardParticipation(this IEndpointRouteBuilder v1) => v1
        .MapGet("/boards/{boardId}/participation", async (string boardId, HttpContext context, IGrainFactory grains) => Ids.IsValid(boardId)
            ? Show(await grains.Board(boardId).Participation(Callers.From(context.User)))
            : Problems.From(Refusal.NotFound("board")))
        .RequireAuthorization().WithTags("Boards")
        .Described("getBoardParticipation", "See which sectors take part on a board", $"Which sectors take part on the board, {What} What happens in secret counts once it is over. For participants who may see the board.")
        .Produces<ParticipationMirror>().Refuses(401, 403, 404);

    private static IResult Show(Answer<ParticipationMirror> mirror) => mirror.IsGiven ? Results.Ok(mirror.Value) : Problems.From(mirror.Refusal);
}
