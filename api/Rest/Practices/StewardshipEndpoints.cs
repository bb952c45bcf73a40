using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>Handing a practice over: <c>/v1/practices/{practiceId}/stewardship-offers</c>.</summary>
internal static class StewardshipEndpoints
{
    private const string Accepted = "accepted";
    private const string Declined = "declined";

    /// <summary>What can be said to an offer.</summary>
    internal static readonly string[] Answers = [Accepted, Declined];

    internal static void MapStewardship(this RouteGroupBuilder practice)
    {
        practice.MapPost("/stewardship-offers", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => new OfferStewardship(fields.Needed("participantId")), Made(practiceId)))
            .Described("offerStewardship", "Offer the stewardship", "Offers the stewardship to another participant; until they accept, the steward stays. Takes leading the practice. Answers the practice.")
            .Takes<StewardshipOffer, PracticeResource>();
        practice.MapDelete("/stewardship-offers/current", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.SubmitAsync(context, practiceId, new WithdrawStewardshipOffer(), _ => Results.NoContent()))
            .Described("withdrawStewardshipOffer", "Take the offer back", "Takes back an offer that has not been answered. Takes leading the practice.")
            .Removes();
        practice.MapPost("/stewardship-offers/current/answers", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, ReadAnswer, Made(practiceId)))
            .Described("answerStewardshipOffer", "Answer the offer", "Accepts the stewardship that was offered to you, or declines it. Answers the practice.")
            .Takes<StewardshipAnswer, PracticeResource>();
    }

    private static PracticeCommand ReadAnswer(JsonFields fields) =>
        fields.Choice("answer", Answers) == Accepted ? new AcceptStewardship() : new DeclineStewardship();

    private static Func<OpenedPractice, IResult> Made(string practiceId) => opened =>
        Results.Created($"/v1/practices/{practiceId}", PracticeResource.From(opened));
}

/// <summary>An offer of the stewardship.</summary>
/// <param name="ParticipantId">The participant it is offered to.</param>
public sealed record StewardshipOffer(string ParticipantId);

/// <summary>An answer to an offer of the stewardship.</summary>
/// <param name="Answer">Whether you take it.</param>
public sealed record StewardshipAnswer(string Answer);
