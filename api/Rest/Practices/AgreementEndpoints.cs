using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>What stakeholders agree: <c>/v1/practices/{practiceId}/agreements</c>.</summary>
internal static class AgreementEndpoints
{
    internal static void MapAgreements(this RouteGroupBuilder practice)
    {
        practice.MapGet("/agreements", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.ListAsync(context, practiceId, opened => opened.Snapshot.Agreements.Select(AgreementResource.From)))
            .Described("listAgreements", "List the agreements", "Every agreement, in the order they were proposed, those that have ceased included. Public.")
            .Produces<Page<AgreementResource>>().Refuses(404);
        practice.MapPost("/agreements", ProposeAsync)
            .Described("proposeAgreement", "Propose an agreement", "Proposes an agreement between stakeholders. It is in force once every party has accepted it; its terms never change. To change what is agreed, propose another one that 'supersedes' it.")
            .Takes<NewAgreement, AgreementResource>();
        practice.MapGet("/agreements/{agreementId}", (string practiceId, string agreementId, HttpContext context, PracticeRequests practices) =>
                practices.FindAsync(context, practiceId, "agreement", Find(agreementId)))
            .Described("getAgreement", "Get an agreement", "One agreement. Public.")
            .Produces<AgreementResource>().Refuses(404);
        practice.MapPost("/agreements/{agreementId}/acceptances", (string practiceId, string agreementId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => new AcceptAgreement(agreementId, fields.Needed("stakeholderId")), Made(practiceId, agreementId)))
            .Described("acceptAgreement", "Accept an agreement", "Accepts an agreement for a party. Who speaks for the party does that, nobody else; for a party that nobody in the network speaks for, who leads the practice records it.")
            .Takes<NewAcceptance, AgreementResource>();
        practice.MapPost("/agreements/{agreementId}/reviews", (string practiceId, string agreementId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => new ReviewAgreement(agreementId, fields.Needed("findings"), fields.Date("nextReviewDate")), Made(practiceId, agreementId)))
            .Described("reviewAgreement", "Review an agreement", "Records that an agreement in force was reviewed and goes on. For who speaks for a party and who leads the practice.")
            .Takes<NewReview, AgreementResource>();
        practice.MapPost("/agreements/{agreementId}/endings", (string practiceId, string agreementId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => new EndAgreement(agreementId, fields.Needed("why")), Made(practiceId, agreementId)))
            .Described("endAgreement", "End an agreement", "Ends an agreement in force, or turns a proposed one down. For who speaks for a party and who leads the practice.")
            .Takes<AgreementEnding, AgreementResource>();
    }

    private static Task<IResult> ProposeAsync(string practiceId, HttpContext context, PracticeRequests practices)
    {
        var agreementId = NewId.Of('a');
        return practices.WriteAsync(context, practiceId, fields => Read(fields, agreementId), Made(practiceId, agreementId));
    }

    private static ProposeAgreement Read(JsonFields fields, string agreementId)
    {
        var terms = new AgreementTerms(
            fields.Needed("what"),
            fields.OptionalTexts("parties") ?? [],
            fields.Needed("responsibleId"),
            fields.Needed("liableId"),
            fields.Date("reviewDate"),
            fields.OptionalText("cover"),
            fields.OptionalTitle("responsibility"),
            fields.OptionalDate("validUntil"));
        return new ProposeAgreement(agreementId, terms, fields.OptionalText("supersedes"), fields.OptionalText("borrowingId"));
    }

    private static Func<PracticeSnapshot, AgreementResource?> Find(string agreementId) => practice =>
        Array.Find(practice.Agreements, agreement => agreement.AgreementId == agreementId) is { } found ? AgreementResource.From(found) : null;

    private static Func<OpenedPractice, IResult> Made(string practiceId, string agreementId) => opened =>
        PracticeRequests.Created($"/v1/practices/{practiceId}/agreements/{agreementId}", Find(agreementId)(opened.Snapshot));
}
