using Stadmaken.Grains.Gatherings;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>What can be found of a gathering (rule S2). Everybody may read gatherings.</summary>
public static class GatheringDocuments
{
    /// <summary>A gathering; nothing of one that has not started.</summary>
    public static SearchedJournal Of(string journalId, GatheringState state) => new(
        journalId, state.Version, SearchReaders.Public, state.CityId, state.Facts.HostPracticeId, null, null, [], state.HasBegun ? [Whole(state)] : []);

    private static SearchDocument Whole(GatheringState state) => new(
        string.Empty,
        SearchTypes.Gathering,
        state.Facts.Title,
        string.Join("\n\n", ((string[])[
            state.Facts.Description,
            state.Facts.Place,
            .. state.Stops.Select(stop => stop.Title),
            .. state.Questions.SelectMany(question => (string[])[question.Text, .. question.Answers.Select(answer => answer.Text)]),
        ]).Where(part => part.Length > 0)),
        state.Facts.StartsAt,
        state.Facts.LearningAreas);
}
