using System.Security.Claims;
using Stadmaken.Participants;

namespace Stadmaken.Api.Auth;

/// <summary>On whose behalf a request or connection acts.</summary>
public static class Callers
{
    /// <summary>The caller that a verified session names, or <see cref="Caller.Anonymous"/>.</summary>
    public static Caller From(ClaimsPrincipal user)
    {
        var participantId = user.FindFirstValue("participantId");
        return string.IsNullOrEmpty(participantId)
            ? Caller.Anonymous
            : new Caller(
                participantId,
                user.FindFirstValue("cityId") ?? string.Empty,
                [.. user.FindAll("role").Select(claim => claim.Value)]);
    }
}
