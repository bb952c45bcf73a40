using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Stadmaken.Api.Auth.Standing;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>
/// Access tokens of the broker, for programs. One counts for a participant: someone who signed in before, or a program whose token says what the network
/// asks of a participant. What they may do is in each token; what the network knows of them is asked every few minutes, not for each request.
/// </summary>
internal sealed class BrokerTokens(OidcClaims claims, Entrance entrance, StandingTable standing, TimeProvider time) : JwtBearerEvents, IDisposable
{
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <inheritdoc/>
    public override Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        context.Fail("The token is not good.");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task TokenValidated(TokenValidatedContext context)
    {
        if (await claims.ReadAsync(context.Principal!) is not { } said)
        {
            context.Fail("The token says not of whom it is.");
            return;
        }

        if (await FindAsync(said, context.Properties.IssuedUtc ?? DateTimeOffset.MinValue) is not { } participant)
        {
            context.Fail("The token is of nobody in the network.");
            return;
        }

        context.Principal = participant.ToPrincipal();
    }

    /// <inheritdoc/>
    public void Dispose() => _known.Dispose();

    private async Task<SessionParticipant?> FindAsync(SessionParticipant said, DateTimeOffset made)
    {
        // What was known before their sessions were ended, as when they were erased, is asked again; and a token older than the one it was asked for may be of
        // who they were before that.
        if (_known.TryGetValue(said.ParticipantId, out KnownParticipant? known) && known is not null && made >= known.Made
            && standing.Judge(known.Participant, known.Since).Kind != VerdictKind.Ended)
        {
            return known.Participant with { CityId = said.CityId.Length > 0 ? said.CityId : known.Participant.CityId, Roles = said.Roles };
        }

        var since = time.GetUtcNow();
        var entered = await entrance.EnterAsync(said, made);
        if (!entered.IsGiven || !Entrance.IsComplete(entered.Value))
        {
            return null;
        }

        _known.Set(said.ParticipantId, new KnownParticipant(entered.Value, since, made), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Known });
        return entered.Value;
    }

    private sealed record KnownParticipant(SessionParticipant Participant, DateTimeOffset Since, DateTimeOffset Made);
}
