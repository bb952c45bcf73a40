using System.Security.Claims;
using Stadmaken.Participants;

namespace Stadmaken.Api.Auth;

/// <summary>Who signed in, as the session itself carries it.</summary>
/// <param name="ParticipantId">Stable id, without meaning.</param>
/// <param name="DisplayName">The name they chose, 1 to 80 UTF-16 units.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <c>civic</c>, <c>social</c>, <c>private</c>, <c>public</c> and <c>knowledge</c>.</param>
/// <param name="Roles">Roles in the network: <c>steward</c> (of their own city) or <c>operator</c>; usually none.</param>
/// <param name="Invitation">For a guest of one board: the invitation they came by.</param>
public sealed record SessionParticipant(string ParticipantId, string DisplayName, string CityId, string Sector, string[] Roles, CallerInvitation? Invitation = null)
{
    private const string Id = "participantId";
    private const string Name = "displayName";
    private const string City = "cityId";
    private const string Helix = "sector";
    private const string Role = "role";
    private const string InvitationId = "invitationId";
    private const string InvitedTo = "invitedTo";

    /// <summary>Who a principal is, or null for someone without a session.</summary>
    public static SessionParticipant? From(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && principal.FindFirstValue(Id) is { Length: > 0 } id
            ? new SessionParticipant(
                id,
                principal.FindFirstValue(Name) ?? string.Empty,
                principal.FindFirstValue(City) ?? string.Empty,
                principal.FindFirstValue(Helix) ?? string.Empty,
                [.. principal.FindAll(Role).Select(claim => claim.Value)],
                principal.FindFirstValue(InvitationId) is { Length: > 0 } invitationId
                    ? new CallerInvitation(invitationId, principal.FindFirstValue(InvitedTo) ?? string.Empty)
                    : null)
            : null;

    /// <summary>The claims that a session is made of.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new Claim(Id, ParticipantId),
            new Claim(Name, DisplayName),
            new Claim(City, CityId),
            new Claim(Helix, Sector),
            .. Roles.Select(role => new Claim(Role, role)),
            .. Invitation is null ? Array.Empty<Claim>() : [new Claim(InvitationId, Invitation.InvitationId), new Claim(InvitedTo, Invitation.BoardId)],
        ],
        SessionSchemes.Session,
        Name,
        Role));
}
