using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>A practice as readers get it.</summary>
public static class PracticeSnapshots
{
    /// <summary>The practice, whole.</summary>
    public static PracticeSnapshot ToSnapshot(PracticeState state, string practiceId) => new(
        practiceId,
        state.CityId,
        state.Version,
        state.Facts,
        state.Phase,
        state.PhaseSince,
        state.StartedBy,
        state.StartedAt,
        state.StewardId,
        state.LastNewsAt,
        [.. state.Stakeholders],
        [.. state.FormerStakeholders],
        [.. state.Agreements],
        [.. state.Milestones.OrderBy(milestone => milestone.Date)],
        [.. state.Updates],
        [.. state.Contributions],
        [.. state.HoursWarnings],
        [.. state.Borrowings],
        [.. state.Lendings],
        EcosystemMap.Of(state.Facts.Responsibilities ?? [], state.Stakeholders, state.Agreements),
        state.Missing(),
        state.OfferedTo,
        state.QuietSince,
        state.Ending);

    /// <summary>The practice in short.</summary>
    public static PracticeSummary ToSummary(PracticeState state, string practiceId) => new(
        practiceId,
        state.CityId,
        state.Version,
        state.Facts.Title,
        state.Facts.Kind,
        state.Facts.Themes,
        state.Facts.LearningAreas,
        state.Phase,
        state.StewardId,
        state.LastNewsAt,
        [.. state.Missing().Select(part => part.Code)],
        state.QuietSince);
}
