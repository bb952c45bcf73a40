using Microsoft.AspNetCore.Authentication;
using Stadmaken.Api.Auth;
using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>What is theirs of a participant's data: to take it along, and to have it erased.</summary>
internal static class ErasureEndpoints
{
    internal static void MapErasure(this IEndpointRouteBuilder v1)
    {
        var me = v1.MapGroup("/participants/me").WithTags("Participants").RequireAuthorization();
        me.MapGet("/export", ExportAsync)
            .Described("exportMe", "Export everything about me", "Your profile, what you follow, and every stored event that you caused or that names you: what, where and when.")
            .Produces<ParticipantExport>().Refuses(401, 403, 404);
        me.MapDelete("", EraseAsync)
            .TakesChoice("texts", "false", ["false", "true"], "Whether everything that you wrote goes too. Otherwise your texts stay, without your names and e-mail addresses in them.")
            .Described("eraseMe", "Erase me", "Ends your session and erases who you are, in all that is stored: it cannot be undone. Others' boards keep their structure; you show as a former participant. 204 once all is done, 202 if it goes on by itself. What others wrote about you is theirs: ask a facilitator to remove it.")
            .Produces(StatusCodes.Status204NoContent).Produces<ErasureStatus>(StatusCodes.Status202Accepted).Refuses(400, 401, 403, 404);
        v1.MapGet("/erasures/{participantId}", DescribeAsync).WithTags("Participants")
            .Described("getErasure", "How far an erasure is", "For who was erased and has no session any more: under-way, or done.")
            .Produces<ErasureStatus>().Refuses(404);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        var export = await grains.Participant(caller.ParticipantId).Export(caller);
        context.Response.Headers.CacheControl = "no-store";
        return export.IsGiven ? Results.Bytes(export.Value, "application/json; charset=utf-8") : Problems.From(export.Refusal);
    }

    private static async Task<IResult> EraseAsync(HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var texts = query.Choice("texts", "false", ["false", "true"]);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        var caller = Callers.From(context.User);
        var erased = await grains.Participant(caller.ParticipantId).Erase(caller, texts == "true");
        if (!erased.IsGiven)
        {
            return Problems.From(erased.Refusal);
        }

        await context.SignOutAsync(SessionSchemes.Cookie);
        return erased.Value == ErasureStatus.Done
            ? Results.NoContent()
            : Results.Accepted($"/v1/erasures/{caller.ParticipantId}", new ErasureStatus(erased.Value));
    }

    private static async Task<IResult> DescribeAsync(string participantId, IGrainFactory grains)
    {
        if (!Ids.IsValid(participantId))
        {
            return Problems.From(Refusal.NotFound("erasure"));
        }

        var status = await grains.Participant(participantId).Erasure();
        return status.IsGiven ? Results.Ok(new ErasureStatus(status.Value)) : Problems.From(status.Refusal);
    }
}

/// <summary>How far an erasure is.</summary>
/// <param name="Status"><c>under-way</c> or <c>done</c>.</param>
public sealed record ErasureStatus(string Status)
{
    /// <summary>Nothing is left to do.</summary>
    internal const string Done = "done";
}

/// <summary>Everything about a participant.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="ExportedAt">When, UTC.</param>
/// <param name="Profile">What others see of them.</param>
/// <param name="FollowedPractices">The practices they follow.</param>
/// <param name="FollowedBoards">The boards they follow.</param>
/// <param name="Journals">Where they wrote something or are named.</param>
public sealed record ParticipantExport(
    string ParticipantId, DateTimeOffset ExportedAt, ExportedProfile Profile, string[] FollowedPractices, string[] FollowedBoards, ExportedJournal[] Journals);

/// <summary>What others see of a participant.</summary>
/// <param name="DisplayName">Their name.</param>
/// <param name="CityId">Their city.</param>
/// <param name="Sector">Their sector.</param>
public sealed record ExportedProfile(string DisplayName, string CityId, string Sector);

/// <summary>A place where a participant wrote something or is named.</summary>
/// <param name="Kind"><c>board</c>, <c>practice</c>, <c>gathering</c>, <c>city</c>, <c>network</c>, <c>participant</c>, or who follows something.</param>
/// <param name="Id">Its id.</param>
/// <param name="Events">The stored events, with version, at, by, commandId, type and what the event says.</param>
public sealed record ExportedJournal(string Kind, string Id, ExportedEvent[] Events);

/// <summary>A stored event; besides these fields it has those of its type.</summary>
/// <param name="Version">Its place in the journal.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who caused it.</param>
/// <param name="CommandId">The command it came from.</param>
/// <param name="Type">What it is.</param>
public sealed record ExportedEvent(long Version, DateTimeOffset At, string By, string CommandId, string Type);
