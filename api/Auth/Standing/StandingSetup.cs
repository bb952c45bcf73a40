using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stadmaken.Api.Rest;
using Stadmaken.Journals;

namespace Stadmaken.Api.Auth.Standing;

/// <summary>Puts how everybody stands between the session and whatever is done with it: REST, the hub, the dashboard.</summary>
public static class StandingSetup
{
    private const string Item = "stadmaken.standing";

    /// <summary>Follows the audit, and is not ready before it is known. Needs an <see cref="IGrainFactory"/>.</summary>
    public static WebApplicationBuilder AddStanding(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<StandingTable>();
        builder.Services.AddHostedService<StandingFollower>();
        builder.Services.AddHealthChecks().AddCheck<StandingCheck>("standing", tags: [Health.ReadyTag]);
        return builder;
    }

    /// <summary>
    /// From here on a request is of who they are now. Comes right after authentication; the one place where this is decided, for every endpoint.
    /// </summary>
    public static IApplicationBuilder UseStanding(this IApplicationBuilder app)
    {
        var table = app.ApplicationServices.GetRequiredService<StandingTable>();
        return app.Use((context, next) =>
        {
            if (SessionParticipant.From(context.User) is not { } who)
            {
                return next(context);
            }

            var result = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult;
            var judged = new JudgedSession(who, result?.Properties?.IssuedUtc, table.Judge(who, result?.Properties?.IssuedUtc));
            context.Items[Item] = judged;
            switch (judged.Verdict.Kind)
            {
                case VerdictKind.Good:
                    Become(context, result, who, judged.Verdict.Roles);
                    return next(context);
                case VerdictKind.Ended when !context.Request.Headers.ContainsKey("Authorization"):
                    // As with a cookie that has expired: the browser sends it by itself, and its owner must be able to sign in again.
                    context.Features.Get<IAuthenticateResultFeature>()!.AuthenticateResult = AuthenticateResult.NoResult();
                    return next(context);
                case VerdictKind.Ended:
                    return Problems.FromStatus(StatusCodes.Status401Unauthorized).ExecuteAsync(context);
                case VerdictKind.Suspended when HttpMethods.IsDelete(context.Request.Method) && context.Request.Path == SessionEndpoints.Current:
                    return next(context);
                case VerdictKind.Suspended:
                    return Problems.Suspended(WhySuspended(judged.Verdict), new ProblemSuspension(judged.Verdict.Reason, judged.Verdict.Until)).ExecuteAsync(context);
                default:
                    return Problems.From(Refusal.Unavailable("This node has just started and does not know yet who may do what. Ask again.")).ExecuteAsync(context);
            }
        });
    }

    /// <summary>The session that a request came with, and what it was worth then; null for none.</summary>
    internal static JudgedSession? Judged(this HttpContext context) => context.Items.TryGetValue(Item, out var judged) ? judged as JudgedSession : null;

    private static void Become(HttpContext context, AuthenticateResult? result, SessionParticipant who, string roles)
    {
        if (roles == string.Join(' ', who.Roles))
        {
            return;
        }

        var now = who with { Roles = roles.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        if (result is { Ticket: { } ticket })
        {
            context.Features.Get<IAuthenticateResultFeature>()!.AuthenticateResult = AuthenticateResult.Success(new AuthenticationTicket(now.ToPrincipal(), ticket.Properties, ticket.AuthenticationScheme));
        }

        context.User = now.ToPrincipal();
    }

    private static string WhySuspended(Verdict verdict)
    {
        var until = verdict.Until is { } end ? " until " + end.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : string.Empty;
        return verdict.Reason is { } reason ? $"You are suspended{until}. The reason given: {reason}" : $"You are suspended{until}.";
    }
}

/// <summary>A session and what it was worth when it was looked at.</summary>
/// <param name="Participant">As the session says.</param>
/// <param name="Issued">When it was made.</param>
/// <param name="Verdict">What it was worth.</param>
internal sealed record JudgedSession(SessionParticipant Participant, DateTimeOffset? Issued, Verdict Verdict);
