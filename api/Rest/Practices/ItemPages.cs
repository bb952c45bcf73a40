using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>Collections that keep growing, a page at a time, in the order of the versions at which their items came.</summary>
internal static class ItemPages
{
    private const int UsualPage = 100;

    /// <summary>The parameters of such a collection.</summary>
    internal static RouteHandlerBuilder TakesPage(this RouteHandlerBuilder endpoint) => endpoint
        .TakesWhole("after", 0, 0, null, "Items that came at a greater version are read; the version of the last item you have.")
        .TakesWhole("limit", UsualPage, 1, Following.LargestPage, "At most this many items.");

    internal static async Task<IResult> ReadAsync<T>(
        PracticeRequests practices, HttpContext context, string practiceId, string name, Func<PracticeSnapshot, T[]> items, Func<T, long> version)
    {
        var query = new QueryFields(context.Request.Query);
        var after = query.Whole("after", 0, 0, long.MaxValue);
        var limit = (int)query.Whole("limit", UsualPage, 1, Following.LargestPage);
        return query.Errors.Any
            ? query.Errors.ToProblem()
            : await practices.ReadAsync(context, practiceId, opened =>
            {
                T[] rest = [.. items(opened.Snapshot).Where(item => version(item) > after)];
                return Results.Ok(rest.Length <= limit
                    ? new Page<T>(rest)
                    : new Page<T>(rest[..limit], $"/v1/practices/{practiceId}/{name}?after={version(rest[limit - 1])}&limit={limit}"));
            });
    }
}
