using System.Buffers;
using System.Text;
using Stadmaken.Api.Auth;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>Who follows a practice, <c>/followers</c>, and what they hear of, <c>/events</c>.</summary>
internal static class FollowerEndpoints
{
    private const int UsualPage = 100;

    internal static void MapFollowers(this RouteGroupBuilder practice)
    {
        practice.MapGet("/followers", ListAsync)
            .Described("listFollowers", "List who follows a practice", "The cities that follow the practice, in the order of their ids, and how many participants do. Public.")
            .TakesQueryText("after", "Cities after this id.")
            .TakesWhole("limit", UsualPage, 1, Following.LargestPage, "At most this many cities.")
            .Produces<FollowersResource>().Refuses(400, 404);
        practice.MapGet("/events", ReadAsync)
            .Described("listPracticeEvents", "Read what happened in a practice", "The stored events of a practice in order, with contiguous versions from 1, a page at a time. Each has its own fields besides those listed here. Public.")
            .TakesWhole("after", 0, 0, null, "Events with a greater version are read; the last version you have.")
            .TakesWhole("limit", UsualPage, 1, Following.LargestPage, "At most this many events.")
            .Produces<Page<BoardEventResource>>().Refuses(400, 404);
    }

    private static async Task<IResult> ListAsync(string practiceId, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var limit = (int)query.Whole("limit", UsualPage, 1, Following.LargestPage);
        var after = query.OptionalText("after", 64);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var practice = await grains.Practice(practiceId).Summarize();
        if (!practice.IsGiven)
        {
            return Problems.From(practice.Refusal);
        }

        var page = await grains.Followers(practiceId).List(after, limit);

        // A city's own practices are in its feed by themselves: that is not following.
        var cities = await Task.WhenAll(page.CityIds.Where(cityId => cityId != practice.Value.CityId).Select(cityId => grains.City(cityId).Describe(Caller.Anonymous)));
        return Results.Ok(new FollowersResource(
            [.. cities.Where(city => city.IsGiven).Select(city => new FollowerResource(city.Value!.CityId, city.Value.Facts.Name))],
            page.Participants,
            page.HasMore ? $"/v1/practices/{practiceId}/followers?after={page.CityIds[^1]}&limit={limit}" : null));
    }

    private static async Task<IResult> ReadAsync(string practiceId, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var after = query.Whole("after", 0, 0, long.MaxValue);
        var limit = (int)query.Whole("limit", UsualPage, 1, Following.LargestPage);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var answer = await grains.Practice(practiceId).Events(Callers.From(context.User), after, limit);
        return answer.IsGiven ? Results.Bytes(Write(practiceId, answer.Value, limit), "application/json; charset=utf-8") : Problems.From(answer.Refusal);
    }

    private static ReadOnlyMemory<byte> Write(string practiceId, JournalPage page, int limit)
    {
        var body = new ArrayBufferWriter<byte>();
        body.Write("{\"items\":"u8);
        WireEvents.WriteArray(body, page.Entries);
        if (page.Entries is [.., { Version: var last }] && last < page.Version)
        {
            // Every part of it is made of letters, digits, - and _ only, so nothing needs escaping.
            body.Write(Encoding.UTF8.GetBytes($",\"next\":\"/v1/practices/{practiceId}/events?after={last}&limit={limit}\""));
        }

        body.Write("}"u8);
        return body.WrittenMemory;
    }
}

/// <summary>Who follows a practice.</summary>
/// <param name="Items">The cities.</param>
/// <param name="Participants">How many participants do; who they are is theirs.</param>
/// <param name="Next">Address of the next page; left out when there is no more.</param>
public sealed record FollowersResource(FollowerResource[] Items, int Participants, string? Next = null);

/// <summary>A city that follows a practice.</summary>
/// <param name="CityId">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record FollowerResource(string CityId, string Name);
