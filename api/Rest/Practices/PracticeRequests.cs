using Microsoft.Extensions.Options;
using Stadmaken.Api.Auth;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>
/// What requests about a practice have in common. Ids in their addresses are well formed
/// (<see cref="PracticeRoutes"/> sees to that); whether there is anything behind them, the grain says.
/// </summary>
internal sealed class PracticeRequests(IGrainFactory grains, IOptions<PracticeLimits> limits)
{
    /// <summary>Answers from the practice as the caller sees it.</summary>
    internal async Task<IResult> ReadAsync(HttpContext context, string practiceId, Func<OpenedPractice, IResult> answer)
    {
        var opened = await grains.Practice(practiceId).Open(Callers.From(context.User));
        return opened.IsGiven ? answer(opened.Value) : Problems.From(opened.Refusal);
    }

    /// <summary>Answers a whole collection.</summary>
    internal Task<IResult> ListAsync<T>(HttpContext context, string practiceId, Func<OpenedPractice, IEnumerable<T>> items) =>
        ReadAsync(context, practiceId, opened => Results.Ok(new Page<T>([.. items(opened)])));

    /// <summary>Answers one item, or that there is no such thing.</summary>
    internal Task<IResult> FindAsync<T>(HttpContext context, string practiceId, string what, Func<PracticeSnapshot, T?> find)
        where T : class =>
        ReadAsync(context, practiceId, opened => find(opened.Snapshot) is { } item ? Results.Ok(item) : Problems.From(Refusal.NotFound(what)));

    /// <summary>Reads a command from the body, tells everything that is wrong with it at once, or sends it.</summary>
    internal Task<IResult> WriteAsync(HttpContext context, string practiceId, Func<JsonFields, PracticeCommand> read, Func<OpenedPractice, IResult> answer) =>
        WriteAsync(context, practiceId, read, () => ReadAsync(context, practiceId, answer));

    /// <summary>The same, answered from something else than the whole practice.</summary>
    internal async Task<IResult> WriteAsync(HttpContext context, string practiceId, Func<JsonFields, PracticeCommand> read, Func<Task<IResult>> answer)
    {
        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var command = read(fields);
        fields.RefuseOthers();
        fields.Tell(PracticeRules.Validate(command, limits.Value));
        if (await LookUpParticipantAsync(fields, command) is { } unavailable)
        {
            return Problems.From(unavailable);
        }

        return fields.Errors.Any ? fields.Errors.ToProblem() : await SubmitAsync(context, practiceId, command, answer);
    }

    /// <summary>Sends a command and answers from the practice as it is then.</summary>
    internal Task<IResult> SubmitAsync(HttpContext context, string practiceId, PracticeCommand command, Func<OpenedPractice, IResult> answer) =>
        SubmitAsync(context, practiceId, command, () => ReadAsync(context, practiceId, answer));

    /// <summary>The same, answered from something else than the whole practice.</summary>
    internal async Task<IResult> SubmitAsync(HttpContext context, string practiceId, PracticeCommand command, Func<Task<IResult>> answer)
    {
        return await SendAsync(context, practiceId, command) is { } refusal ? Problems.From(refusal) : await answer();
    }

    /// <summary>Sends a command.</summary>
    /// <returns>Why it was refused; null if it was not.</returns>
    internal async Task<Refusal?> SendAsync(HttpContext context, string practiceId, PracticeCommand command)
    {
        var results = await grains.Practice(practiceId).Submit([new PracticeSubmission(NewId.Of('q'), Callers.From(context.User), command)]);
        return results[0] is CommandResult.Refused { Refusal: var refusal } ? refusal : null;
    }

    /// <summary>Everything that is wrong with the facts a practice would start with is told with what is wrong with the fields.</summary>
    internal void Tell(JsonFields fields, PracticeFacts facts) => fields.Tell(PracticeRules.Validate(facts, limits.Value));

    /// <summary>What was made; somebody else may have taken it away again before it could be read.</summary>
    internal static IResult Created(string address, object? item) =>
        item is null ? Problems.From(Refusal.Conflict("It was made, and taken away again by someone else.")) : Results.Created(address, item);

    // The practice takes any id for someone's, so a mistyped one would leave it with a steward or speaker who never comes.
    private async Task<Refusal?> LookUpParticipantAsync(JsonFields fields, PracticeCommand command)
    {
        const string field = "participantId";
        var participantId = command switch
        {
            AddStakeholder { ParticipantId: { } id } => id,
            LinkStakeholder { ParticipantId: { } id } => id,
            OfferStewardship { ParticipantId: var id } => id,
            _ => null,
        };
        if (participantId is null || fields.Errors.Has(field))
        {
            return null;
        }

        var found = await grains.Participant(participantId).Describe();
        if (found is { IsGiven: false, Refusal.Code: RefusalCodes.NotFound })
        {
            fields.Wrong(field, "There is no such participant in the network.");
            return null;
        }

        return found.Refusal;
    }
}
