using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Export;
using Stadmaken.Api.Templates;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Cities;

namespace Stadmaken.Api.Rest;

/// <summary>Opening a board, empty or with something on it: <c>POST /v1/boards</c>.</summary>
internal static class BoardOpeningEndpoint
{
    internal static void MapBoardOpening(this RouteGroupBuilder boards)
    {
        var import = ((IEndpointRouteBuilder)boards).ServiceProvider.GetRequiredService<IOptions<ImportOptions>>().Value;
        boards.MapPost("", OpenAsync).RequireAuthorization()
            .Described("openBoard", "Open a board", "Opens a shared discussion board of the network, of a city that you belong to, of a practice that you may change, or of a gathering that you lead. You lead the board. It begins empty, from a template, or from an export of another board ('import'): then zones, cards, colours, the texts of comments and links come along, with new ids and in your name. Votes, voting results, and who wrote what and when do not.")
            .TakesJson<NewBoard>(import.Bytes).Produces<OpenedBoardResource>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 409, 413, 415);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, IGrainFactory grains, IOptions<BoardLimits> limits)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var opening = ReadOpening(fields, limits.Value);
        var practiceId = ReadHome(fields, "practiceId", "practice");
        var gatheringId = ReadHome(fields, "gatheringId", "gathering");
        if (practiceId is not null && gatheringId is not null)
        {
            fields.Wrong("gatheringId", "A board belongs to a practice or to a gathering, not to both.");
        }

        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        IBoardHome home = practiceId is not null ? grains.Practice(practiceId)
            : gatheringId is not null ? grains.Gathering(gatheringId)
            : opening.CityId is not null ? grains.City(opening.CityId)
            : grains.Network();
        var boardId = NewId.Of('b');
        var answer = await home.OpenBoard(Callers.From(context.User), boardId, opening);
        return answer.IsGiven
            ? Results.Created($"/v1/boards/{boardId}", new OpenedBoardResource(boardId, answer.Value.Title, opening.Visibility, opening.CityId, opening.Template, practiceId, gatheringId))
            : Problems.From(answer.Refusal);
    }

    private static string? ReadHome(JsonFields fields, string name, string what)
    {
        var homeId = fields.OptionalLine(name, Ids.Longest);
        if (Ids.Check(name, homeId ?? "none") is { } malformed)
        {
            fields.Wrong(name, malformed.Message);
        }

        if (homeId is not null && fields.Has("cityId"))
        {
            fields.Wrong("cityId", $"A board of a {what} belongs to the {what}'s city; leave this out.");
        }

        return homeId;
    }

    private static BoardOpening ReadOpening(JsonFields fields, BoardLimits limits)
    {
        var visibility = fields.OptionalChoice("visibility", BoardVisibilities.All) ?? BoardVisibilities.Network;
        var cityId = fields.OptionalLine("cityId", 64);
        if (cityId is not null && CityRules.CheckId("cityId", cityId) is { } malformed)
        {
            fields.Wrong("cityId", malformed.Message);
        }

        var (importedTitle, content) = ReadContent(fields, limits);
        // Only what no board's title can be; how long one may be is the board's own limit.
        var title = fields.OptionalLine("title", JsonBody.Limit) ?? importedTitle;
        if (title is null)
        {
            fields.Require("title");
        }

        return content.ToOpening(title ?? string.Empty, visibility, cityId);
    }

    private static (string? Title, BoardContent Content) ReadContent(JsonFields fields, BoardLimits limits)
    {
        var template = fields.OptionalChoice("template", BoardTemplates.Ids);
        var language = fields.OptionalChoice("templateLanguage", Languages.All);
        if (language is not null && !fields.Has("template"))
        {
            fields.Wrong("templateLanguage", "There is no template to be in this language.");
        }

        if (fields.Has("import") && fields.Has("template"))
        {
            fields.Wrong("import", "A board begins from a template or from an import, not from both.");
        }

        var imported = fields.Object("import", board => ((string? Title, BoardContent Content)?)BoardImport.Read(board, limits));
        if (fields.Errors.Any)
        {
            // What is wrong is told already; what could be read of it cannot be put together.
            return (imported?.Title ?? string.Empty, BoardContent.Empty);
        }

        return imported is { } whole ? whole
            : template is null ? (null, BoardContent.Empty)
            : (null, BoardTemplates.Get(template, language ?? Languages.Dutch).ToContent());
    }
}

/// <summary>A board to open.</summary>
/// <param name="Title">Its title, 1 to 200 UTF-16 units unless configured otherwise; may be left out with an import, which has one.</param>
/// <param name="CityId">The city it belongs to; left out for a board of the network.</param>
/// <param name="Visibility">Who may see it: <c>public</c> (everyone), <c>network</c> (every participant; the default), <c>city</c> (participants of its city) or <c>invited</c>.</param>
/// <param name="Template">The template it begins from; see <c>GET /board-templates</c>.</param>
/// <param name="TemplateLanguage">The language of the template, <c>nl</c> (the default) or <c>en</c>.</param>
/// <param name="PracticeId">The practice it belongs to; not together with a city.</param>
/// <param name="GatheringId">The gathering it belongs to; not together with a city or a practice.</param>
/// <param name="Import">Instead of a template: a board as <c>GET /boards/{boardId}/export?format=json</c> answers it.</param>
public sealed record NewBoard(
    string? Title = null, string? CityId = null, string? Visibility = null, string? Template = null, string? TemplateLanguage = null, string? PracticeId = null, string? GatheringId = null, ExportedBoard? Import = null);

/// <summary>A board that was opened.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CityId">The city it belongs to, if it was opened for one.</param>
/// <param name="Template">The template it was made from, if any.</param>
/// <param name="PracticeId">The practice it belongs to, if any.</param>
/// <param name="GatheringId">The gathering it belongs to, if any.</param>
public sealed record OpenedBoardResource(string BoardId, string Title, string Visibility, string? CityId = null, string? Template = null, string? PracticeId = null, string? GatheringId = null);
