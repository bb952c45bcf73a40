using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Feeds;
using Stadmaken.Api.Rest.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Api.Rest.Research;

/// <summary>What people and practices consent to, and what may be quoted of people.</summary>
internal static class ConsentEndpoints
{
    internal static void MapMyConsents(this IEndpointRouteBuilder v1)
    {
        var me = v1.MapGroup("/participants/me").WithTags("Research").RequireAuthorization();
        me.MapGet("/consents", async (HttpContext context, IGrainFactory grains) =>
                ListOf(await grains.Inbox(Callers.From(context.User)).Consents(Callers.From(context.User))))
            .Described("listMyConsents", "List what I consent to", "Every purpose of research, and whether you consent to it.")
            .Produces<Page<ConsentResource>>().Refuses(401, 403, 404);
        me.MapPut("/consents/{purpose}", (string purpose, HttpContext context, IGrainFactory grains) =>
                DoneAsync(context, grains, (person, caller) => person.GiveConsent(caller, purpose)))
            .Described("giveMyConsent", "Consent to a purpose of research", "From the next issue of the data set on, what you did and wrote may be in it, as far as the practice consents too. Doing so again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
        me.MapDelete("/consents/{purpose}", (string purpose, HttpContext context, IGrainFactory grains) =>
                DoneAsync(context, grains, (person, caller) => person.WithdrawConsent(caller, purpose)))
            .Described("withdrawMyConsent", "Withdraw my consent to a purpose of research", "The next issue of the data set is without you, and no earlier one that you are in is handed out any more. Doing so again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
        me.MapGet("/quotes", ListQuotesAsync)
            .Described("listMyQuotes", "List what may be quoted of me", "Each text with what the data set calls it and where it is from, newest first; none if you do not consent to being quoted, or the practice does not.")
            .Produces<Page<OwnQuote>>().Refuses(401, 403, 404);
        me.MapDelete("/quotes/{quoteId}", (string quoteId, HttpContext context, IGrainFactory grains) =>
                DoneAsync(context, grains, (person, caller) => person.RemoveQuote(caller, quoteId)))
            .Described("removeMyQuote", "Take a text out of what may be quoted", "For good: it is in no later issue of the data set. What you wrote stays where you wrote it.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
    }

    internal static void MapPracticeConsents(this IEndpointRouteBuilder practice)
    {
        practice.MapGet("/consents", async (string practiceId, IGrainFactory grains) => ListOf(await grains.Practice(practiceId).Consents()))
            .Described("listPracticeConsents", "List what a practice consents to", "Every purpose of research, and whether the practice consents to it. Public.")
            .Produces<Page<ConsentResource>>().Refuses(404);
        practice.MapPut("/consents/{purpose}", (string practiceId, string purpose, HttpContext context, PracticeRequests practices) =>
                SetAsync(context, practices, practiceId, new GiveConsent(purpose)))
            .Described("givePracticeConsent", "Let a practice consent to a purpose of research", "From the next issue of the data set on its course may be in it, and what those did there who consent themselves. Doing so again changes nothing.")
            .RequireAuthorization().Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
        practice.MapDelete("/consents/{purpose}", (string practiceId, string purpose, HttpContext context, PracticeRequests practices) =>
                SetAsync(context, practices, practiceId, new WithdrawConsent(purpose)))
            .Described("withdrawPracticeConsent", "Withdraw a practice's consent", "The next issue of the data set is without the practice, and no earlier one that it is in is handed out any more. Doing so again changes nothing.")
            .RequireAuthorization().Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
    }

    private static IResult ListOf(Answer<ResearchConsent[]> consents) => consents.IsGiven
        ? Results.Ok(new Page<ConsentResource>([.. ResearchPurposes.All.Select(purpose => ConsentResource.Of(purpose, Array.Find(consents.Value, consent => consent.Purpose == purpose.Purpose)))]))
        : Problems.From(consents.Refusal);

    private static async Task<IResult> ListQuotesAsync(HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        var quotes = await grains.Inbox(caller).Quotes(caller);
        return quotes.IsGiven ? Results.Ok(new Page<OwnQuote>(quotes.Value)) : Problems.From(quotes.Refusal);
    }

    private static Task<IResult> DoneAsync(HttpContext context, IGrainFactory grains, Func<IParticipantGrain, Caller, Task<Refusal?>> doing)
    {
        var caller = Callers.From(context.User);
        return CityFeedEndpoints.DoneAsync(doing(grains.Inbox(caller), caller));
    }

    private static async Task<IResult> SetAsync(HttpContext context, PracticeRequests practices, string practiceId, PracticeCommand command)
    {
        var refusal = await practices.SendAsync(context, practiceId, command);

        // It is so already: what was wanted.
        return refusal is { Code: not RefusalCodes.Conflict } ? Problems.From(refusal) : Results.NoContent();
    }
}

/// <summary>A purpose of research, and whether it is consented to.</summary>
/// <param name="Purpose">Its name; what it means is in the list of purposes.</param>
/// <param name="Given">Whether there is consent.</param>
/// <param name="Wording">The version of its texts now.</param>
/// <param name="Since">Since when there is consent, UTC.</param>
/// <param name="ReadWording">The version of the texts that was read when consent was given.</param>
public sealed record ConsentResource(string Purpose, bool Given, int Wording, DateTimeOffset? Since = null, int? ReadWording = null)
{
    internal static ConsentResource Of(ResearchPurpose purpose, ResearchConsent? consent) => new(purpose.Purpose, consent is not null, purpose.Wording, consent?.Since, consent?.Wording);
}
