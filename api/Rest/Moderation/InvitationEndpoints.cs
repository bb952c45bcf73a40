using Stadmaken.Api.Auth;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Moderation;

/// <summary>Guests by invitation link: <c>/v1/boards/{boardId}/invitations</c> and <c>/v1/invitations</c> (rule B9).</summary>
internal static class InvitationEndpoints
{
    private const string NoLonger = "This link is not good, or not any more. Ask whoever gave it to you for another.";

    internal static void MapInvitations(this IEndpointRouteBuilder v1)
    {
        var made = v1.MapGroup("/boards/{boardId}/invitations").WithTags("Invitations").RequireAuthorization();
        made.MapPost("", InviteAsync)
            .Described("inviteToBoard", "Make an invitation link", "Whoever has the link is a guest of this board, with this role, until it ends or is revoked. For who leads the board. The token is told this once only: put it in the fragment of an address, never in its query.")
            .TakesJson<InvitationWish>().Produces<NewInvitationResource>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 413, 415);
        made.MapGet("", ListAsync)
            .Described("listBoardInvitations", "List the invitation links of a board", "The newest first, also those that have ended or were revoked, with how many came by each. For who leads the board.")
            .Produces<Page<InvitationResource>>().Refuses(401, 403, 404);
        made.MapDelete("/{invitationId}", RevokeAsync)
            .Described("revokeBoardInvitation", "Revoke an invitation link", "Nobody comes by it any more, and whoever came by it is out within seconds. Doing so again changes nothing.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
        var shown = v1.MapGroup("/invitations").WithTags("Invitations");
        shown.MapPost("/readings", ReadAsync)
            .Described("readInvitation", "See what an invitation link is for", "The board and the role, before anybody comes in. The token is in the body, so that no log has it.")
            .TakesJson<InvitationToken>().Produces<InvitationOutline>().Refuses(400, 404, 413, 415);
        shown.MapPost("/redemptions", RedeemAsync)
            .Described("redeemInvitation", "Come in by an invitation link", "Makes a session of a guest of that one board. Sets a cookie for browsers and answers a token for programs.")
            .TakesJson<InvitationRedemption>().Produces<StartedVisit>(StatusCodes.Status201Created).Refuses(400, 404, 413, 415);
    }

    private static async Task<IResult> InviteAsync(string boardId, HttpContext context, IGrainFactory grains, InvitationTokens tokens)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var wish = new NewInvitation(NewId.Of('i'), fields.Choice("role", BoardRoles.Defaults), fields.Moment("expiresAt"), fields.OptionalLine("name", 200));
        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        if (!Ids.IsValid(boardId))
        {
            return Problems.From(Refusal.NotFound("board"));
        }

        var invited = await grains.Board(boardId).Invite(Callers.From(context.User), wish);
        return invited.IsGiven
            ? Results.Created($"/v1/boards/{boardId}/invitations", new NewInvitationResource(InvitationResource.From(invited.Value), tokens.Mint(new CallerInvitation(wish.InvitationId, boardId))))
            : Problems.From(invited.Refusal);
    }

    private static async Task<IResult> ListAsync(string boardId, HttpContext context, IGrainFactory grains)
    {
        if (!Ids.IsValid(boardId))
        {
            return Problems.From(Refusal.NotFound("board"));
        }

        var listed = await grains.Board(boardId).Invitations(Callers.From(context.User));
        return listed.IsGiven ? Results.Ok(new Page<InvitationResource>([.. listed.Value.Select(InvitationResource.From)])) : Problems.From(listed.Refusal);
    }

    private static async Task<IResult> RevokeAsync(string boardId, string invitationId, HttpContext context, IGrainFactory grains) =>
        Ids.IsValid(boardId) && Ids.IsValid(invitationId)
            ? await StandingEndpoints.DoneAsync(grains.Board(boardId).RevokeInvitation(Callers.From(context.User), invitationId))
            : Problems.From(Refusal.NotFound("invitation"));

    private static async Task<IResult> ReadAsync(HttpContext context, IGrainFactory grains, InvitationTokens tokens)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var token = body.Value.Line("token", 2_000);
        body.Value.RefuseOthers();
        if (body.Value.Errors.Any)
        {
            return body.Value.Errors.ToProblem();
        }

        return tokens.Read(token) is { } invitation && await grains.Board(invitation.BoardId).LookAtInvitation(invitation.InvitationId) is { } looked && Passes(looked)
            ? looked.IsGiven
                ? Results.Ok(new InvitationOutline(invitation.BoardId, looked.Value.Title, looked.Value.Role, looked.Value.ExpiresAt))
                : Problems.From(looked.Refusal)
            : Problems.From(new Refusal(RefusalCodes.NotFound, NoLonger));
    }

    private static async Task<IResult> RedeemAsync(HttpContext context, IGrainFactory grains, InvitationTokens tokens, SessionTokens sessions)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var token = fields.Line("token", 2_000);
        var displayName = fields.Line("displayName", ParticipantRules.NameUnits);
        var sector = fields.OptionalChoice("sector", Sectors.All) ?? Sectors.All[0];
        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        if (tokens.Read(token) is not { } invitation)
        {
            return Problems.From(new Refusal(RefusalCodes.NotFound, NoLonger));
        }

        var participantId = NewId.Of('g');
        var redeemed = await grains.Board(invitation.BoardId).RedeemInvitation(invitation.InvitationId, participantId);
        if (!redeemed.IsGiven)
        {
            return Problems.From(Passes(redeemed) ? redeemed.Refusal : new Refusal(RefusalCodes.NotFound, NoLonger));
        }

        // So that others on the board see a name. A guest is counted where they were invited.
        var cityId = redeemed.Value.CityId ?? (await grains.Participant(redeemed.Value.InvitedBy).Describe()).Value?.CityId ?? (await grains.Network().Cities())[0];
        var registered = await grains.Participant(participantId).Register(displayName, cityId, sector);
        if (!registered.IsGiven)
        {
            return Problems.From(registered.Refusal);
        }

        var guest = new SessionParticipant(participantId, displayName, cityId, sector, [], invitation);
        await sessions.SetCookieAsync(context, guest, redeemed.Value.ExpiresAt);
        return Results.Created(SessionEndpoints.Current, new StartedVisit(sessions.Mint(guest, redeemed.Value.ExpiresAt), guest, invitation.BoardId, redeemed.Value.Role, redeemed.Value.ExpiresAt));
    }

    /// <summary>Whether an answer is to be told as it is: all but that the board does not know the link, which is told in words for a guest.</summary>
    private static bool Passes<T>(Answer<T> answer)
        where T : class => answer.Refusal is not { Code: RefusalCodes.NotFound };
}

