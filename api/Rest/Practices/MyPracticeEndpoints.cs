using Stadmaken.Api.Auth;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>The practices that one writes in: <c>/v1/participants/me/practices</c>.</summary>
internal static class MyPracticeEndpoints
{
    internal static void MapMyPractices(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/participants/me/practices", ListAsync).WithTags("Participants").RequireAuthorization()
            .Described("listMyPractices", "List the practices I write in", "The practices of any city that you may change and that have not ended, as they are now: those you lead and those in which you speak for a stakeholder.")
            .Produces<Page<PracticeSummary>>().Refuses(401);

    // Each practice says itself who may write in it: no list beside it could be behind.
    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        var answers = new List<Answer<PracticeSummary>>();
        foreach (var cityId in await grains.Network().Cities())
        {
            var listed = await grains.City(cityId).Practices(Caller.Anonymous);
            if (listed.Refusal is { Code: not RefusalCodes.NotFound } refusal)
            {
                return Problems.From(refusal);
            }

            answers.AddRange(await Task.WhenAll((listed.Value ?? []).Select(practice => SummarizeAsync(grains.Practice(practice.PracticeId), caller))));
        }

        // Not found is one whose start has not yet finished, or that the caller does not write in; anything else would be a gap in the list.
        return answers.Find(answer => answer.Refusal is { Code: not RefusalCodes.NotFound })?.Refusal is { } unavailable
            ? Problems.From(unavailable)
            : Results.Ok(new Page<PracticeSummary>([.. answers.Select(answer => answer.Value).OfType<PracticeSummary>().Where(practice => practice.Phase != PracticePhases.Ended)]));
    }

    private static async Task<Answer<PracticeSummary>> SummarizeAsync(IPracticeGrain practice, Caller caller)
    {
        var access = await practice.Access(caller);
        return access.Refusal is { } refusal ? refusal
            : access.Value is { CanWrite: true } ? await practice.Summarize()
            : Refusal.NotFound("practice");
    }
}
