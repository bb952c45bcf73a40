using Stadmaken.Api.Auth;
using Stadmaken.Audit;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Moderation;

/// <summary>How people stand in the network: suspension, roles, sessions. The audit decides (grains/Audit/AUDIT.md).</summary>
internal static class StandingEndpoints
{
    internal const int ReasonUnits = 2_000;

    internal static void MapStanding(this IEndpointRouteBuilder v1)
    {
        var people = v1.MapGroup("/participants/{participantId}").WithTags("Moderation").RequireAuthorization();
        people.MapPut("/suspension", SuspendAsync)
            .Described("suspendParticipant", "Suspend a participant", "They can do nothing in the network until a moment, or until they are reinstated; their open connections are closed within seconds, and they are told the reason. For operators, and for the steward of their city.")
            .TakesJson<NewSuspension>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 413, 415);
        people.MapDelete("/suspension", (string participantId, HttpContext context, IGrainFactory grains) =>
                WithReasonAsync(context, (caller, reason) => grains.Audit().Reinstate(caller, participantId, reason)))
            .Described("reinstateParticipant", "Reinstate a participant", "A suspended participant takes part again. For one who is not suspended it changes nothing.")
            .TakesJson<ReasonGiven>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 413, 415);
        people.MapPut("/roles", SetRolesAsync)
            .Described("setParticipantRoles", "Set the roles of a participant", "In place of those that their sessions bring, and also on their open connections within seconds. Left out: their sessions say again. For operators; a steward gives and takes the role of steward in their own city.")
            .TakesJson<NewRoles>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 413, 415);
        people.MapDelete("/sessions", (string participantId, HttpContext context, IGrainFactory grains) =>
                WithReasonAsync(context, (caller, reason) => grains.Audit().EndSessions(caller, participantId == "me" ? caller.ParticipantId : participantId, reason)))
            .Described("endParticipantSessions", "End all sessions of a participant", "Every session made until now is no good any more. Everyone may end their own, as 'me'; otherwise for operators, and for the steward of their city.")
            .TakesJson<ReasonGiven>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 413, 415);
        v1.MapGet("/suspensions", ListAsync).WithTags("Moderation").RequireAuthorization()
            .Described("listSuspensions", "List who is suspended", "All for operators, those of their city for stewards; nobody for others.")
            .Produces<Page<Suspension>>().Refuses(401, 403);
    }

    private static async Task<IResult> SuspendAsync(string participantId, HttpContext context, IGrainFactory grains)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var reason = fields.Prose("reason", ReasonUnits);
        var until = fields.OptionalMoment("until");
        fields.RefuseOthers();
        return fields.Errors.Any ? fields.Errors.ToProblem() : await DoneAsync(grains.Audit().Suspend(Callers.From(context.User), participantId, reason, until));
    }

    private static async Task<IResult> SetRolesAsync(string participantId, HttpContext context, IGrainFactory grains)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var reason = fields.Prose("reason", ReasonUnits);
        var roles = fields.Has("roles") ? fields.Choices("roles", [NetworkRoles.Steward, NetworkRoles.Operator]) : null;
        fields.RefuseOthers();
        return fields.Errors.Any ? fields.Errors.ToProblem() : await DoneAsync(grains.Audit().SetRoles(Callers.From(context.User), participantId, roles, reason));
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var suspended = await grains.Audit().Suspended(Callers.From(context.User));
        return suspended.IsGiven ? Results.Ok(new Page<Suspension>(suspended.Value)) : Problems.From(suspended.Refusal);
    }

    internal static async Task<IResult> WithReasonAsync(HttpContext context, Func<Caller, string, Task<Refusal?>> doing)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var reason = body.Value.Prose("reason", ReasonUnits);
        body.Value.RefuseOthers();
        return body.Value.Errors.Any ? body.Value.Errors.ToProblem() : await DoneAsync(doing(Callers.From(context.User), reason));
    }

    internal static async Task<IResult> DoneAsync(Task<Refusal?> doing) => await doing is { } refusal ? Problems.From(refusal) : Results.NoContent();

    /// <summary>Text of several lines in which there is something to see; empty when it is wrong, which is told.</summary>
    internal static string Prose(this JsonFields fields, string name, int longest)
    {
        if (fields.Text(name) is not { } text)
        {
            return string.Empty;
        }

        if (Checks.Texts.CheckVisible(name, text, longest) is { } wrong)
        {
            fields.Wrong(name, wrong.Message);
        }

        return text;
    }
}

/// <summary>A suspension.</summary>
/// <param name="Reason">Why; the participant reads it. 1 to 2,000 UTF-16 units.</param>
/// <param name="Until">Until when; left out for no end.</param>
public sealed record NewSuspension(string Reason, DateTimeOffset? Until = null);

/// <summary>Why something is done.</summary>
/// <param name="Reason">1 to 2,000 UTF-16 units.</param>
public sealed record ReasonGiven(string Reason);

/// <summary>The roles of a participant in the network.</summary>
/// <param name="Reason">Why. 1 to 2,000 UTF-16 units.</param>
/// <param name="Roles">Any of <c>steward</c> and <c>operator</c>; left out, their sessions say again.</param>
public sealed record NewRoles(string Reason, string[]? Roles = null);
