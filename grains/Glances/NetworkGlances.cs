using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Glances;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Glances;

/// <summary>A city with everything of it that a glance is made of.</summary>
/// <param name="CityId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Practices">Its practices.</param>
/// <param name="Follows">What it follows, its own included.</param>
public sealed record GatheredCity(string CityId, string Name, IReadOnlyList<PracticeGlance> Practices, IReadOnlyList<FollowedPractice> Follows);

/// <summary>Makes the network at a glance of what was gathered.</summary>
public static class NetworkGlances
{
    private static readonly HashSet<string> FormulatedOrFurther = [PracticePhases.Formulated, PracticePhases.Experimenting, PracticePhases.Sustained];

    /// <summary>The glance.</summary>
    /// <param name="madeAt">When gathering began, UTC.</param>
    /// <param name="network">The network in short.</param>
    /// <param name="cities">Its cities.</param>
    public static NetworkGlance Make(DateTimeOffset madeAt, NetworkDescription network, IReadOnlyList<GatheredCity> cities)
    {
        PracticeGlance[] practices = [.. cities.SelectMany(city => city.Practices)];
        PracticeSummary[] going = [.. practices.Select(practice => practice.Summary).Where(IsGoing)];
        var names = practices.ToDictionary(
            practice => practice.Summary.PracticeId,
            practice => new PracticeName(practice.Summary.PracticeId, practice.Summary.CityId, practice.Summary.Title),
            StringComparer.Ordinal);
        Journey[] journeys = [.. practices.SelectMany(practice => Journeys(practice, names))];
        return new NetworkGlance(
            madeAt,
            [.. cities.Select(Glance)],
            [.. FormulationGate.Codes.Select(code => new MissingCount(code, going.Count(practice => !IsFormulated(practice) && practice.MissingForFormulation.Contains(code))))],
            ValueOverTime.Together(practices.SelectMany(practice => practice.Value)),
            Travel(cities, journeys, names),
            [.. journeys.OrderByDescending(journey => journey.At).ThenBy(journey => journey.To.PracticeId, StringComparer.Ordinal).Take(NetworkGlance.MostJourneys)],
            [.. going.Where(practice => practice.QuietSince is not null)
                .OrderBy(practice => practice.LastNewsAt)
                .ThenBy(practice => practice.PracticeId, StringComparer.Ordinal)
                .Select(practice => new QuietPractice(practice.PracticeId, practice.CityId, practice.Title, practice.LastNewsAt, practice.QuietSince!.Value))],
            network.FormulationDate);
    }

    private static bool IsGoing(PracticeSummary practice) => practice.Phase != PracticePhases.Ended;

    private static bool IsFormulated(PracticeSummary practice) => FormulatedOrFurther.Contains(practice.Phase);

    private static CityGlance Glance(GatheredCity city)
    {
        PracticeSummary[] all = [.. city.Practices.Select(practice => practice.Summary)];
        PracticeSummary[] going = [.. all.Where(IsGoing)];
        PracticeSummary[] before = [.. going.Where(practice => !IsFormulated(practice))];
        var lessons = city.Practices.SelectMany(practice => practice.Lessons).CountBy(area => area).ToDictionary(StringComparer.Ordinal);
        return new CityGlance(
            city.CityId,
            city.Name,
            going.Length,
            [.. PracticePhases.All.Select(phase => new PhaseCount(phase, all.Count(practice => practice.Phase == phase)))],
            new Readiness(going.Length - before.Length, before.Count(practice => practice.MissingForFormulation.Length == 0), before.Count(practice => practice.MissingForFormulation.Length > 0)),
            [.. LearningAreas.All.Select(area => new LearningAreaCount(area, going.Count(practice => practice.LearningAreas.Contains(area)), lessons.GetValueOrDefault(area)))]);
    }

    // The practice it is from is called as it is called now, or as it was then if it cannot be read now; of what was borrowed before
    // that was kept, and cannot be read now, nobody can say where it is from.
    private static IEnumerable<Journey> Journeys(PracticeGlance practice, Dictionary<string, PracticeName> names)
    {
        foreach (var arrival in practice.Arrivals)
        {
            if ((names.GetValueOrDefault(arrival.FromPracticeId) ?? arrival.From) is { } from)
            {
                yield return new Journey(arrival.Kind, arrival.At, from, names[practice.Summary.PracticeId], arrival.What, arrival.Title, arrival.Outcome);
            }
        }
    }

    private static TravelCount[] Travel(IReadOnlyList<GatheredCity> cities, IEnumerable<Journey> journeys, Dictionary<string, PracticeName> names)
    {
        var order = cities.Select((city, index) => (city.CityId, index)).ToDictionary(pair => pair.CityId, pair => pair.index, StringComparer.Ordinal);
        var followed = cities.SelectMany(city => city.Follows
            .Where(follow => !follow.IsOwn && names.ContainsKey(follow.PracticeId))
            .Select(follow => (From: names[follow.PracticeId].CityId, To: city.CityId, Kind: TravelKinds.Followed)));
        return
        [
            .. journeys.Select(journey => (From: journey.From.CityId, To: journey.To.CityId, journey.Kind))
                .Concat(followed)
                .Where(way => order.ContainsKey(way.From) && order.ContainsKey(way.To))
                .CountBy(way => way)
                .OrderBy(way => order[way.Key.From])
                .ThenBy(way => order[way.Key.To])
                .ThenBy(way => way.Key.Kind, StringComparer.Ordinal)
                .Select(way => new TravelCount(way.Key.From, way.Key.To, way.Key.Kind, way.Value)),
        ];
    }
}
