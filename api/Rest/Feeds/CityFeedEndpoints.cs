using Stadmaken.Api.Auth;
using Stadmaken.Api.Feeds;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Feeds;

/// <summary>What a city follows, and its feed: <c>/v1/cities/{cityId}/follows</c> and <c>/v1/cities/{cityId}/feed</c>.</summary>
internal static class CityFeedEndpoints
{
    internal static void MapCityFeeds(this IEndpointRouteBuilder v1)
    {
        var city = v1.MapGroup("/cities/{cityId}").WithTags("Following").AddEndpointFilter(RefuseMalformedIds);
        city.MapGet("/follows", ListFollowsAsync)
            .Described("listCityFollows", "List what a city follows", "The practices of other cities that the city follows. Public.")
            .Produces<Page<FollowResource>>().Refuses(404);
        city.MapPut("/follows/{practiceId}", (string cityId, string practiceId, HttpContext context, IGrainFactory grains) =>
                DoneAsync(grains.City(cityId).FollowPractice(Callers.From(context.User), practiceId)))
            .RequireAuthorization()
            .Described("followPractice", "Follow a practice", "From now on every news of the practice is in the city's feed, once and in order. Following it again changes nothing. For the city's steward and operators.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404);
        city.MapDelete("/follows/{practiceId}", (string cityId, string practiceId, HttpContext context, IGrainFactory grains) =>
                DoneAsync(grains.City(cityId).UnfollowPractice(Callers.From(context.User), practiceId)))
            .RequireAuthorization()
            .Described("unfollowPractice", "Follow a practice no more", "What is in the feed stays there. Doing so again changes nothing. A city's own practices stay in its feed: 409. For the city's steward and operators.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404, 409);
        city.MapGet("/feed", (string cityId, HttpContext context, IGrainFactory grains, NewsReader news) =>
                FeedPages.AnswerAsync(context, news, $"/v1/cities/{cityId}/feed", (after, limit, newest) => newest ? grains.City(cityId).Newest(limit) : grains.City(cityId).Feed(after, limit)))
            .TakesFeedPage()
            .Described("getCityFeed", "Read the feed of a city", "News of the city's own practices and of those it follows: each once, in the order of each practice, with rising positions. Public.")
            .Produces<Page<NewsItem>>().Refuses(400, 404);
    }

    /// <summary>Nothing more to say, or why not.</summary>
    internal static async Task<IResult> DoneAsync(Task<Refusal?> doing) => await doing is { } refusal ? Problems.From(refusal) : Results.NoContent();

    /// <summary>Followed practices as they are listed.</summary>
    internal static async Task<IResult> ListAsync(IGrainFactory grains, IEnumerable<FollowedPractice> follows)
    {
        var answers = await Task.WhenAll(follows.Select(followed => grains.Practice(followed.PracticeId).Summarize()));
        return answers.FirstOrDefault(answer => !answer.IsGiven && answer.Refusal.Code != RefusalCodes.NotFound) is { Refusal: { } refusal }
            ? Problems.From(refusal)
            : Results.Ok(new Page<FollowResource>([.. answers.Where(answer => answer.IsGiven).Select(answer => new FollowResource(answer.Value!.PracticeId, answer.Value.Title, answer.Value.CityId))]));
    }

    private static async Task<IResult> ListFollowsAsync(string cityId, IGrainFactory grains)
    {
        var follows = await grains.City(cityId).Follows();
        return follows.IsGiven ? await ListAsync(grains, follows.Value.Where(followed => !followed.IsOwn)) : Problems.From(follows.Refusal);
    }

    private static ValueTask<object?> RefuseMalformedIds(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var route = invocation.HttpContext.Request.RouteValues;
        return CityRules.IsId(route["cityId"] as string) && (!route.TryGetValue("practiceId", out var practiceId) || Ids.IsValid(practiceId as string))
            ? next(invocation)
            : ValueTask.FromResult<object?>(Problems.From(Refusal.NotFound("thing at this address")));
    }
}

/// <summary>A practice that is followed.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="Title">Its name now.</param>
/// <param name="CityId">The city it belongs to.</param>
public sealed record FollowResource(string PracticeId, string Title, string CityId);
