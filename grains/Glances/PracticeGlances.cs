using Stadmaken.Glances;
using Stadmaken.Grains.Practices;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Glances;

/// <summary>What a practice adds to the network at a glance, from its state.</summary>
public static class PracticeGlances
{
    /// <summary>Its part.</summary>
    public static PracticeGlance Of(PracticeState state, string practiceId) => new(
        PracticeSnapshots.ToSummary(state, practiceId),
        ValueOverTime.Of(state.Contributions),
        [.. state.Updates.Where(update => update is { LearningArea: not null, Lesson.Length: > 0, RedactedBecause: null }).Select(update => update.LearningArea!)],
        [.. state.Borrowings.Select(ArrivalOf), .. state.PutQuestions.SelectMany(put => put.Answers, Answered)]);

    private static Arrival Answered(PutQuestion put, HeardAnswer answer) =>
        new(TravelKinds.Answered, put.To.PracticeId, answer.At, TravelKinds.Answer, string.Empty, put.To);

    private static Arrival ArrivalOf(Borrowing borrowing) => new(
        TravelKinds.Borrowed,
        borrowing.Origin.PracticeId,
        borrowing.At,
        borrowing.Origin.Kind,
        borrowing.Title,
        borrowing.From,
        borrowing.Reports.LastOrDefault()?.Outcome);
}
