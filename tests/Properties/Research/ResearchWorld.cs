using Stadmaken.Cities;
using Stadmaken.Grains.Research;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Tests.Properties.Research;

/// <summary>A made-up network: big practices and small ones, people who consent to all, some or nothing, and two years of what they did.</summary>
internal static class ResearchWorld
{
    private static readonly (string City, string Country)[] Cities = [("haarlem", "NL"), ("enschede", "NL"), ("lelystad", "NL"), ("roeselare", "BE")];
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static ResearchMaterial Make(int seed, int size = 60)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, size).Select(i => new ResearchPerson(
            $"mens{i}", $"Mens{i}", Sectors.All[(int)(random.NextDouble() * random.NextDouble() * 5)], Purposes(random), $"seed{i}", new HashSet<string>())).ToArray();
        var practices = Enumerable.Range(0, random.Next(4, 14)).Select(i => MakePractice(random, $"praktijk{i}", people)).ToArray();
        return new ResearchMaterial(practices, people.ToDictionary(person => person.ParticipantId));
    }

    private static ResearchPractice MakePractice(Random random, string id, ResearchPerson[] people)
    {
        var (city, country) = Cities[random.Next(Cities.Length)];
        var involved = people.OrderBy(_ => random.Next()).Take(random.Next(3) == 0 ? random.Next(1, 5) : random.Next(5, 30)).ToArray();
        var facts = Enumerable.Range(1, random.Next(5, 300)).Select(version =>
        {
            var (type, happened) = Happens(random);
            return new PracticeFact(version, Start.AddHours(random.Next(24 * 730)), involved[random.Next(involved.Length)].ParticipantId, type, happened, PracticePhases.All[random.Next(6)]);
        });
        return new ResearchPractice(
            id, id, city, country, PracticeKinds.All[random.Next(5)], Purposes(random), involved.Select(person => person.ParticipantId).ToHashSet(), [], [.. facts]);
    }

    private static HashSet<string> Purposes(Random random) => random.Next(10) switch
    {
        0 => [],
        1 => [ResearchPurposes.LearningResearch],
        2 => [ResearchPurposes.Quotes],
        _ => [ResearchPurposes.LearningResearch, ResearchPurposes.Quotes],
    };

    private static (string Type, HomeEvent Event) Happens(Random random) => random.Next(5) switch
    {
        0 => ("phaseChanged", new PhaseChanged("formulated")),
        1 => ("milestoneReached", new MilestoneReached("m1", new DateOnly(2026, 1, 1))),
        2 => ("contributionRecorded", new ContributionRecorded("c1", "hours", "Wieden", new DateOnly(2026, 1, 1), random.Next(1, 5000), "hours")),
        _ => ("updatePosted", new UpdatePosted("u1", "Titel", $"Tekst {random.Next()}", random.Next(3) == 0 ? null : LearningAreas.All[random.Next(4)], Lesson: random.Next(2) == 0 ? "Les" : null)),
    };
}
