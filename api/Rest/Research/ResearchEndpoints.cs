using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Description;
using Stadmaken.Journals;
using Stadmaken.Research;

namespace Stadmaken.Api.Rest.Research;

/// <summary>The data set for research: <c>/v1/research</c>.</summary>
internal static class ResearchEndpoints
{
    private const string Csv = "csv";
    private const string Parquet = "parquet";
    private const string Json = "json";
    private const string Markdown = "markdown";
    private const string ParquetType = "application/vnd.apache.parquet";

    private static readonly string[] FileFormats = [Csv, Parquet];
    private static readonly string[] CodebookFormats = [Json, Markdown];

    internal static void MapResearch(this IEndpointRouteBuilder v1)
    {
        var research = v1.MapGroup("/research").WithTags("Research");
        research.MapGet("/purposes", () => Results.Ok(new Page<ResearchPurpose>([.. ResearchPurposes.All])))
            .Described("listResearchPurposes", "List the purposes of research", "What people and practices can consent to, in the words that they read before they do. Public.")
            .Produces<Page<ResearchPurpose>>();
        research.MapGet("/codebook", ReadCodebook)
            .Described("getResearchCodebook", "Get the codebook of the data set", "Every column of every table with its type, what it means, its values, and whether it is a quasi-identifier; as JSON, or as Markdown to read. Public.")
            .TakesChoice("format", Json, CodebookFormats, "What kind of file.")
            .TakesChoice("language", Languages.Dutch, Languages.All, "For Markdown: its language.")
            .Produces<Codebook>().AlsoProducesText("text/markdown").Refuses(400);
        research.MapGet("/catalogue", DescribeAsync)
            .Described("describeResearchDataset", "Get the description of the data set", "What the data set is, who publishes it, whom to ask and on what terms: DCAT-AP NL 3.0 as JSON-LD, for catalogues of data. Public.")
            .Produces<JsonObject>(StatusCodes.Status200OK, DatasetDescription.ContentType);

        var issues = research.MapGroup("/issues").RequireAuthorization();
        issues.MapGet("", ListAsync)
            .Described("listResearchIssues", "List the issues of the data set", "Oldest first. Operators only.")
            .Produces<Page<IssueResource>>().Refuses(401, 403);
        issues.MapPost("", MakeAsync)
            .Described("makeResearchIssue", "Make an issue of the data set", "Of everything that happened until now and is consented to now. That it was made is in the audit. Operators only.")
            .Produces<IssueResource>(StatusCodes.Status201Created).Refuses(401, 403);
        issues.MapGet("/{issueId}", FindAsync)
            .Described("getResearchIssue", "Get an issue of the data set", "When it was made, how much is in it and its checksum. Operators only.")
            .Produces<IssueResource>().Refuses(401, 403, 404);
        issues.MapTable(ResearchTables.Events, "getResearchEvents", "Get the events of an issue");
        issues.MapTable(ResearchTables.Quotes, "getResearchQuotes", "Get the quotes of an issue");
    }

    private static void MapTable(this RouteGroupBuilder issues, ResearchTable table, string name, string summary) => issues
        .MapGet($"/{{issueId}}/{table.Name}", (string issueId, HttpContext context, IGrainFactory grains) => DownloadAsync(issueId, table, context, grains))
        .Described(name, summary, $"{table.English} As CSV (RFC 4180, UTF-8 with a byte order mark; a text that begins like a formula gets an apostrophe in front) or as Apache Parquet; the codebook explains the columns. 409 when somebody in the issue withdrew or was erased since: make a new one. That it was handed out is in the audit. Operators only.")
        .TakesChoice("format", null, FileFormats, "What kind of file.")
        .Produces<string>(StatusCodes.Status200OK, "text/csv", ParquetType).Refuses(400, 401, 403, 404, 409);

