using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>What can be found of a practice (rule S2). Everybody may read practices. No names of people are in it: they are not what is looked for here.</summary>
public static class PracticeDocuments
{
    /// <summary>The practice itself.</summary>
    public const string Whole = "";

    private const string UpdatePrefix = "update:";
    private const string LessonPrefix = "lesson:";

    /// <summary>Everything of a practice; nothing of one that has not started.</summary>
    public static SearchedJournal Of(string journalId, PracticeState state) => new(
        journalId,
        state.Version,
        SearchReaders.Public,
        state.CityId,
        JournalIds.Local(journalId),
        state.Facts.Kind,
        state.Phase,
        state.Facts.Themes,
        state.HasBegun ? [.. Documents(state)] : []);

    /// <summary>Which update an item is of, if it is of one.</summary>
    public static string? UpdateOf(string itemId) =>
        itemId.StartsWith(UpdatePrefix, StringComparison.Ordinal) ? itemId[UpdatePrefix.Length..]
        : itemId.StartsWith(LessonPrefix, StringComparison.Ordinal) && itemId.Length > LessonPrefix.Length ? itemId[LessonPrefix.Length..]
        : null;

    private static IEnumerable<SearchDocument> Documents(PracticeState state)
    {
        var facts = state.Facts;
        yield return new SearchDocument(Whole, SearchTypes.Practice, facts.Title, Join(facts.Pitch, facts.Task, Join(facts.Responsibilities)), state.StartedAt, facts.LearningAreas, Told(state));
        foreach (var update in state.Updates)
        {
            string[] areas = update.LearningArea is { } area ? [area] : [];
            yield return new SearchDocument(UpdatePrefix + update.UpdateId, SearchTypes.Update, update.Title, Join(update.Text, update.Obstacle, update.Approach), update.At, areas);
            if (update.Lesson is { Length: > 0 } lesson)
            {
                yield return new SearchDocument(LessonPrefix + update.UpdateId, SearchTypes.Lesson, update.Title, lesson, update.At, areas);
            }
        }

        if (state.Ending is { } ending)
        {
            yield return new SearchDocument(LessonPrefix, SearchTypes.Lesson, facts.Title, Join(ending.Why, ending.Lessons), ending.At, facts.LearningAreas);
        }

        foreach (var agreement in state.Agreements)
        {
            var terms = agreement.Terms;
            yield return new SearchDocument(
                "agreement:" + agreement.AgreementId, SearchTypes.Agreement, facts.Title, Join(terms.What, terms.Responsibility, terms.Cover), agreement.ProposedAt, facts.LearningAreas);
        }
    }

    private static string Told(PracticeState state) => Join(
    [
        .. state.Updates.SelectMany(update => (string?[])[update.Title, update.Text, update.Obstacle, update.Approach, update.Lesson]),
        .. state.Agreements.Select(agreement => agreement.Terms.What),
        state.Ending?.Why,
        state.Ending?.Lessons,
    ]);

    private static string Join(params string?[]? parts) => string.Join("\n\n", (parts ?? []).Where(part => !string.IsNullOrWhiteSpace(part)));
}
