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
    /// <param name="participant">Who.</param>
    /// <param name="until">When it ends, if that is sooner.</param>
    public string Mint(SessionParticipant participant, DateTimeOffset? until = null) => bearer.Get(SessionSchemes.Bearer).BearerTokenProtector.Protect(
        new AuthenticationTicket(participant.ToPrincipal(), NewProperties(until), SessionSchemes.Bearer));

    /// <summary>Sets the cookie of a new session on the answer.</summary>
    /// <param name="context">The request that is answered.</param>
    /// <param name="participant">Who.</param>
    /// <param name="until">When it ends, if that is sooner than usual.</param>
    public Task SetCookieAsync(HttpContext context, SessionParticipant participant, DateTimeOffset? until = null) =>
        context.SignInAsync(SessionSchemes.Cookie, participant.ToPrincipal(), NewProperties(until));

    private AuthenticationProperties NewProperties(DateTimeOffset? until)
    {
        var now = time.GetUtcNow();
        return new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = until < now + sessions.Value.Lifetime ? until : now + sessions.Value.Lifetime,
            IsPersistent = true,
            AllowRefresh = false,
        };
    }
}
