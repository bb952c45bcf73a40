using Stadmaken.Api.Auth;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>
/// Boards: <c>/v1/boards</c>. How one is opened is in <see cref="BoardOpeningEndpoint"/>, what happens on one in
/// <see cref="BoardEventEndpoints"/>, how one is taken along in <see cref="BoardExportEndpoints"/>.
/// </summary>
internal static class BoardEndpoints
{
    internal static void MapBoards(this IEndpointRouteBuilder v1)
    {
        var boards = v1.MapGroup("/boards").WithTags("Boards");
        boards.MapGet("", ListAsync)
            .Described("listBoards", "List the boards of the network", "The boards that belong to the network as a whole and that you may see. Those of a city are with the city.")
            .Produces<Page<BoardListing>>();
        boards.MapBoardOpening();
        boards.MapGet("/{boardId}", ReadAsync)
            .Described("getBoard", "Get a board", "A board as it is now, or as it was: its zones, cards, comments, votes and links. A public board takes no session. Who may see it is decided by what holds now; what only you could see then, you see.")
            .TakesOptionalWhole("version", 1, "The board as it was at this version.")
            .TakesOptionalMoment("at", "The board as it was at this moment, ISO 8601 with an offset. Not together with version.")
            .Produces<BoardSnapshot>().Refuses(400, 404);
        boards.MapGet("/{boardId}/withheld", ReadWithheldAsync).RequireAuthorization()
            .Described("listWithheld", "List what is hidden on a board", "The texts that were hidden on a board, with the reason, for those who lead it. They are in no other answer; the live command restoreContent puts one back, redactContent removes one for good.")
            .Produces<Page<WithheldContent>>().Refuses(401, 403, 404);
    }

    private static async Task<IResult> ReadWithheldAsync(string boardId, HttpContext context, IGrainFactory grains)
    {
        if (!Ids.IsValid(boardId))
        {
            return Problems.From(Refusal.NotFound("board"));
        }

        var withheld = await grains.Board(boardId).Withheld(Callers.From(context.User));
        return withheld.IsGiven ? Results.Ok(new Page<WithheldContent>(withheld.Value)) : Problems.From(withheld.Refusal);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains) =>
        Results.Ok(new Page<BoardListing>(await grains.Network().Boards(Callers.From(context.User))));

    private static async Task<IResult> ReadAsync(string boardId, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var version = query.OptionalWhole("version", 1);
        var at = query.OptionalMoment("at");
        query.OnlyOne("version", "at");
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var snapshot = await BoardReading.ReadAsync(context, grains, boardId, version, at);
        return snapshot.IsGiven
            ? Results.Bytes(snapshot.Value, "application/json; charset=utf-8")
            : Problems.From(snapshot.Refusal);
    }
}
