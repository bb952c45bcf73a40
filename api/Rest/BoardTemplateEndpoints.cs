using Stadmaken.Api.Templates;

namespace Stadmaken.Api.Rest;

/// <summary>What a board can begin from: <c>/v1/board-templates</c>.</summary>
internal static class BoardTemplateEndpoints
{
    internal static void MapBoardTemplates(this IEndpointRouteBuilder v1) => v1
        .MapGet("/board-templates", List).WithTags("Boards")
        .Described("listBoardTemplates", "List the templates for boards", "Boards for common gatherings, with zones and a few white cards that help to get people talking. Give one as 'template' when you open a board. Public.")
        .TakesChoice("language", Languages.Dutch, Languages.All, "In which language.")
        .Produces<Page<BoardTemplateResource>>().Refuses(400);

    private static IResult List(HttpContext context)
    {
        var query = new QueryFields(context.Request.Query);
        var language = query.Choice("language", Languages.Dutch, Languages.All);
        return query.Errors.Any
            ? query.Errors.ToProblem()
            : Results.Ok(new Page<BoardTemplateResource>([.. BoardTemplates.Ids.Select(id => BoardTemplateResource.From(id, BoardTemplates.Get(id, language)))]));
    }
}

/// <summary>A template for boards.</summary>
/// <param name="TemplateId">Its id, to open a board with.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Zones">The zones that a board begins with.</param>
public sealed record BoardTemplateResource(string TemplateId, string Title, string Description, TemplateZone[] Zones)
{
    internal static BoardTemplateResource From(string templateId, BoardTemplate template) =>
        new(templateId, template.Title, template.Description, template.Zones);
}
