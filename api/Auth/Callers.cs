using System.Security.Claims;
using Stadmaken.Participants;

namespace Stadmaken.Api.Auth;

/// <summary>The one place where a verified session becomes a <see cref="Caller"/> that grains decide by.</summary>
public static class Callers
{
    /// <summary>On whose behalf to call; <see cref="Caller.Anonymous"/> for someone without a session.</summary>
    public static Caller From(ClaimsPrincipal principal) =>
        SessionParticipant.From(principal) is { } participant
            ? participant.Invitation is { } invitation
                ? new Caller(participant.ParticipantId, string.Empty, [], invitation)
                : new Caller(participant.ParticipantId, participant.CityId, participant.Roles)
            : Caller.Anonymous;
}
