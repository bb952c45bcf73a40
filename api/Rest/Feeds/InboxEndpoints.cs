using Stadmaken.Api.Auth;
using Stadmaken.Api.Feeds;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Feeds;

/// <summary>What a participant follows and hears: <c>/v1/participants/me/follows</c>, <c>…/inbox</c> and <c>…/digest</c>.</summary>
internal static class InboxEndpoints
{
    internal static void MapInbox(this IEndpointRouteBuilder v1)
    {
        var me = v1.MapGroup("/participants/me").WithTags("Following").RequireAuthorization();
        me.MapGet("/follows", ListAsync)
            .Described("listMyFollows", "List what I follow", "The practices that you follow: those you chose, and those you have a part in.")
            .Produces<Page<FollowResource>>().Refuses(401, 404);
        me.MapPut("/follows/{practiceId}", (string practiceId, HttpContext context, IGrainFactory grains) =>
                DoneAsync(context, grains, practiceId, (inbox, caller) => inbox.FollowPractice(caller, practiceId)))
            .Described("followPracticeMyself", "Follow a practice myself", "From now on every news of the practice is in your inbox. Following it again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 404);
        me.MapDelete("/follows/{practiceId}", (string practiceId, HttpContext context, IGrainFactory grains) =>
                DoneAsync(context, grains, practiceId, (inbox, caller) => inbox.UnfollowPractice(caller, practiceId)))
            .Described("unfollowPracticeMyself", "Follow a practice myself no more", "What is in your inbox stays there. Doing so again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 404);
        me.MapFollowedBoards();
        me.MapGet("/inbox", ReadAsync)
            .TakesFeedPage()
            .Described("getMyInbox", "Read my inbox", "News of the practices and boards that you follow, with rising positions, and how many you have not read. Of a board there is at most one item that you neither read nor saw there.")
            .Produces<InboxResource>().Refuses(400, 401, 404);
        me.MapPut("/inbox/read", MarkReadAsync)
            .Described("markMyInboxRead", "Mark my inbox as read", "Everything up to a position counts as read from now on. An earlier position changes nothing.")
            .TakesJson<InboxReading>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 404, 413, 415);
        me.MapGet("/digest", DigestAsync)
            .TakesOptionalMoment("since", "News from this moment on; what you have not read when it is left out.")
            .Described("getMyDigest", "Read a digest of my inbox", "What is new, by practice and by board, those with the most news first. Of the newest hundred items.")
            .Produces<DigestResource>().Refuses(400, 401, 404);
    }

    internal static IParticipantGrain Inbox(this IGrainFactory grains, Caller caller) => grains.Participant(caller.ParticipantId);

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        var follows = await grains.Inbox(caller).Follows(caller);
        return follows.IsGiven ? await CityFeedEndpoints.ListAsync(grains, follows.Value) : Problems.From(follows.Refusal);
    }

    private static async Task<IResult> DoneAsync(HttpContext context, IGrainFactory grains, string practiceId, Func<IParticipantGrain, Caller, Task<Refusal?>> doing)
    {
        var caller = Callers.From(context.User);
        return Ids.IsValid(practiceId)
            ? await CityFeedEndpoints.DoneAsync(doing(grains.Inbox(caller), caller))
            : Problems.From(Refusal.NotFound("practice"));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, IGrainFactory grains, NewsReader news)
    {
        var (errors, after, limit, newest) = FeedPages.Read(context);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var caller = Callers.From(context.User);
        await grains.Inbox(caller).CatchUp();
        var inbox = newest ? await grains.Inbox(caller).Newest(caller, limit) : await grains.Inbox(caller).Inbox(caller, after, limit);
        return inbox.IsGiven
            ? Results.Ok(new InboxResource(await news.ReadAsync(inbox.Value.Feed.Items, inbox.Value, caller), inbox.Value.Unread, FeedPages.Next(inbox.Value.Feed, "/v1/participants/me/inbox", limit)))
            : Problems.From(inbox.Refusal);
    }

    private static async Task<IResult> MarkReadAsync(HttpContext context, IGrainFactory grains)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var position = fields.Whole("position", 1);
        fields.RefuseOthers();
        var caller = Callers.From(context.User);
        return fields.Errors.Any ? fields.Errors.ToProblem() : await CityFeedEndpoints.DoneAsync(grains.Inbox(caller).MarkRead(caller, position));
    }

    private static async Task<IResult> DigestAsync(HttpContext context, IGrainFactory grains, NewsReader news)
    {
        var query = new QueryFields(context.Request.Query);
        var since = query.OptionalMoment("since");
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var caller = Callers.From(context.User);
        await grains.Inbox(caller).CatchUp();
        var inbox = await grains.Inbox(caller).Newest(caller, int.MaxValue);
        if (!inbox.IsGiven)
        {
            return Problems.From(inbox.Refusal);
        }

        var wanted = inbox.Value.Feed.Items.Where(item => since is { } from ? item.At >= from : !inbox.Value.IsRead(item));
        var items = await news.ReadAsync([.. wanted], inbox.Value, caller);
        return Results.Ok(new DigestResource(
            [
                .. MostNewsFirst(items, item => item.PracticeId)
                    .Select(group => new DigestPractice(group.Key!, group.Last().Practice?.Title, group.Last().Practice?.CityId, [.. group])),
            ],
            [.. MostNewsFirst(items, item => item.BoardId).Select(group => new DigestBoard(group.Key!, group.Last().Board?.Title, [.. group]))],
            since));
    }

    private static IEnumerable<IGrouping<string?, NewsItem>> MostNewsFirst(NewsItem[] items, Func<NewsItem, string?> by) =>
        items.Where(item => by(item) is not null).GroupBy(by).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Last().Position);
}

/// <summary>A page of an inbox.</summary>
/// <param name="Items">News, with rising positions.</param>
/// <param name="Unread">How many items of the inbox are not read; no more than a hundred are counted.</param>
/// <param name="Next">Address of the next page; left out when there is no more.</param>
public sealed record InboxResource(NewsItem[] Items, int Unread, string? Next = null);

/// <summary>How far an inbox was read.</summary>
/// <param name="Position">The position of the last item that was read.</param>
public sealed record InboxReading(long Position);

/// <summary>What is new, by practice and by board.</summary>
/// <param name="Practices">Those with the most news first.</param>
/// <param name="Boards">The same of boards.</param>
/// <param name="Since">From when on, UTC; left out for what was not read.</param>
public sealed record DigestResource(DigestPractice[] Practices, DigestBoard[] Boards, DateTimeOffset? Since = null);

/// <summary>What is new on one board.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">Its title now, if it may be read.</param>
/// <param name="Items">The news, in order.</param>
public sealed record DigestBoard(string BoardId, string? Title, NewsItem[] Items);

/// <summary>What is new in one practice.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="Title">Its name now, if it can be read.</param>
/// <param name="CityId">The city it belongs to, if it can be read.</param>
/// <param name="Items">The news, in order.</param>
public sealed record DigestPractice(string PracticeId, string? Title, string? CityId, NewsItem[] Items);
