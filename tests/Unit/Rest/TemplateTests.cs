using Stadmaken.Api.Templates;

namespace Stadmaken.Tests.Unit.Rest;

public class TemplateTests
{
    public static TheoryData<string> Ids => [.. BoardTemplates.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_template_is_there_in_both_languages_with_the_same_shape(string templateId)
    {
        var file = BoardTemplates.Read(templateId);

        Assert.Equal(["en", "nl"], file.Languages.Keys.Order());
        var (dutch, english) = (file.Languages["nl"], file.Languages["en"]);
        Assert.Equal(Shape(dutch), Shape(english));
        Assert.NotEqual(dutch.Title, english.Title);
        Assert.All(Texts(dutch).Concat(Texts(english)), text => Assert.Equal(text.Trim(), text));
        Assert.All(Texts(dutch).Concat(Texts(english)), text => Assert.InRange(text.Length, 1, 200));
        Assert.Empty(Texts(dutch).Intersect(Texts(english)));
    }

    [Fact]
    public void The_files_are_those_that_are_offered()
    {
        var files = typeof(BoardTemplates).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Templates/", StringComparison.Ordinal));
        Assert.Equal(BoardTemplates.Ids.Order(StringComparer.Ordinal), files.Select(name => name["Templates/".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_ecosystem_has_a_zone_for_each_of_the_five_sectors_the_task_the_empty_seats_and_the_timeline() =>
        Assert.Equal(
            ["De opgave", "Bewoners en actieve burgers", "Maatschappelijke organisaties", "Ondernemers en bedrijven", "Overheid", "Kennis en onderwijs", "Lege stoelen", "Tijdlijn"],
            BoardTemplates.Get("ecosystem", "nl").Zones.Select(zone => zone.Title));

    [Fact]
    public void A_template_that_is_not_there_is_a_fault() =>
        Assert.Throws<InvalidOperationException>(() => BoardTemplates.Read("swot"));

    private static string Shape(BoardTemplate template) => string.Join(' ', template.Zones.Select(zone => zone.Cards.Length));

    private static IEnumerable<string> Texts(BoardTemplate template) =>
        template.Zones.SelectMany(zone => zone.Cards.Prepend(zone.Title)).Append(template.Title).Append(template.Description);
}
