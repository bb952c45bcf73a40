using System.Globalization;

namespace Stadmaken.Practices;

/// <summary>How a practice shows its value: what was put in and came out, by month.</summary>
public static class ValueOverTime
{
    /// <summary>
    /// One series for each kind and unit that was counted, in the order they first appear in
    /// <see cref="ContributionKinds.All"/> and then by unit. What was withdrawn or has no amount is left out; euros and
    /// dollars are never added up.
    /// </summary>
    public static ValueSeries[] Of(IEnumerable<Contribution> contributions) =>
    [
        .. contributions
            .Where(contribution => contribution is { Amount: not null, WithdrawnBecause: null })
            .GroupBy(contribution => (contribution.Kind, Unit: contribution.Unit ?? string.Empty))
            .OrderBy(group => Order(group.Key.Kind))
            .ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => new ValueSeries(group.Key.Kind, group.Key.Unit, Points(group.Select(contribution => (MonthOf(contribution.Date), contribution.Amount!.Value))))),
    ];

    /// <summary>The series of many practices together, in the same order; those of one kind and unit are added up.</summary>
    public static ValueSeries[] Together(IEnumerable<ValueSeries> series) =>
    [
        .. series
            .GroupBy(one => (one.Kind, one.Unit))
            .OrderBy(group => Order(group.Key.Kind))
            .ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => new ValueSeries(group.Key.Kind, group.Key.Unit, Points(group.SelectMany(one => one.Points).Select(point => (point.Month, point.Amount))))),
    ];

    /// <summary>The month of a day, as in <c>2026-11</c>.</summary>
    public static string MonthOf(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static ValuePoint[] Points(IEnumerable<(string Month, decimal Amount)> amounts)
    {
        var total = 0m;
        var points = new List<ValuePoint>();
        foreach (var month in amounts.GroupBy(one => one.Month).OrderBy(month => month.Key, StringComparer.Ordinal))
        {
            var amount = month.Sum(one => one.Amount);
            points.Add(new ValuePoint(month.Key, amount, total += amount));
        }

        return [.. points];
    }

    private static int Order(string kind)
    {
        for (var i = 0; i < ContributionKinds.All.Count; i++)
        {
            if (ContributionKinds.All[i] == kind)
            {
                return i;
            }
        }

        return ContributionKinds.All.Count;
    }
}

/// <summary>What came together of one kind in one unit.</summary>
/// <param name="Kind">One of <see cref="ContributionKinds.All"/>.</param>
/// <param name="Unit">Of what; empty if it has none.</param>
/// <param name="Points">The months in which there was something, in their order.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.value-series")]
public sealed record ValueSeries([property: Id(0)] string Kind, [property: Id(1)] string Unit, [property: Id(2)] ValuePoint[] Points);

/// <summary>One month.</summary>
/// <param name="Month">Year and month, as in <c>2026-11</c>.</param>
/// <param name="Amount">What came in that month.</param>
/// <param name="Total">What had come by its end.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.value-point")]
public sealed record ValuePoint([property: Id(0)] string Month, [property: Id(1)] decimal Amount, [property: Id(2)] decimal Total);
