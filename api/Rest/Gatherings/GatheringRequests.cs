using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Practices;
using Stadmaken.Gatherings;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>
/// What requests about a gathering have in common. Ids in their addresses are well formed
/// (<see cref="GatheringRoutes"/> sees to that); whether there is anything behind them, the grain says.
/// </summary>
internal sealed class GatheringRequests(IGrainFactory grains, IOptions<GatheringLimits> limits)
{
    /// <summary>The gathering as the caller sees it.</summary>
    internal Task<Answer<OpenedGathering>> OpenAsync(HttpContext context, string gatheringId) =>
        grains.Gathering(gatheringId).Open(Callers.From(context.User));

    /// <summary>Answers from the gathering as the caller sees it.</summary>
    internal async Task<IResult> ReadAsync(HttpContext context, string gatheringId, Func<OpenedGathering, IResult> answer)
    {
        var opened = await OpenAsync(context, gatheringId);
        return opened.IsGiven ? answer(opened.Value) : Problems.From(opened.Refusal);
    }

    /// <summary>Answers a whole collection.</summary>
    internal Task<IResult> ListAsync<T>(HttpContext context, string gatheringId, Func<OpenedGathering, IEnumerable<T>> items) =>
        ReadAsync(context, gatheringId, opened => Results.Ok(new Page<T>([.. items(opened)])));

    /// <summary>Answers one item, or that there is no such thing.</summary>
    internal Task<IResult> FindAsync<T>(HttpContext context, string gatheringId, string what, Func<GatheringSnapshot, T?> find)
        where T : class =>
        ReadAsync(context, gatheringId, opened => find(opened.Snapshot) is { } item ? Results.Ok(item) : Problems.From(Refusal.NotFound(what)));

    /// <summary>Reads a command from the body, tells everything that is wrong with it at once, or sends it.</summary>
    internal async Task<IResult> WriteAsync(HttpContext context, string gatheringId, Func<JsonFields, GatheringCommand> read, Func<OpenedGathering, IResult> answer)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var command = read(fields);
        fields.RefuseOthers();
        fields.Tell(GatheringRules.Validate(command, limits.Value));
        if (await LookUpPracticeAsync(fields, command) is { } unavailable)
        {
            return Problems.From(unavailable);
        }

        return fields.Errors.Any ? fields.Errors.ToProblem() : await SubmitAsync(context, gatheringId, command, answer);
    }

    /// <summary>Sends a command and answers from the gathering as it is then.</summary>
    internal async Task<IResult> SubmitAsync(HttpContext context, string gatheringId, GatheringCommand command, Func<OpenedGathering, IResult> answer)
    {
        var results = await grains.Gathering(gatheringId).Submit([new GatheringSubmission(NewId.Of('q'), Callers.From(context.User), command)]);
        return results[0] is CommandResult.Refused { Refusal: var refusal }
            ? Problems.From(refusal)
            : await ReadAsync(context, gatheringId, answer);
    }

    /// <summary>Everything that is wrong with the facts a gathering would start with is told with what is wrong with the fields.</summary>
    internal void Tell(JsonFields fields, GatheringFacts facts) => fields.Tell(GatheringRules.Validate(facts, limits.Value));

    // The gathering takes any id for a practice's, so a mistyped one would leave its visitors with a stop at nothing.
    private async Task<Refusal?> LookUpPracticeAsync(JsonFields fields, GatheringCommand command)
    {
        const string field = "practiceId";
        var practiceId = command switch
        {
            AddStop { PracticeId: var id } => id,
            ChangeStop { PracticeId: var id } => id,
            _ => null,
        };
        if (practiceId is null || fields.Errors.Has(field))
        {
            return null;
        }

        var found = await grains.Practice(practiceId).Summarize();
        if (found is { IsGiven: false, Refusal.Code: RefusalCodes.NotFound })
        {
            fields.Wrong(field, "There is no such practice in the network.");
            return null;
        }

        return found.Refusal;
    }
}
