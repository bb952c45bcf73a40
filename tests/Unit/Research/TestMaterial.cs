using Stadmaken.Cities;
using Stadmaken.Grains.Research;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Tests.Unit.Research;

/// <summary>Practices and people to make an issue from, a few lines each.</summary>
internal static class TestMaterial
{
    internal static readonly DateTimeOffset March = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] All = [ResearchPurposes.LearningResearch, ResearchPurposes.Quotes];

    internal static ResearchPerson Person(string id, string sector = "civic", params string[] purposes) =>
        new(id, $"Naam-{id}", sector, purposes.ToHashSet(), "seed-" + id, new HashSet<string>());

    internal static ResearchPerson Willing(string id, string sector = "civic") => Person(id, sector, All);

    internal static ResearchPractice Practice(string id, IEnumerable<string> people, IEnumerable<PracticeFact> facts, string cityId = "haarlem", string country = "NL", string[]? purposes = null) =>
        new(id, "Praktijk " + id, cityId, country, "neighbourhood", (purposes ?? All).ToHashSet(), people.ToHashSet(), ["Joke Jansen"], [.. facts]);

    internal static PracticeFact Update(string by, DateTimeOffset at, string text = "We begonnen.", string? learningArea = null, long version = 5, string? lesson = null) =>
        Fact("updatePosted", new UpdatePosted("u1", "Titel", text, learningArea, Lesson: lesson), by, at, version);

    internal static PracticeFact Fact(string type, HomeEvent happened, string by, DateTimeOffset at, long version = 5) => new(version, at, by, type, happened, PracticePhases.Exploring);

    internal static ResearchMaterial Material(IEnumerable<ResearchPerson> people, params ResearchPractice[] practices) => new(practices, people.ToDictionary(person => person.ParticipantId));
}
