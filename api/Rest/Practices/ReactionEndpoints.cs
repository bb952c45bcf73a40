using Stadmaken.Api.Auth;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>What people say to a practice in public: <c>/v1/practices/{practiceId}/reactions</c>.</summary>
internal static class ReactionEndpoints
{
    private const string Hide = "hide";
    private const string Restore = "restore";

    /// <summary>What can be done with one by who writes in the practice.</summary>
    internal static readonly string[] Actions = [Hide, Restore];

    internal static void MapReactions(this RouteGroupBuilder practice)
    {
        practice.MapGet("/reactions", (string practiceId, HttpContext context, IGrainFactory grains) =>
                ItemPages.ReadAsync(context, cursor => ListAsync(practiceId, cursor, context, grains)))
            .Described("listReactions", "List the reactions", "What people said to the practice, oldest first, a page at a time. A hidden one is listed, with the reason, for who wrote it and for those who may change the practice only. Public.")
            .TakesPage().Produces<Page<ReactionResource>>().Refuses(400, 404);
        practice.MapPost("/reactions", PlaceAsync)
            .Described("placeReaction", "React", "Says something to the practice in public. Whom its city lets is 'reactionsOpenTo' of the city: nobody, participants, or anyone with a session, guests by a link included.")
            .Takes<NewReaction, ReactionResource>();
        practice.MapGet("/reactions/{reactionId}", (string practiceId, string reactionId, HttpContext context, IGrainFactory grains) => FindAsync(context, grains, practiceId, reactionId, Results.Ok))
            .Described("getReaction", "Get a reaction", "One reaction that you may see. Public.")
            .Produces<ReactionResource>().Refuses(404);
        practice.MapDelete("/reactions/{reactionId}", (string practiceId, string reactionId, HttpContext context, PracticeRequests practices) =>
                practices.SubmitAsync(context, practiceId, new RemoveReaction(reactionId), () => Task.FromResult(Results.NoContent())))
            .Described("removeReaction", "Take a reaction back", "Takes your own reaction back; its text is gone for good.")
            .Removes();
        practice.MapPut("/reactions/{reactionId}/moderation", ModerateAsync)
            .Described("moderateReaction", "Hide or restore a reaction", "Hides a reaction, or shows a hidden one again, and says why; who wrote it sees the reason. For those who may change the practice.")
            .Takes<ReactionModeration, ReactionResource>(StatusCodes.Status200OK);
        practice.MapPut("/reactions/{reactionId}/redaction", (string practiceId, string reactionId, HttpContext context, PracticeRequests practices, IGrainFactory grains) =>
                practices.WriteAsync(
                    context, practiceId, fields => new RedactReaction(reactionId, fields.Needed("reason")), () => FindAsync(context, grains, practiceId, reactionId, Results.Ok)))
            .Described("redactReaction", "Remove the text of a reaction", "Removes what was said, for good and also from what happened before, and says why; that something was said stays to be seen. For who leads the practice.")
            .Takes<TextRedaction, ReactionResource>(StatusCodes.Status200OK);
    }

    private static async Task<IResult> ListAsync(string practiceId, ItemCursor cursor, HttpContext context, IGrainFactory grains)
    {
        var read = await grains.Practice(practiceId).Reactions(Callers.From(context.User), cursor.After, cursor.Limit);
        Answer<ReactionResource[]> shown = read.IsGiven ? Array.ConvertAll(read.Value, ReactionResource.From) : read.Refusal;
        return TalkPages.Answer(cursor, shown, reaction => reaction.Version, $"/v1/practices/{practiceId}/reactions");
    }

    private static Task<IResult> PlaceAsync(string practiceId, HttpContext context, PracticeRequests practices, IGrainFactory grains)
    {
        var reactionId = NewId.Of('r');
        return practices.WriteAsync(
            context,
            practiceId,
            fields => new PlaceReaction(reactionId, fields.Needed("text")),
            () => FindAsync(context, grains, practiceId, reactionId, made => PracticeRequests.Created($"/v1/practices/{practiceId}/reactions/{reactionId}", made)));
    }

    private static Task<IResult> ModerateAsync(string practiceId, string reactionId, HttpContext context, PracticeRequests practices, IGrainFactory grains)
    {
        return practices.WriteAsync(context, practiceId, Read, () => FindAsync(context, grains, practiceId, reactionId, Results.Ok));

        PracticeCommand Read(JsonFields fields)
        {
            var (action, reason) = (fields.Choice("action", Actions), fields.Needed("reason"));
            return action == Restore ? new RestoreReaction(reactionId, reason) : new HideReaction(reactionId, reason);
        }
    }

    private static async Task<IResult> FindAsync(HttpContext context, IGrainFactory grains, string practiceId, string reactionId, Func<ReactionResource, IResult> answer)
    {
        var found = await grains.Practice(practiceId).FindReaction(Callers.From(context.User), reactionId);
        return found.IsGiven ? answer(ReactionResource.From(found.Value)) : Problems.From(found.Refusal);
    }
}

/// <summary>Something to say to a practice. Texts are plain, never HTML.</summary>
/// <param name="Text">What, 1 to 2,000 UTF-16 units unless configured otherwise.</param>
public sealed record NewReaction(string Text);

/// <summary>What is to become of a reaction.</summary>
/// <param name="Action"><c>hide</c> it, or <c>restore</c> a hidden one.</param>
/// <param name="Reason">Why; who wrote it sees it.</param>
public sealed record ReactionModeration(string Action, string Reason);

/// <summary>What someone said to a practice in public.</summary>
/// <param name="ReactionId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was placed.</param>
/// <param name="Text">What they said; plain, never HTML.</param>
/// <param name="By">Who: a participant, or a guest by a link.</param>
/// <param name="At">When, UTC.</param>
/// <param name="HiddenBecause">Why it is hidden, if it is.</param>
/// <param name="RedactedBecause">Why its text was removed for good, if it was; of each character a full block is left.</param>
public sealed record ReactionResource(string ReactionId, long Version, string Text, string By, DateTimeOffset At, string? HiddenBecause = null, string? RedactedBecause = null)
{
    internal static ReactionResource From(PracticeReaction reaction) =>
        new(reaction.ReactionId, reaction.Version, reaction.Text, reaction.By, reaction.At, reaction.HiddenBecause, reaction.RedactedBecause);
}
