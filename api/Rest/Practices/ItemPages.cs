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

    /// <summary>Reads the parameters and answers from them, or tells everything that is wrong with them.</summary>
    internal static async Task<IResult> ReadAsync(HttpContext context, Func<ItemCursor, Task<IResult>> answer)
    {
        var query = new QueryFields(context.Request.Query);
        var after = query.Whole("after", 0, 0, long.MaxValue);
        var limit = (int)query.Whole("limit", UsualPage, 1, Following.LargestPage);
        return query.Errors.Any ? query.Errors.ToProblem() : await answer(new ItemCursor(after, limit));
    }

    internal static Task<IResult> ReadAsync<T>(
        PracticeRequests practices, HttpContext context, string practiceId, string name, Func<PracticeSnapshot, T[]> items, Func<T, long> version) =>
        ReadAsync(context, cursor => practices.ReadAsync(context, practiceId, opened =>
            Results.Ok(cursor.PageOf(items(opened.Snapshot), version, $"/v1/practices/{practiceId}/{name}"))));
}

/// <summary>Where in such a collection a page begins, and how long it is.</summary>
/// <param name="After">Items that came at a greater version are on it.</param>
/// <param name="Limit">At most so many.</param>
internal readonly record struct ItemCursor(long After, int Limit)
{
    /// <summary>The page.</summary>
    /// <param name="items">The whole collection, by version.</param>
    /// <param name="version">The version at which an item came.</param>
    /// <param name="address">The collection's address.</param>
    internal Page<T> PageOf<T>(T[] items, Func<T, long> version, string address)
    {
        var after = After;
        T[] rest = [.. items.Where(item => version(item) > after)];
        return rest.Length <= Limit
            ? new Page<T>(rest)
            : new Page<T>(rest[..Limit], $"{address}?after={version(rest[Limit - 1])}&limit={Limit}");
    }
}
