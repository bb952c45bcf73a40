using Microsoft.AspNetCore.Authentication;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Auth.Oidc;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest;

/// <summary>Newcomers of whom the broker did not say all that the network asks: they say the rest, once.</summary>
internal static class NewcomerEndpoints
{
    internal static void MapNewcomers(this IEndpointRouteBuilder sessions)
    {
        sessions.MapGet("/newcomer", (Delegate)DescribeAsync)
            .Described("getNewcomer", "What is known of me as a newcomer", "For a browser that comes back from the organisation where someone signed in for the first time: what is known of them, and what they still have to say within a quarter of an hour.")
            .Produces<Newcomer>().Refuses(404);
        sessions.MapPut("/newcomer", EnterAsync)
            .Described("enterAsNewcomer", "Say the rest and come in", "Only what is not known yet counts; what the organisation said cannot be changed. Sets the cookie of the session.")
            .TakesJson<NewcomerRest>().Produces<CurrentSession>().Refuses(400, 404, 413, 415);
    }

    private static async Task<IResult> DescribeAsync(HttpContext context) => await FindAsync(context) is { } said
        ? Results.Ok(new Newcomer(Given(said.DisplayName), Given(said.CityId), Given(said.Sector)))
        : Problems.From(Nobody);

    private static async Task<IResult> EnterAsync(HttpContext context, IGrainFactory grains, SessionTokens tokens)
    {
        if (await FindAsync(context) is not { } said)
        {
            return Problems.From(Nobody);
        }

        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var whole = said with
        {
            DisplayName = said.DisplayName is { Length: > 0 } name ? name : fields.Line("displayName", 80),
            CityId = said.CityId is { Length: > 0 } cityId ? cityId : await SessionEndpoints.ReadCityAsync(fields, grains),
            Sector = said.Sector is { Length: > 0 } sector ? sector : fields.Choice("sector", Sectors.All),
        };
        fields.LetBe(["displayName", "cityId", "sector"]);
        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        // Not before there is a broker, so only here.
        var entered = await context.RequestServices.GetRequiredService<Entrance>().EnterAsync(whole);
        if (!entered.IsGiven)
        {
            return Problems.From(entered.Refusal);
        }

        await context.SignOutAsync(SessionSchemes.Newcomer);
        await tokens.SetBrokerCookieAsync(context, entered.Value);
        return Results.Ok(new CurrentSession(entered.Value));
    }

    private static async Task<SessionParticipant?> FindAsync(HttpContext context) =>
        context.RequestServices.GetService<OidcSettings>() is not null && await context.AuthenticateAsync(SessionSchemes.Newcomer) is { Succeeded: true } vouched
            ? SessionParticipant.From(vouched.Principal)
            : null;

    private static Refusal Nobody => Refusal.NotFound("newcomer");

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>What is known of a newcomer; what is left out they still have to say.</summary>
/// <param name="DisplayName">The name that others will see.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <c>civic</c>, <c>social</c>, <c>private</c>, <c>public</c> and <c>knowledge</c>.</param>
public sealed record Newcomer(string? DisplayName = null, string? CityId = null, string? Sector = null);

/// <summary>What a newcomer says that was not known.</summary>
/// <param name="DisplayName">The name that others see, 1 to 80 UTF-16 units.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <c>civic</c>, <c>social</c>, <c>private</c>, <c>public</c> and <c>knowledge</c>.</param>
public sealed record NewcomerRest(string? DisplayName = null, string? CityId = null, string? Sector = null);
