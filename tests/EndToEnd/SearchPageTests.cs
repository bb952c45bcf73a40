using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class SearchPageTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Theory]
    [InlineData("nl", 1280, "Zoeken", "Waar zoek je naar?", "Zoek", "Wat", "Niets gevonden.")]
    [InlineData("nl", 360, "Zoeken", "Waar zoek je naar?", "Zoek", "Wat", "Niets gevonden.")]
    [InlineData("en", 1280, "Search", "What are you looking for?", "Search", "What", "Nothing found.")]
    [InlineData("en", 360, "Search", "What are you looking for?", "Search", "What", "Nothing found.")]
    public async Task What_someone_wrote_is_found_in_plain_words_and_an_address_with_a_question_can_be_sent_on(
        string language, int width, string menu, string question, string look, string what, string nothing)
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await PracticePagesTests.StartsAsync(anna, $"Moestuin achter het station {language} {width}");

        await using var bram = await Person.ComesAsync(chromium, server, language, width);
        await bram.Page.GotoAsync("/");
        await bram.Page.GetByRole(AriaRole.Link, new() { Name = menu, Exact = true }).ClickAsync();
        var field = bram.Page.GetByLabel(question);
        var found = bram.Page.GetByRole(AriaRole.Link, new() { Name = $"Moestuin achter het station {language} {width}" });

        // What was just written is found a moment later: asked again until it is.
        await field.FillAsync("moestuinen bij stations");
        do
        {
            await bram.Page.RunAndWaitForResponseAsync(() => bram.Page.GetByRole(AriaRole.Button, new() { Name = look, Exact = true }).ClickAsync(), response => response.Url.Contains("/v1/search", StringComparison.Ordinal));
        }
        while (!await found.IsVisibleAsync());
        await Assertions.Expect(bram.Page.Locator("mark").First).ToBeVisibleAsync();
        await PageCheck.PassesAsync(bram.Page, $"search-{language}-{width}");

        await bram.Page.GetByLabel(what, new() { Exact = true }).SelectOptionAsync("gathering");
        await Assertions.Expect(bram.Page.GetByText(nothing)).ToBeVisibleAsync();
        Assert.Contains("type=gathering", bram.Page.Url, StringComparison.Ordinal);

        await using var carla = await Person.ComesAsync(chromium, server, language, width);
        await carla.Page.GotoAsync(bram.Page.Url.Replace("type=gathering", "type=practice", StringComparison.Ordinal));
        await carla.Page.GetByRole(AriaRole.Link, new() { Name = $"Moestuin achter het station {language} {width}" }).ClickAsync();
        await Assertions.Expect(carla.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Moestuin achter het station");
    }
}
