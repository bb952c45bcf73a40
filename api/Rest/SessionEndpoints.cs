using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Auth.Oidc;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest;

/// <summary>Signing in and out: <c>/v1/sessions</c>.</summary>
internal static class SessionEndpoints
{
    internal const string Current = "/v1/sessions/current";

    internal static void MapSessions(this IEndpointRouteBuilder v1)
    {
        var sessions = v1.MapGroup("/sessions").WithTags("Sessions");
        sessions.MapPost("", SignInAsync)
            .Described("signIn", "Sign in as a guest", "Makes a session for a new participant. Sets a cookie for browsers and answers a token for programs, which they send as 'Authorization: Bearer'. Guests may be switched off.")
            .TakesJson<NewSession>().Produces<StartedSession>(StatusCodes.Status201Created).Refuses(400, 403, 413, 415);
        sessions.MapGet("/current", Describe).RequireAuthorization()
            .Described("getCurrentSession", "Who am I", "The participant that this session is of.")
            .Produces<CurrentSession>().Refuses(401);
        sessions.MapDelete("/current", (Delegate)SignOutAsync)
            .Described("signOut", "Sign out", "Clears the cookie. A token cannot be called back: throw it away; it ends by itself. For someone who signed in at their organisation the answer says where a browser goes to sign out there too.")
            .Produces<EndedSession>().Produces(StatusCodes.Status204NoContent);
        sessions.MapGet("/ways", (Delegate)DescribeWays)
            .Described("listSignInWays", "How one can sign in here", "As a guest, by just giving a name; and at the broker of one's municipality or organisation, by sending a browser there.")
            .Produces<SignInWays>();
        sessions.MapNewcomers();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, IGrainFactory grains, SessionTokens tokens, IOptions<SessionSettings> options, IHostEnvironment environment)
    {
        if (options.Value.Guests != true)
        {
            return Problems.From(Refusal.NotAllowed("Guests cannot sign in here."));
        }

        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var displayName = fields.Line("displayName", 80);
        var cityId = await ReadCityAsync(fields, grains);
        var sector = fields.Choice("sector", Sectors.All);
        var roles = fields.Choices("roles", [NetworkRoles.Steward, NetworkRoles.Operator]);
        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        if (roles.Length > 0 && !environment.IsDevelopment())
        {
            return Problems.From(Refusal.NotAllowed("A guest gets roles in the Development environment only."));
        }

        return await RegisterAsync(context, grains, tokens, new SessionParticipant(NewId.Of('p'), displayName, cityId, sector, roles));
    }

    internal static async Task<string> ReadCityAsync(JsonFields fields, IGrainFactory grains)
    {
        var cityId = fields.Line("cityId", 64);
        if (cityId.Length > 0 && !(await grains.Network().Cities()).Contains(cityId))
        {
            fields.Wrong("cityId", "There is no such city in the network; GET /v1/cities lists them.");
        }

        return cityId;
    }

    private static async Task<IResult> RegisterAsync(HttpContext context, IGrainFactory grains, SessionTokens tokens, SessionParticipant participant)
    {
        var registered = await grains.Participant(participant.ParticipantId)
            .Register(participant.DisplayName, participant.CityId, participant.Sector);
        if (!registered.IsGiven)
        {
            return Problems.From(registered.Refusal);
        }

        if (participant.Roles.Length > 0 && await grains.Audit().NoteRoles(participant.ParticipantId, participant.CityId, participant.Roles) is { } unnoted)
        {
            return Problems.From(unnoted);
        }

        var profile = registered.Value;
        var entered = participant with { DisplayName = profile.DisplayName, CityId = profile.CityId, Sector = profile.Sector };
        await tokens.SetCookieAsync(context, entered);
        return Results.Created(Current, new StartedSession(tokens.Mint(entered), entered));
    }

    private static IResult Describe(HttpContext context) =>
        SessionParticipant.From(context.User) is { } participant
            ? Results.Ok(new CurrentSession(participant))
            : Problems.FromStatus(StatusCodes.Status401Unauthorized);

    private static IResult DescribeWays(IOptions<SessionSettings> options, IServiceProvider services) =>
        Results.Ok(new SignInWays(
            options.Value.Guests == true,
            services.GetService<OidcSettings>() is { } broker ? new OrganisationSignIn(BrokerEndpoints.StartPath, broker.DisplayName) : null));

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        var end = await SessionTokens.IsByBrokerAsync(context) ? await BrokerEndpoints.EndSessionUrlAsync(context) : null;
        await context.SignOutAsync(SessionSchemes.Cookie);
        return end is null ? Results.NoContent() : Results.Ok(new EndedSession(end));
    }
}

/// <summary>Who wants to sign in.</summary>
/// <param name="DisplayName">The name that others see, 1 to 80 UTF-16 units.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <c>civic</c>, <c>social</c>, <c>private</c>, <c>public</c> and <c>knowledge</c>.</param>
/// <param name="Roles">In the Development environment only: <c>steward</c> (of their own city) or <c>operator</c>.</param>
public sealed record NewSession(string DisplayName, string CityId, string Sector, string[]? Roles = null);

/// <summary>A session that has begun.</summary>
/// <param name="Token">For programs: sent as <c>Authorization: Bearer</c>, never in an address.</param>
/// <param name="Participant">Who signed in.</param>
public sealed record StartedSession(string Token, SessionParticipant Participant);

/// <summary>How one can sign in.</summary>
/// <param name="Guest">Whether by just giving a name, with <c>POST /v1/sessions</c>.</param>
/// <param name="Organisation">At a municipality or organisation; left out when that is not possible.</param>
public sealed record SignInWays(bool Guest, OrganisationSignIn? Organisation = null);

/// <summary>Signing in at a municipality or organisation.</summary>
/// <param name="StartUrl">Where a browser goes for it; <c>?to=</c> says which page of this site to come back to.</param>
/// <param name="Name">What people call it; left out when there is no name for it.</param>
public sealed record OrganisationSignIn(string StartUrl, string? Name = null);

/// <summary>A session that has ended here.</summary>
/// <param name="EndSessionUrl">Where a browser goes to sign out at the organisation too, and from there back here.</param>
public sealed record EndedSession(string EndSessionUrl);

/// <summary>The session that a request came with.</summary>
/// <param name="Participant">Who signed in.</param>
public sealed record CurrentSession(SessionParticipant Participant);
