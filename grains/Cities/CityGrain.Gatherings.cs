using Microsoft.Extensions.Logging;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

/// <content>
/// Starting a gathering touches three journals: the city notes the plan, has the gathering begin and open its board, then
/// notes that it did. Each step can be done again without harm.
/// </content>
public sealed partial class CityGrain
{
    /// <inheritdoc/>
    public async Task<Answer<GatheringListing>> StartGathering(Caller caller, string gatheringId, GatheringFacts facts)
    {
        var plan = new JournalCommand<CityState, HomeEvent>(
            "plan-gathering:" + gatheringId,
            caller.ParticipantId,
            state => CityDecider.PlanGathering(state, caller, CityId, gatheringId, facts, _gatherings.Value));
        if (await Journal.Execute(plan) is CommandResult.Refused refused)
        {
            return refused.Refusal;
        }

        var shelved = State.Gatherings.Find(gatheringId)!;
        return await BeginGatheringAsync(shelved) is { } unfinished ? unfinished : shelved.Listing;
    }

    /// <inheritdoc/>
    public async Task<Answer<GatheringListing[]>> Gatherings(Caller caller)
    {
        await Journal.RefreshAsync();
        foreach (var gathering in State.Gatherings.Planned.ToArray())
        {
            try
            {
                if (await BeginGatheringAsync(gathering) is { } refusal)
                {
                    LogGatheringNotBegun(gathering.Listing.GatheringId, JournalId, refusal.Code);
                }
            }
            catch (Exception fault)
            {
                // The other gatherings are listed all the same; the next who asks makes the next attempt.
                LogGatheringFailed(fault, gathering.Listing.GatheringId, JournalId);
            }
        }

        return State.IsAdmitted ? State.Gatherings.List() : Refusal.NotFound("city");
    }

    private async Task<Refusal?> BeginGatheringAsync(ShelvedGathering gathering)
    {
        if (gathering.Facts is not { } facts)
        {
            return null;
        }

        var gatheringId = gathering.Listing.GatheringId;
        var grain = GrainFactory.GetGrain<IGatheringGrain>(JournalIds.Gathering(gatheringId));
        if (await grain.Begin(gathering.Starter.ToCaller(), CityId, facts) is { } refusal)
        {
            return refusal;
        }

        var begun = new JournalCommand<CityState, HomeEvent>("begun-gathering:" + gatheringId, gathering.Starter.ParticipantId, state => CityDecider.BeginGathering(state, gatheringId));
        return await Journal.Execute(begun) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gathering {GatheringId} planned by {JournalId} could not begin: {Code}.")]
    private partial void LogGatheringNotBegun(string gatheringId, string journalId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Gathering {GatheringId} planned by {JournalId} could not begin.")]
    private partial void LogGatheringFailed(Exception fault, string gatheringId, string journalId);
}
