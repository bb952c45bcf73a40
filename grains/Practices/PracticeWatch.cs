using Stadmaken.Cities;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>
/// What is due in a practice by time alone, or became due by what was recorded (rule PR9). What was told is in the state, so each is
/// told once, however often and by however many is looked.
/// </summary>
public static class PracticeWatch
{
    /// <summary>All that is due now and has not been told.</summary>
    public static IReadOnlyList<HomeEvent> Due(PracticeState state, PracticeOptions options, DateTimeOffset now) =>
        [.. Watched(state, options).Where(watched => watched.At <= now).OrderBy(watched => watched.At).Select(watched => watched.Event)];

    /// <summary>When something is due next, UTC; in the past when it is due now, null when nothing ever will be as things are.</summary>
    public static DateTimeOffset? Next(PracticeState state, PracticeOptions options)
    {
        var next = Watched(state, options).Select(watched => (DateTimeOffset?)watched.At).Min();
        return state.HasUnfinished && (next is null || state.ChangedAt < next) ? state.ChangedAt : next;
    }

    private static IEnumerable<(DateTimeOffset At, HomeEvent Event)> Watched(PracticeState state, PracticeOptions options)
    {
        // An ended practice is silent by right.
        if (!state.HasBegun || state.Ending is not null)
        {
            yield break;
        }

        if (state.QuietSince is null)
        {
            yield return (state.LastNewsAt.AddDays(options.QuietAfterDays), new PracticeQuiet(state.LastNewsAt));
        }

        foreach (var agreement in state.Agreements.Where(agreement => agreement.Status == AgreementStatuses.InForce))
        {
            foreach (var watched in Watched(agreement, options))
            {
                yield return watched;
            }
        }

        if (state.Facts.VolunteerHoursPerMonth is { } bearable)
        {
            foreach (var (month, hours) in HoursByMonth(state))
            {
                if (hours > bearable && !state.HoursWarnings.Exists(warning => warning.Month == month))
                {
                    // Since the news that brought them, not since the last change: what the watch itself tells just before this is a
                    // change too, a moment after the look began, and would put this off to the next look.
                    yield return (state.LastNewsAt, new VolunteerHoursExceeded(month, hours, bearable));
                }
            }
        }
    }

    private static IEnumerable<(DateTimeOffset At, HomeEvent Event)> Watched(Agreement agreement, PracticeOptions options)
    {
        if (agreement.Terms.ValidUntil is { } until)
        {
            yield return (StartOf(until.AddDays(1)), new AgreementExpired(agreement.AgreementId));
        }

        if (agreement.ReviewDueFor != agreement.NextReviewDate)
        {
            yield return (StartOf(agreement.NextReviewDate.AddDays(-options.ReviewDueDays)), new AgreementReviewDue(agreement.AgreementId, agreement.NextReviewDate));
        }

        if (agreement.OverdueFor != agreement.NextReviewDate)
        {
            yield return (StartOf(agreement.NextReviewDate.AddDays(options.OverdueAfterDays)), new AgreementOverdue(agreement.AgreementId, agreement.NextReviewDate));
        }
    }

    private static IEnumerable<(string Month, decimal Hours)> HoursByMonth(PracticeState state) => state.Contributions
        .Where(contribution => contribution is { Kind: ContributionKinds.Hours, WithdrawnBecause: null })
        .GroupBy(contribution => ValueOverTime.MonthOf(contribution.Date))
        .Select(month => (month.Key, month.Sum(contribution => contribution.Amount ?? 0)));

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
