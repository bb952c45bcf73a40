using Stadmaken.Api.Auth;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest;

/// <summary>The people in the network: <c>/v1/participants</c>.</summary>
internal static class ParticipantEndpoints
{
    private const int MostAtOnce = 100;

    internal static void MapParticipants(this IEndpointRouteBuilder v1)
    {
        var participants = v1.MapGroup("/participants").WithTags("Participants").RequireAuthorization();
        participants.MapGet("/me", DescribeMeAsync)
            .Described("getMe", "Get my profile", "What others in the network see of you.")
            .Produces<ParticipantProfile>().Refuses(401, 404);
        participants.MapGet("", DescribeManyAsync)
            .TakesMany("participantId", MostAtOnce, "A participant to look up; give it once for each.")
            .Described("listParticipants", "Look up participants", "The profiles of the participants you name, in that order; unknown ones are left out.")
            .Produces<Page<ParticipantProfile>>().Refuses(400, 401);
    }

    private static async Task<IResult> DescribeMeAsync(HttpContext context, IGrainFactory grains)
    {
        var answer = await grains.Participant(Callers.From(context.User).ParticipantId).Describe();
        return answer.IsGiven ? Results.Ok(answer.Value) : Problems.From(answer.Refusal);
    }

    private static async Task<IResult> DescribeManyAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var asked = query.Many("participantId", MostAtOnce);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var answers = await Task.WhenAll(asked.Where(Ids.IsValid).Select(id => grains.Participant(id).Describe()));
        return answers.FirstOrDefault(answer => !answer.IsGiven && answer.Refusal.Code != RefusalCodes.NotFound) is { Refusal: { } refusal }
            ? Problems.From(refusal)
            : Results.Ok(new Page<ParticipantProfile>([.. answers.Select(answer => answer.Value).OfType<ParticipantProfile>()]));
    }
}
