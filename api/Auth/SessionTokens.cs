using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Stadmaken.Api.Auth;

/// <summary>Makes sessions: the token for programs and the same ticket as a cookie for browsers.</summary>
public sealed class SessionTokens(
    IOptionsMonitor<BearerTokenOptions> bearer,
    IOptions<SessionSettings> sessions,
    TimeProvider time)
{
    /// <summary>A new token for a participant, good for <see cref="SessionSettings.Lifetime"/> from now.</summary>
    public string Mint(SessionParticipant participant) => bearer.Get(SessionSchemes.Bearer).BearerTokenProtector.Protect(
        new AuthenticationTicket(participant.ToPrincipal(), NewProperties(), SessionSchemes.Bearer));

    /// <summary>Sets the cookie of a new session on the answer.</summary>
    public Task SetCookieAsync(HttpContext context, SessionParticipant participant) =>
        context.SignInAsync(SessionSchemes.Cookie, participant.ToPrincipal(), NewProperties());

    private AuthenticationProperties NewProperties()
    {
        var now = time.GetUtcNow();
        return new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = now + sessions.Value.Lifetime,
            IsPersistent = true,
            AllowRefresh = false,
        };
    }
}
