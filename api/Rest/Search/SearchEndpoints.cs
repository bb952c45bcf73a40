using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Stadmaken.Api.Auth;
using Stadmaken.Cities;
using Stadmaken.Practices;
using Stadmaken.Search;

namespace Stadmaken.Api.Rest.Search;

/// <summary>Finding things in the whole network: <c>/v1/search</c>, and practices that met the same: <c>/v1/practices/{practiceId}/similar</c>.</summary>
internal static class SearchEndpoints
{
    internal static void MapSearch(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/search", FindAsync).WithTags("Search")
            .Described("search", "Search the network", "Practices, updates, lessons, agreements, boards, cards and gatherings that answer a question in everyday Dutch or English, the best first; only what you may see. Words are found in their other forms and in compounds. What was just written is found a moment later. Public.")
            .TakesQueryText("q", $"What to look for, 1 to {SearchQuery.LongestText} UTF-16 units.")
            .TakesQueryText("city", "Only of this city.")
            .TakesOptionalChoice("kind", PracticeKinds.All, "Only of practices of this kind.")
            .TakesOptionalChoice("theme", Themes.All, "Only of practices with this theme.")
            .TakesOptionalChoice("learningArea", LearningAreas.All, "Only about this learning area.")
            .TakesOptionalChoice("phase", PracticePhases.All, "Only of practices in this phase.")
            .TakesOptionalChoice("type", SearchTypes.All, "Only of this type.")
            .TakesWhole("offset", 0, 0, SearchQuery.MostOffset, "So many are passed over.")
            .TakesWhole("limit", SearchQuery.UsualItems, 1, SearchQuery.MostItems, "At most so many.")
            .Produces<Page<FoundResource>>().Refuses(400);
        var index = v1.MapGroup("/search-index").WithTags("Search");
        index.MapGet("", StatusAsync).RequireAuthorization()
            .Described("getSearchIndex", "See how far the index is", "How many things can be found, and how many journals are still to be read anew. Operators only.")
            .Produces<SearchStatus>().Refuses(401, 403);
        index.MapPost("/rebuilds", RebuildAsync).RequireAuthorization()
            .Described("rebuildSearchIndex", "Make the index anew", "Has everything read anew from the journals, while what is there goes on serving; getSearchIndex tells how far it is. Operators only.")
            .Produces<SearchStatus>(StatusCodes.Status202Accepted).Refuses(401, 403);
    }

    internal static void MapSimilar(this RouteGroupBuilder practice) =>
        practice.MapGet("/similar", SimilarAsync)
            .Described("listSimilarPractices", "List practices that met the same", "Practices of other cities that met something like it, what they tried, how it ended, and why each is shown, the most alike first. Public.")
            .TakesQueryText("text", "What was met, as it is being written; when left out, what the practice itself tells.")
            .TakesWhole("limit", 5, 1, SearchRules.MostSimilar, "At most so many.")
            .Produces<Page<SimilarPractice>>().Refuses(400, 404);

    private static async Task<IResult> FindAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var text = query.OptionalText("q", SearchQuery.LongestText);
        if (string.IsNullOrWhiteSpace(text) && !query.Errors.Any)
        {
            query.Errors.Add("q", "Say what to look for.");
        }

        var cityId = query.OptionalText("city", CityRules.IdLength);
        var asked = new SearchQuery(
            text ?? string.Empty,
            (int)query.Whole("offset", 0, 0, SearchQuery.MostOffset),
            (int)query.Whole("limit", SearchQuery.UsualItems, 1, SearchQuery.MostItems),
            cityId,
            query.OptionalChoice("kind", PracticeKinds.All),
            query.OptionalChoice("theme", Themes.All),
            query.OptionalChoice("learningArea", LearningAreas.All),
            query.OptionalChoice("phase", PracticePhases.All),
            query.OptionalChoice("type", SearchTypes.All));
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var found = await grains.Search().Find(Callers.From(context.User), asked);
        return found.IsGiven
            ? Results.Ok(new Page<FoundResource>([.. found.Value.Items.Select(FoundResource.From)], found.Value.HasMore ? Next(context, asked) : null))
            : Problems.From(found.Refusal);
    }

    private static async Task<IResult> SimilarAsync(string practiceId, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var text = query.OptionalText("text", SearchQuery.LongestText);
        var limit = (int)query.Whole("limit", 5, 1, SearchRules.MostSimilar);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var similar = await grains.Search().Similar(Callers.From(context.User), practiceId, text, limit);
        return similar.IsGiven ? Results.Ok(new Page<SimilarPractice>(similar.Value.Items)) : Problems.From(similar.Refusal);
    }

    private static async Task<IResult> StatusAsync(HttpContext context, IGrainFactory grains)
    {
        var status = await grains.Search().Status(Callers.From(context.User));
        return status.IsGiven ? Results.Ok(status.Value) : Problems.From(status.Refusal);
    }

    private static async Task<IResult> RebuildAsync(HttpContext context, IGrainFactory grains)
    {
        var status = await grains.Search().Rebuild(Callers.From(context.User));
        return status.IsGiven ? Results.Accepted(V1.Prefix + "/search-index", status.Value) : Problems.From(status.Refusal);
    }

    private static string Next(HttpContext context, SearchQuery asked)
    {
        var query = context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        query["offset"] = (asked.Offset + asked.Limit).ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(V1.Prefix + "/search", query!);
    }
}
