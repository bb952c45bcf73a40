using Stadmaken.Api.Auth;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Feeds;

/// <summary>The boards that a participant follows: <c>/v1/participants/me/followed-boards</c>.</summary>
internal static class FollowedBoardEndpoints
{
    internal static void MapFollowedBoards(this IEndpointRouteBuilder me)
    {
        me.MapGet("/followed-boards", ListAsync)
            .TakesOptionalText("boardId", "Only this board, if it is followed.")
            .Described("listMyFollowedBoards", "List the boards I follow", "The boards that you follow and may still see.")
            .Produces<Page<FollowedBoardResource>>().Refuses(400, 401, 404);
        me.MapPut("/followed-boards/{boardId}", (string boardId, HttpContext context, IGrainFactory grains) =>
                DoneAsync(context, grains, boardId, (inbox, caller) => inbox.FollowBoard(caller, boardId)))
            .Described("followBoard", "Follow a board", "From now on your inbox tells when others change the board: one item until you have read it or seen the board. Following it again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 404);
        me.MapDelete("/followed-boards/{boardId}", (string boardId, HttpContext context, IGrainFactory grains) =>
                DoneAsync(context, grains, boardId, (inbox, caller) => inbox.UnfollowBoard(caller, boardId)))
            .Described("unfollowBoard", "Follow a board no more", "What is in your inbox stays there. Doing so again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 404);
        me.MapPut("/followed-boards/{boardId}/seen", SawAsync)
            .Described("markBoardSeen", "Say how far I saw a board", "Changes up to this version are no news to you any more. An earlier version changes nothing.")
            .TakesJson<BoardSeeing>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 404, 413, 415);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var only = query.OptionalText("boardId");
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var caller = Callers.From(context.User);
        var follows = await grains.Inbox(caller).FollowedBoards(caller);
        if (!follows.IsGiven)
        {
            return Problems.From(follows.Refusal);
        }

        string[] ids = [.. follows.Value.Select(followed => followed.BoardId).Where(boardId => only is null || boardId == only)];
        var boards = await Task.WhenAll(ids.Select(boardId => grains.GetGrain<IBoardGrain>(JournalIds.Board(boardId)).Outline(caller)));
        return boards.FirstOrDefault(board => !board.IsGiven && board.Refusal.Code != RefusalCodes.NotFound) is { Refusal: { } refusal }
            ? Problems.From(refusal)
            : Results.Ok(new Page<FollowedBoardResource>([.. ids.Zip(boards).Where(one => one.Second.IsGiven).Select(one => new FollowedBoardResource(one.First, one.Second.Value!.Title))]));
    }

    private static async Task<IResult> SawAsync(string boardId, HttpContext context, IGrainFactory grains)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var version = fields.Whole("version", 1);
        fields.RefuseOthers();
        return fields.Errors.Any ? fields.Errors.ToProblem() : await DoneAsync(context, grains, boardId, (inbox, caller) => inbox.SawBoard(caller, boardId, version));
    }

    private static async Task<IResult> DoneAsync(HttpContext context, IGrainFactory grains, string boardId, Func<IParticipantGrain, Caller, Task<Refusal?>> doing)
    {
        var caller = Callers.From(context.User);
        return Ids.IsValid(boardId)
            ? await CityFeedEndpoints.DoneAsync(doing(grains.Inbox(caller), caller))
            : Problems.From(Refusal.NotFound("board"));
    }
}

/// <summary>A board that is followed.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">Its title now.</param>
public sealed record FollowedBoardResource(string BoardId, string Title);

/// <summary>How far a board was seen.</summary>
/// <param name="Version">The last version of the board that was seen.</param>
public sealed record BoardSeeing(long Version);
