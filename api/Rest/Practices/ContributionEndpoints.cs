using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>What was put in and came out: <c>/v1/practices/{practiceId}/contributions</c>.</summary>
internal static class ContributionEndpoints
{
    internal static void MapContributions(this RouteGroupBuilder practice)
    {
        practice.MapGet("/contributions", (string practiceId, HttpContext context, PracticeRequests practices) =>
                ItemPages.ReadAsync(practices, context, practiceId, "contributions", snapshot => snapshot.Contributions, contribution => contribution.Version))
            .Described("listContributions", "List the contributions and outcomes", "What was put in and came out, in the order it was recorded, a page at a time; what was withdrawn says why. Added up by month it is the practice's 'value'. Public.")
            .TakesPage().Produces<Page<Contribution>>().Refuses(400, 404);
        practice.MapPost("/contributions", RecordAsync)
            .Described("recordContribution", "Record a contribution or outcome", "Records hours, money, goods, costs that others did not have, or what it brought to people.")
            .Takes<NewContribution, Contribution>();
        practice.MapGet("/contributions/{contributionId}", (string practiceId, string contributionId, HttpContext context, PracticeRequests practices) =>
                practices.FindAsync(context, practiceId, "contribution", Find(contributionId)))
            .Described("getContribution", "Get a contribution or outcome", "One contribution or outcome. Public.")
            .Produces<Contribution>().Refuses(404);
        practice.MapPost("/contributions/{contributionId}/withdrawals", (string practiceId, string contributionId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(
                    context,
                    practiceId,
                    fields => new WithdrawContribution(contributionId, fields.Needed("why")),
                    opened => PracticeRequests.Created($"/v1/practices/{practiceId}/contributions/{contributionId}", Find(contributionId)(opened.Snapshot))))
            .Described("withdrawContribution", "Withdraw a contribution or outcome", "Says that it does not count, and why; it stays to be seen. For who recorded it and who leads the practice.")
            .Takes<ContributionWithdrawal, Contribution>();
    }

    private static Task<IResult> RecordAsync(string practiceId, HttpContext context, PracticeRequests practices)
    {
        var contributionId = NewId.Of('n');
        return practices.WriteAsync(context, practiceId, Read, opened =>
            PracticeRequests.Created($"/v1/practices/{practiceId}/contributions/{contributionId}", Find(contributionId)(opened.Snapshot)));

        RecordContribution Read(JsonFields fields) => new(
            contributionId,
            fields.Choice("kind", ContributionKinds.All),
            fields.Needed("what"),
            fields.Date("date"),
            fields.OptionalDecimal("amount"),
            fields.OptionalTitle("unit"),
            fields.OptionalText("fromStakeholderId"),
            fields.OptionalText("saidByStakeholderId"),
            fields.OptionalText("assumption"));
    }

    private static Func<PracticeSnapshot, Contribution?> Find(string contributionId) => practice =>
        Array.Find(practice.Contributions, contribution => contribution.ContributionId == contributionId);
}

/// <summary>A contribution or outcome to record.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="What">What it was, in words.</param>
/// <param name="Date">On which day, or up to which.</param>
/// <param name="Amount">How much, greater than 0, at most two decimals; only a social outcome may have none.</param>
/// <param name="Unit">Of what: <c>hours</c>, a currency such as EUR, or a word for goods and outcomes.</param>
/// <param name="FromStakeholderId">Who put it in or achieved it, if that is one stakeholder.</param>
/// <param name="SaidByStakeholderId">Which stakeholder says so; you if left out.</param>
/// <param name="Assumption">What it rests on, above all for what was estimated.</param>
public sealed record NewContribution(
    string Kind,
    string What,
    DateOnly Date,
    decimal? Amount = null,
    string? Unit = null,
    string? FromStakeholderId = null,
    string? SaidByStakeholderId = null,
    string? Assumption = null);

/// <summary>That a contribution or outcome does not count.</summary>
/// <param name="Why">Why not.</param>
public sealed record ContributionWithdrawal(string Why);
