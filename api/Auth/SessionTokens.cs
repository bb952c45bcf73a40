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
    /// <summary>How long a newcomer has to say what is asked.</summary>
    internal static readonly TimeSpan NewcomerLifetime = TimeSpan.FromMinutes(15);

    private const string ByBroker = "broker";

    /// <summary>A new token for a participant, good for <see cref="SessionSettings.Lifetime"/> from now.</summary>
    /// <param name="participant">Who.</param>
    /// <param name="until">When it ends, if that is sooner.</param>
    public string Mint(SessionParticipant participant, DateTimeOffset? until = null) => bearer.Get(SessionSchemes.Bearer).BearerTokenProtector.Protect(
        new AuthenticationTicket(participant.ToPrincipal(), NewProperties(sessions.Value.Lifetime, until), SessionSchemes.Bearer));

    /// <summary>Sets the cookie of a new session on the answer.</summary>
    /// <param name="context">The request that is answered.</param>
    /// <param name="participant">Who.</param>
    /// <param name="until">When it ends, if that is sooner than usual.</param>
    public Task SetCookieAsync(HttpContext context, SessionParticipant participant, DateTimeOffset? until = null) =>
        context.SignInAsync(SessionSchemes.Cookie, participant.ToPrincipal(), NewProperties(sessions.Value.Lifetime, until));

    /// <summary>Sets the cookie of a new session of someone whom the broker vouches for.</summary>
    public async Task SetBrokerCookieAsync(HttpContext context, SessionParticipant participant)
    {
        var properties = NewProperties(sessions.Value.BrokerLifetime);
        properties.Items[ByBroker] = bool.TrueString;
        await context.SignInAsync(SessionSchemes.Cookie, participant.ToPrincipal(), properties);
    }

    /// <summary>Sets the cookie that remembers whom the broker vouches for, until they have said the rest.</summary>
    /// <param name="context">The request.</param>
    /// <param name="said">What is known; what is not is empty.</param>
    public Task SetNewcomerCookieAsync(HttpContext context, SessionParticipant said) =>
        context.SignInAsync(SessionSchemes.Newcomer, said.ToPrincipal(), NewProperties(NewcomerLifetime));

    /// <summary>Whether the cookie of this request is of someone who signed in at the broker.</summary>
    public static async Task<bool> IsByBrokerAsync(HttpContext context) =>
        (await context.AuthenticateAsync(SessionSchemes.Cookie)).Properties?.Items.ContainsKey(ByBroker) == true;

    private AuthenticationProperties NewProperties(TimeSpan lifetime, DateTimeOffset? until = null)
    {
        var now = time.GetUtcNow();
        return new AuthenticationProperties
        {
            IssuedUtc = now,
            ExpiresUtc = until < now + lifetime ? until : now + lifetime,
            IsPersistent = true,
            AllowRefresh = false,
        };
    }
}
