using Microsoft.Extensions.Logging;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Cities;

/// <content>
/// Starting a practice touches two journals, like opening a board: the city notes the plan, has the practice
/// begin, then notes that it did. Each step can be done again without harm.
/// </content>
public sealed partial class CityGrain
{
    /// <inheritdoc/>
    public async Task<Answer<PracticeListing>> StartPractice(Caller caller, string practiceId, PracticeFacts facts)
    {
        var plan = new JournalCommand<CityState, HomeEvent>(
            "plan-practice:" + practiceId,
            caller.ParticipantId,
            state => CityDecider.PlanPractice(state, caller, CityId, practiceId, facts, _practices.Value));
        if (await Journal.Execute(plan) is CommandResult.Refused refused)
        {
            return refused.Refusal;
        }

        var shelved = State.Practices.Find(practiceId)!;
        return await BeginPracticeAsync(shelved) is { } unfinished ? unfinished : shelved.Listing;
    }

    /// <inheritdoc/>
    public async Task<Answer<PracticeListing[]>> Practices(Caller caller)
    {
        await Journal.RefreshAsync();
        foreach (var practice in State.Practices.Planned.ToArray())
        {
            try
            {
                if (await BeginPracticeAsync(practice) is { } refusal)
                {
                    LogPracticeNotBegun(practice.Listing.PracticeId, JournalId, refusal.Code);
                }
            }
            catch (Exception fault)
            {
                // The other practices are listed all the same; the next who asks makes the next attempt.
                LogPracticeFailed(fault, practice.Listing.PracticeId, JournalId);
            }
        }

        return State.IsAdmitted ? State.Practices.List() : Refusal.NotFound("city");
    }

    /// <inheritdoc/>
    public async Task<Answer<CityDescription>> OpenReactions(Caller caller, string openTo)
    {
        var command = new JournalCommand<CityState, HomeEvent>(
            $"reactions:{Guid.NewGuid():N}", caller.ParticipantId, state => CityDecider.OpenReactions(state, caller, CityId, openTo));
        return await Journal.Execute(command) is CommandResult.Refused refused ? refused.Refusal : await Describe(caller);
    }

    /// <inheritdoc/>
    public async Task<Answer<string>> ReactionsOpenTo()
    {
        await Journal.RefreshAsync();
        return State.IsAdmitted ? State.ReactionsOpenTo : Refusal.NotFound("city");
    }

    private async Task<Refusal?> BeginPracticeAsync(ShelvedPractice practice)
    {
        if (practice.Facts is not { } facts)
        {
            return null;
        }

        var practiceId = practice.Listing.PracticeId;
        var grain = GrainFactory.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId));
        if (await grain.Begin(practice.Starter.ToCaller(), CityId, facts) is { } refusal)
        {
            return refusal;
        }

        var begun = new JournalCommand<CityState, HomeEvent>("begun-practice:" + practiceId, practice.Starter.ParticipantId, state => CityDecider.BeginPractice(state, practiceId));
        if (await Journal.Execute(begun) is CommandResult.Refused refused)
        {
            return refused.Refusal;
        }

        await _feed.RegisterAsync(practiceId);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Practice {PracticeId} planned by {JournalId} could not begin: {Code}.")]
    private partial void LogPracticeNotBegun(string practiceId, string journalId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Practice {PracticeId} planned by {JournalId} could not begin.")]
    private partial void LogPracticeFailed(Exception fault, string practiceId, string journalId);
}
