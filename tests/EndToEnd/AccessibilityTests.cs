using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class AccessibilityTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    [InlineData("en", 360)]
    public async Task Axe_finds_nothing_serious_and_no_page_scrolls_sideways(string language, int width)
    {
        await using var anna = await Person.ComesAsync(chromium, server, "nl", width);
        var page = anna.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Taal" }).SelectOptionAsync(language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page.Locator("main li .name")).ToHaveCountAsync(9);
        await PageCheck.PassesAsync(page, $"cities-{language}-{width}");

        await page.GotoAsync("/sign-in");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(5);
        await PageCheck.PassesAsync(page, $"sign-in-{language}-{width}");

        // Made in Dutch, as every step of a person is, then looked at in the language of the case.
        await page.GotoAsync("/");
        await page.Locator("header select").SelectOptionAsync("nl");
        await anna.SignInAsync("Anna");
        await anna.OpensBoardAsync($"Bord {language} {width}");
        await anna.AddsCardAsync("Nu", "Geveltuintjes in de hele straat");
        await anna.AddsCardAsync("Nu", "Regenton");
        await anna.SavedAsync();
        await page.Locator("header select").SelectOptionAsync(language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await PageCheck.PassesAsync(page, $"board-{language}-{width}");
    }
}
