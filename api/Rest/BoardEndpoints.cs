using Stadmaken.Api.Auth;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>Boards: <c>/v1/boards</c>. What happens on one is in <see cref="BoardEventEndpoints"/>.</summary>
internal static class BoardEndpoints
{
    private const string ComesLater = "This version does not take this yet.";

    internal static void MapBoards(this IEndpointRouteBuilder v1)
    {
        var boards = v1.MapGroup("/boards").WithTags("Boards");
        boards.MapGet("", ListAsync)
            .Described("listBoards", "List the boards of the network", "The boards that belong to the network as a whole and that you may see. Those of a city are with the city.")
            .Produces<Page<BoardListing>>();
        boards.MapPost("", OpenAsync).RequireAuthorization()
            .Described("openBoard", "Open a board", "Opens a shared discussion board of the network, or of a city that you belong to. You lead it.")
            .TakesJson<NewBoard>().Produces<OpenedBoardResource>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 413, 415);
        boards.MapGet("/{boardId}", ReadAsync)
            .Described("getBoard", "Get a board", "A board as it is now: its zones, cards, comments, votes and links. A public board takes no session.")
            .Produces<BoardSnapshot>().Refuses(400, 404);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains) =>
        Results.Ok(new Page<BoardListing>(await grains.Network().Boards(Callers.From(context.User))));

    private static async Task<IResult> OpenAsync(HttpContext context, IGrainFactory grains)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        // Only what no board's title can be; how long one may be is the board's own limit.
        var title = fields.Line("title", JsonBody.Limit);
        var visibility = fields.OptionalChoice("visibility", BoardVisibilities.All) ?? BoardVisibilities.Network;
        var cityId = fields.OptionalLine("cityId", 64);
        if (cityId is not null && CityRules.CheckId("cityId", cityId) is { } malformed)
        {
            fields.Wrong("cityId", malformed.Message);
        }

        fields.Refuse("practiceId", ComesLater);
        fields.Refuse("gatheringId", ComesLater);
        fields.Refuse("template", ComesLater);
        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        IBoardHome home = cityId is null ? grains.Network() : grains.City(cityId);
        var boardId = NewId.Of('b');
        var answer = await home.OpenBoard(Callers.From(context.User), boardId, new BoardOpening(title, visibility, cityId, []));
        return answer.IsGiven
            ? Results.Created($"/v1/boards/{boardId}", new OpenedBoardResource(boardId, answer.Value.Title, visibility, cityId))
            : Problems.From(answer.Refusal);
    }

    private static async Task<IResult> ReadAsync(string boardId, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        query.Refuse("version", ComesLater);
        query.Refuse("at", ComesLater);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        if (!Ids.IsValid(boardId))
        {
            return Problems.From(Refusal.NotFound("board"));
        }

        var answer = await grains.Board(boardId).Open(Callers.From(context.User), since: null);
        if (!answer.IsGiven)
        {
            return Problems.From(answer.Refusal);
        }

        var snapshot = answer.Value.Snapshot
            ?? throw new InvalidOperationException($"Board {boardId} answered a first opening without a snapshot.");
        return Results.Bytes(snapshot, "application/json; charset=utf-8");
    }
}

/// <summary>A board to open.</summary>
/// <param name="Title">Its title, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="CityId">The city it belongs to; left out for a board of the network.</param>
/// <param name="Visibility">Who may see it: <c>public</c> (everyone), <c>network</c> (every participant; the default), <c>city</c> (participants of its city) or <c>invited</c>.</param>
public sealed record NewBoard(string Title, string? CityId = null, string? Visibility = null);

/// <summary>A board that was opened.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CityId">The city it belongs to, if any.</param>
public sealed record OpenedBoardResource(string BoardId, string Title, string Visibility, string? CityId = null);
