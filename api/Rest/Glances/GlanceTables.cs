using System.Globalization;
using Stadmaken.Api.Rest.Export;
using Stadmaken.Glances;

namespace Stadmaken.Api.Rest.Glances;

/// <summary>The network at a glance as tables for spreadsheets, one for each picture.</summary>
public static class GlanceTables
{
    private static readonly Dictionary<string, Func<NetworkGlance, IEnumerable<string?[]>>> Tables = new(StringComparer.Ordinal)
    {
        ["phases"] = Phases,
        ["readiness"] = ReadinessOf,
        ["learning-areas"] = Areas,
        ["value"] = Value,
        ["travel"] = Travel,
        ["journeys"] = Journeys,
        ["quiet"] = Quiet,
    };

    /// <summary>What they are called.</summary>
    public static readonly string[] All = [.. Tables.Keys];

    /// <summary>Writes one of <see cref="All"/>; its first line has the names of the columns.</summary>
    public static async Task WriteAsync(NetworkGlance glance, string table, char separator, Stream output, CancellationToken cancellation)
    {
        await using var csv = CsvExport.Open(separator, output);
        foreach (var row in Tables[table](glance))
        {
            await csv.WriteRecordAsync(row, cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static IEnumerable<string?[]> Phases(NetworkGlance glance) =>
    [
        ["city", "phase", "practices"],
        .. glance.Cities.SelectMany(city => city.Phases.Select(phase => new[] { city.Name, phase.Phase, Text(phase.Practices) })),
    ];

    private static IEnumerable<string?[]> ReadinessOf(NetworkGlance glance) =>
    [
        ["city", "practices", "formulated", "ready", "incomplete"],
        .. glance.Cities.Select(city => new[] { city.Name, Text(city.Practices), Text(city.Readiness.Formulated), Text(city.Readiness.Ready), Text(city.Readiness.Incomplete) }),
    ];

    private static IEnumerable<string?[]> Areas(NetworkGlance glance) =>
    [
        ["city", "learningArea", "practices", "lessons"],
        .. glance.Cities.SelectMany(city => city.LearningAreas.Select(area => new[] { city.Name, area.LearningArea, Text(area.Practices), Text(area.Lessons) })),
    ];

    private static IEnumerable<string?[]> Value(NetworkGlance glance) =>
    [
        ["kind", "unit", "month", "amount", "total"],
        .. glance.Value.SelectMany(series => series.Points.Select(point => new[] { series.Kind, series.Unit, point.Month, Text(point.Amount), Text(point.Total) })),
    ];

    private static IEnumerable<string?[]> Travel(NetworkGlance glance)
    {
        var names = Names(glance);
        return
        [
            ["from", "to", "kind", "count"],
            .. glance.Travel.Select(way => new[] { names.GetValueOrDefault(way.FromCityId, way.FromCityId), names.GetValueOrDefault(way.ToCityId, way.ToCityId), way.Kind, Text(way.Count) }),
        ];
    }

    private static IEnumerable<string?[]> Journeys(NetworkGlance glance)
    {
        var names = Names(glance);
        return
        [
            ["at", "kind", "what", "title", "fromPractice", "fromCity", "toPractice", "toCity", "outcome"],
            .. glance.Journeys.Select(journey => new[]
            {
                Text(journey.At), journey.Kind, journey.What, journey.Title,
                journey.From.Title, names.GetValueOrDefault(journey.From.CityId, journey.From.CityId),
                journey.To.Title, names.GetValueOrDefault(journey.To.CityId, journey.To.CityId), journey.Outcome,
            }),
        ];
    }

    private static IEnumerable<string?[]> Quiet(NetworkGlance glance)
    {
        var names = Names(glance);
        return
        [
            ["practice", "city", "lastNewsAt", "quietSince", "practiceId"],
            .. glance.Quiet.Select(practice => new[] { practice.Title, names.GetValueOrDefault(practice.CityId, practice.CityId), Text(practice.LastNewsAt), Text(practice.QuietSince), practice.PracticeId }),
        ];
    }

    private static Dictionary<string, string> Names(NetworkGlance glance) => glance.Cities.ToDictionary(city => city.CityId, city => city.Name, StringComparer.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
