using System.Text.Json.Nodes;
using Stadmaken.Api.Auth;
using Stadmaken.Audit;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Moderation;

/// <summary>Who did what about people and what they wrote: <c>/v1/audit</c>.</summary>
internal static class AuditEndpoints
{
    private const int UsualLimit = 100;

    internal static void MapAudit(this IEndpointRouteBuilder v1) => v1.MapGet("/audit", ListAsync).WithTags("Moderation").RequireAuthorization()
        .TakesWhole("after", 0, 0, null, "Entries after this version.")
        .TakesWhole("limit", UsualLimit, 1, Following.LargestPage, "At most this many.")
        .Described("listAudit", "Read the audit", "Who did what to whom, when and why, oldest first. All of it for operators; for stewards what is about their city. A reason that was redacted is left out.")
        .Produces<Page<AuditEntryResource>>().Refuses(400, 401, 403);

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var after = query.Whole("after", 0, 0, long.MaxValue);
        var limit = (int)query.Whole("limit", UsualLimit, 1, Following.LargestPage);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var page = await grains.Audit().Entries(Callers.From(context.User), after, limit);
        if (!page.IsGiven)
        {
            return Problems.From(page.Refusal);
        }

        var entries = page.Value;
        return Results.Ok(new Page<AuditEntryResource>(
            [.. entries.Select(AuditEntryResource.From)],
            entries.Length < limit ? null : $"/v1/audit?after={entries[^1].Version}&limit={limit}"));
    }
}

/// <summary>An entry of the audit.</summary>
/// <param name="Version">Its number.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Type">What: <c>participantSuspended</c>, <c>rolesSet</c>, <c>contentReported</c> and others; more may come.</param>
/// <param name="Deed">To whom or what, and why; which fields depends on the type.</param>
public sealed record AuditEntryResource(long Version, DateTimeOffset At, string By, string Type, JsonObject Deed)
{
    internal static AuditEntryResource From(JournalEntry entry)
    {
        var deed = JsonNode.Parse(entry.Data)!.AsObject();
        foreach (var (name, value) in deed.ToArray())
        {
            // Of a text people read what was written; the seal around it is for the command that verifies.
            if (value is JsonObject text && text.ContainsKey("digest"))
            {
                var written = text["text"]?.GetValue<string>();
                deed.Remove(name);
                if (!AuditText.IsRedacted(written))
                {
                    deed[name] = written;
                }
            }
        }

        deed.Remove("previous");
        return new AuditEntryResource(entry.Version, entry.At, entry.By, entry.Type, deed);
    }
}
