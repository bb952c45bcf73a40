using Stadmaken.Api.Rest;
using Stadmaken.Gatherings;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Samples;

/// <summary>Sows the gatherings of the sample, once the practices that receive them are there.</summary>
internal sealed class SampleGatherings(IGrainFactory grains, SampleCity[] cities)
{
    private readonly Dictionary<string, Caller> _people = cities
        .SelectMany(city => city.People.Select(person => new Caller(person.ParticipantId, city.CityId, [])))
        .ToDictionary(caller => caller.ParticipantId, StringComparer.Ordinal);

    /// <summary>Those that a city hosts.</summary>
    internal static async Task<GatheringListing[]> OfAsync(IGrainFactory grains, string cityId)
    {
        var listed = await grains.City(cityId).Gatherings(Caller.Anonymous);
        return listed.IsGiven ? listed.Value : throw SampleNetwork.Refused(listed.Refusal, cityId, "gatherings");
    }

    /// <summary>Starts it if it is not there, and takes what steps were not taken; how many.</summary>
    internal async Task<int> SowAsync(SampleCity city, SampleGathering gathering)
    {
        var organiser = _people[gathering.StartedBy];
        if (!Array.Exists(await OfAsync(grains, city.CityId), listed => listed.GatheringId == gathering.GatheringId))
        {
            SampleNetwork.Insist((await grains.City(city.CityId).StartGathering(organiser, gathering.GatheringId, gathering.Facts)).Refusal, gathering.GatheringId, "start");
        }

        var grain = grains.Gathering(gathering.GatheringId);
        var opened = await grain.Open(organiser);
        if (!opened.IsGiven)
        {
            throw SampleNetwork.Refused(opened.Refusal, gathering.GatheringId, "open");
        }

        // A start that was cut short the day before gave it other times than this one's.
        var later = opened.Value.Snapshot.Facts.StartsAt - gathering.Facts.StartsAt;
        var steps = gathering.Rest(opened.Value.Snapshot);
        var results = await grain.Submit([.. steps.Select(step => new GatheringSubmission(step.StepId, _people[step.By], Shift(step.Command, later)))]);
        return results.OfType<CommandResult.Refused>().FirstOrDefault() is { } refused
            ? throw SampleNetwork.Refused(refused.Refusal, gathering.GatheringId, refused.CommandId)
            : steps.Length;
    }

    private static GatheringCommand Shift(GatheringCommand command, TimeSpan later) =>
        command is AddStop { StartsAt: { } at } stop ? stop with { StartsAt = at + later } : command;
}
