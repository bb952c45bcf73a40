using Stadmaken.Api.Feeds;
using Stadmaken.Feeds;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Feeds;

/// <summary>Reading a feed: a page after a position, or the newest.</summary>
internal static class FeedPages
{
    private const int UsualPage = 50;
    private const int LargestPage = 100;

    /// <summary>The parameters of a feed.</summary>
    internal static RouteHandlerBuilder TakesFeedPage(this RouteHandlerBuilder endpoint) => endpoint
        .TakesWhole("after", 0, 0, null, "Items with a greater position are read; the position of the last item you have.")
        .TakesWhole("limit", UsualPage, 1, LargestPage, "At most this many items.")
        .TakesOptionalWhole("newest", 1, $"The newest items instead, at most this many and at most {LargestPage}, in order; not together with 'after'.");

    /// <summary>Which items were asked for, or what is wrong with the question.</summary>
    internal static (FieldErrors Errors, long After, int Limit, bool Newest) Read(HttpContext context)
    {
        var query = new QueryFields(context.Request.Query);
        var after = query.Whole("after", 0, 0, long.MaxValue);
        var limit = (int)query.Whole("limit", UsualPage, 1, LargestPage);
        var newest = (int)query.Whole("newest", 0, 1, LargestPage);
        query.OnlyOne("after", "newest");
        return (query.Errors, after, newest > 0 ? newest : limit, newest > 0);
    }

    /// <summary>The address of what follows this page; null when nothing does.</summary>
    internal static string? Next(FeedPage page, string path, int limit) => page.HasMore ? $"{path}?after={page.Position}&limit={limit}" : null;

    /// <summary>The page that was asked for, as it is answered.</summary>
    internal static async Task<IResult> AnswerAsync(HttpContext context, NewsReader news, string path, Func<long, int, bool, Task<Answer<FeedPage>>> read)
    {
        var (errors, after, limit, newest) = Read(context);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var page = await read(after, limit, newest);
        return page.IsGiven
            ? Results.Ok(new Page<NewsItem>(await news.ReadAsync(page.Value.Items), Next(page.Value, path, limit)))
            : Problems.From(page.Refusal);
    }
}
