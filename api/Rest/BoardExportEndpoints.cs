using System.Text.Json;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Export;
using Stadmaken.Boards;

namespace Stadmaken.Api.Rest;

/// <summary>Boards to take along: <c>/v1/boards/{boardId}/export</c>.</summary>
internal static class BoardExportEndpoints
{
    private const string Markdown = "markdown";
    private const string Csv = "csv";
    private const string Json = "json";
    private const string Cards = "cards";
    private const string Results = "results";
    private const string Comma = "comma";
    private const string Semicolon = "semicolon";

    private static readonly string[] Formats = [Markdown, Csv, Json];
    private static readonly string[] Parts = [Cards, Results];
    private static readonly string[] Separators = [Comma, Semicolon];

    internal static void MapBoardExport(this IEndpointRouteBuilder v1) => v1
        .MapGet("/boards/{boardId}/export", ExportAsync).WithTags("Boards")
        .Described("exportBoard", "Export a board", "A board as a file: Markdown to read and print, CSV for spreadsheets (UTF-8 with a byte order mark; a text that begins like a formula gets an apostrophe in front), or JSON, which POST /boards takes as 'import'. It says what participants are called only to who has signed in. What is written in private and not yet revealed is never in it.")
        .TakesChoice("format", null, Formats, "What kind of file.")
        .TakesOptionalWhole("version", 1, "The board as it was at this version; left out for as it is now.")
        .TakesChoice("part", Cards, Parts, "For CSV: a row for each card, or a row for each card in the result of each round of voting.")
        .TakesChoice("separator", Comma, Separators, "For CSV: what is between fields. Spreadsheets in Dutch expect a semicolon.")
        .TakesChoice("language", Languages.Dutch, Languages.All, "For Markdown: the language of the words around what people wrote.")
        .Produces<ExportedBoard>()
        .AlsoProducesText("text/markdown", "text/csv")
        .Refuses(400, 404);

    private static async Task<IResult> ExportAsync(string boardId, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var format = query.Choice("format", null, Formats);
        var version = query.OptionalWhole("version", 1);
        var part = query.Choice("part", Cards, Parts);
        var separator = query.Choice("separator", Comma, Separators) == Semicolon ? ';' : ',';
        var language = query.Choice("language", Languages.Dutch, Languages.All);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var read = await BoardReading.ReadAsync(context, grains, boardId, version, at: null);
        if (!read.IsGiven)
        {
            return Problems.From(read.Refusal);
        }

        var snapshot = JsonSerializer.Deserialize(read.Value, BoardJson.Readable.BoardSnapshot)!;
        IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
        // Looking a participant up takes a session; so does finding their name in an export.
        if (Callers.From(context.User).IsSignedIn)
        {
            var asked = await ParticipantNames.ReadAsync(grains, snapshot);
            if (!asked.IsGiven)
            {
                return Problems.From(asked.Refusal);
            }

            names = asked.Value;
        }

        var board = ExportedBoard.From(snapshot, names);
        return format switch
        {
            Markdown => new Download("text/markdown; charset=utf-8", FileNames.From(board.Title, ".md"), (output, cancellation) => MarkdownExport.WriteAsync(board, ExportWords.In(language), output, cancellation)),
            Csv when part == Results => new Download("text/csv; charset=utf-8", FileNames.From(board.Title + " results", ".csv"), (output, cancellation) => CsvExport.WriteResultsAsync(board, separator, output, cancellation)),
            Csv => new Download("text/csv; charset=utf-8", FileNames.From(board.Title, ".csv"), (output, cancellation) => CsvExport.WriteCardsAsync(board, separator, output, cancellation)),
            _ => new Download("application/json; charset=utf-8", FileNames.From(board.Title, ".json"), (output, cancellation) => JsonExport.WriteAsync(board, output, cancellation)),
        };
    }
}