    private static IResult ReadCodebook(HttpContext context)
    {
        var query = new QueryFields(context.Request.Query);
        var format = query.Choice("format", Json, CodebookFormats);
        var language = query.Choice("language", Languages.Dutch, Languages.All);
        return query.Errors.Any ? query.Errors.ToProblem()
            : format == Markdown ? Results.Text(Codebook.Now.ToMarkdown(language), "text/markdown; charset=utf-8")
            : Results.Ok(Codebook.Now);
    }

    private static async Task<IResult> DescribeAsync(HttpContext context, IGrainFactory grains, IOptions<ResearchOptions> options, IOptions<ApiContact> contact)
    {
        var site = options.Value.PublicAddress ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}/");
        var described = DatasetDescription.Compose(site, options.Value, contact.Value, await grains.Research().Newest());
        return Results.Text(described.ToJsonString(), DatasetDescription.ContentType);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var issues = await grains.Research().Issues(Callers.From(context.User));
        return issues.IsGiven ? Results.Ok(new Page<IssueResource>([.. issues.Value.Select(IssueResource.Of)])) : Problems.From(issues.Refusal);
    }

    private static async Task<IResult> MakeAsync(HttpContext context, IGrainFactory grains)
    {
        var issue = await grains.Research().MakeIssue(Callers.From(context.User));
        return issue.IsGiven ? Results.Created($"/v1/research/issues/{issue.Value.Number}", IssueResource.Of(issue.Value)) : Problems.From(issue.Refusal);
    }

    private static async Task<IResult> FindAsync(string issueId, HttpContext context, IGrainFactory grains)
    {
        var issues = await grains.Research().Issues(Callers.From(context.User));
        return !issues.IsGiven ? Problems.From(issues.Refusal)
            : Array.Find(issues.Value, issue => issue.Number == NumberOf(issueId)) is { } found ? Results.Ok(IssueResource.Of(found))
            : Problems.From(Refusal.NotFound("issue"));
    }

    private static async Task<IResult> DownloadAsync(string issueId, ResearchTable table, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var format = query.Choice("format", null, FileFormats);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var number = NumberOf(issueId);
        var rows = await grains.Research().Rows(Callers.From(context.User), number, table.Name);
        var name = string.Create(CultureInfo.InvariantCulture, $"stadmaken-{number}-{table.Name}.{format}");
        return !rows.IsGiven ? Problems.From(rows.Refusal)
            : format == Csv ? new Download("text/csv; charset=utf-8", name, (output, cancellation) => ResearchFiles.WriteCsvAsync(table, rows.Value.Rows, output, cancellation))
            : new Download(ParquetType, name, (output, cancellation) => ResearchFiles.WriteParquetAsync(table, rows.Value.Rows, output, cancellation));
    }

    // What is no number is the number of no issue.
    private static long NumberOf(string issueId) => long.TryParse(issueId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed class Download(string type, string name, Func<Stream, CancellationToken, Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            httpContext.Response.ContentType = type;
            httpContext.Response.Headers.ContentDisposition = disposition.ToString();
            return write(httpContext.Response.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>An issue of the data set.</summary>
/// <param name="IssueId">Its number, from 1.</param>
/// <param name="At">When it was made, UTC; nothing later is in it.</param>
/// <param name="MadeBy">Which operator made it.</param>
/// <param name="Events">How many events are in it.</param>
/// <param name="SuppressedEvents">How many were left out because too few people would have been behind them.</param>
/// <param name="Quotes">How many quotes are in it.</param>
/// <param name="SuppressedQuotes">How many were left out for the same reason.</param>
/// <param name="Checksum">SHA-256 over all of its rows: two files of the same issue come from the same rows.</param>
public sealed record IssueResource(string IssueId, DateTimeOffset At, string MadeBy, int Events, int SuppressedEvents, int Quotes, int SuppressedQuotes, string Checksum)
{
    internal static IssueResource Of(ResearchIssue issue) => new(
        issue.Number.ToString(CultureInfo.InvariantCulture), issue.At, issue.By, issue.Events, issue.SuppressedEvents, issue.Quotes, issue.SuppressedQuotes, issue.Checksum);
}
