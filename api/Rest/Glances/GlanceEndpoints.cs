using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Stadmaken.Api.Rest.Export;
using Stadmaken.Glances;

namespace Stadmaken.Api.Rest.Glances;

/// <summary>The network in pictures: their figures, <c>/v1/network/glance</c>, and the same as tables, <c>/v1/network/glance/export</c>.</summary>
internal static class GlanceEndpoints
{
    private const string Comma = "comma";
    private const string Semicolon = "semicolon";

    private static readonly string[] Separators = [Comma, Semicolon];

    internal static void MapGlance(this IEndpointRouteBuilder network)
    {
        network.MapGet("/glance", ReadAsync)
            .Described("getNetworkGlance", "Get the figures of the network", "How far the practices are by city, on what they work, what was put in and came out by month, what went from which city to which, and who is quiet. A few seconds old at most. Send the 'ETag' along as 'If-None-Match' to get it only when something has changed. Public; nothing of people is in it.")
            .Produces<NetworkGlance>()
            .Produces(StatusCodes.Status304NotModified);
        network.MapGet("/glance/export", ExportAsync)
            .Described("exportNetworkGlance", "Export the figures of the network", "One table of the figures as CSV for spreadsheets (UTF-8 with a byte order mark; a text that begins like a formula gets an apostrophe in front). Public; nothing of people is in it.")
            .TakesChoice("table", null, GlanceTables.All, "Which table.")
            .TakesChoice("separator", Comma, Separators, "What is between fields. Spreadsheets in Dutch expect a semicolon.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .Refuses(400);
    }

    private static async Task<IResult> ReadAsync(IGrainFactory grains, IOptions<JsonOptions> json)
    {
        var glance = await grains.Glance().Look();
        if (!glance.IsGiven)
        {
            return Problems.From(glance.Refusal);
        }

        // Weak, for when it was made is no change: who has the same figures has them.
        var figures = JsonSerializer.SerializeToUtf8Bytes(glance.Value with { MadeAt = default }, json.Value.SerializerOptions);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(figures))}\"", isWeak: true);
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(glance.Value, json.Value.SerializerOptions), "application/json; charset=utf-8", entityTag: tag);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var table = query.Choice("table", null, GlanceTables.All);
        var separator = query.Choice("separator", Comma, Separators) == Semicolon ? ';' : ',';
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var glance = await grains.Glance().Look();
        return glance.IsGiven
            ? new Download("text/csv; charset=utf-8", $"network-{table}.csv", (output, cancellation) => GlanceTables.WriteAsync(glance.Value, table, separator, output, cancellation))
            : Problems.From(glance.Refusal);
    }
}