/// <summary>A link to be made.</summary>
/// <param name="Role">What guests are on the board: <c>editor</c>, <c>commenter</c> or <c>reader</c>.</param>
/// <param name="ExpiresAt">Until when, within a year.</param>
/// <param name="Name">What to call it; whoever sees the board can see it. 1 to 200 UTF-16 units.</param>
public sealed record InvitationWish(string Role, DateTimeOffset ExpiresAt, string? Name = null);

/// <summary>A link.</summary>
/// <param name="InvitationId">Its id.</param>
/// <param name="Role">What guests are on the board.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When.</param>
/// <param name="Uses">How many came by it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="RevokedAt">When it was revoked, if it was.</param>
public sealed record InvitationResource(string InvitationId, string Role, DateTimeOffset ExpiresAt, string By, DateTimeOffset At, int Uses, string? Name = null, DateTimeOffset? RevokedAt = null)
{
    internal static InvitationResource From(BoardInvitation one) => new(one.InvitationId, one.Role, one.ExpiresAt, one.By, one.At, one.Uses, one.Name, one.RevokedAt);
}

/// <summary>A link that was made.</summary>
/// <param name="Invitation">The link.</param>
/// <param name="Token">What makes it one: for the fragment of an address, as <c>/invitation#…</c>.</param>
public sealed record NewInvitationResource(InvitationResource Invitation, string Token);

/// <summary>The token of a link.</summary>
/// <param name="Token">As it is in the fragment of the address.</param>
public sealed record InvitationToken(string Token);

/// <summary>What a link is for.</summary>
/// <param name="BoardId">The board.</param>
/// <param name="Title">Its title.</param>
/// <param name="Role">What guests are on it.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record InvitationOutline(string BoardId, string Title, string Role, DateTimeOffset ExpiresAt);

/// <summary>Somebody who comes in.</summary>
/// <param name="Token">As it is in the fragment of the address.</param>
/// <param name="DisplayName">The name that others see, 1 to 80 UTF-16 units.</param>
/// <param name="Sector">One of <c>civic</c>, <c>social</c>, <c>private</c>, <c>public</c> and <c>knowledge</c>; left out: <c>civic</c>.</param>
public sealed record InvitationRedemption(string Token, string DisplayName, string? Sector = null);

/// <summary>A session of a guest that has begun.</summary>
/// <param name="Token">For programs: sent as <c>Authorization: Bearer</c>, never in an address.</param>
/// <param name="Participant">Who came in.</param>
/// <param name="BoardId">The board they are a guest of.</param>
/// <param name="Role">What they are there.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record StartedVisit(string Token, SessionParticipant Participant, string BoardId, string Role, DateTimeOffset ExpiresAt);
