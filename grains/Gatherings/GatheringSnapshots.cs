using Stadmaken.Gatherings;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Gatherings;

/// <summary>A gathering as readers get it.</summary>
public static class GatheringSnapshots
{
    /// <summary>The gathering as the caller may see it: who comes, and who asked and answered, only when they have signed in (rule GA1).</summary>
    public static GatheringSnapshot ToSnapshot(GatheringState state, string gatheringId, Caller caller) => new(
        gatheringId,
        state.CityId,
        state.Version,
        state.Facts,
        state.OrganiserId,
        state.AnnouncedAt,
        state.Count(),
        [.. state.Stops],
        caller.IsSignedIn ? [.. state.Questions] : [.. state.Questions.Select(WithoutPeople)],
        caller.IsSignedIn ? [.. state.Attendances.OrderBy(attendance => attendance.Version)] : [],
        state.Cancellation);

    /// <summary>The gathering in short.</summary>
    public static GatheringSummary ToSummary(GatheringState state, string gatheringId) => new(
        gatheringId,
        state.CityId,
        state.Version,
        state.Facts,
        state.AnnouncedAt,
        state.Count(),
        state.Revision,
        state.RevisedAt,
        state.Cancellation);

    private static GatheringQuestion WithoutPeople(GatheringQuestion question) => question with
    {
        By = null,
        Answers = Array.ConvertAll(question.Answers, answer => answer with { By = null }),
    };
}
