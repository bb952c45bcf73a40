using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Consent to research as people give and withdraw it, their quotes, and the issues that an operator makes.</summary>
public sealed class ResearchPagesTests(Chromium chromium, DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    [InlineData("en", 360)]
    public async Task Someone_and_their_practice_consent_with_the_keyboard_and_a_quote_is_found_and_taken_out(string language, int width)
    {
        await using var anna = await Person.ComesAsync(chromium, server, "nl", width);
        var page = anna.Page;
        await anna.SignInAsync("Anna");
        var practice = await StartsAsync(page, $"Spaarne Energie {language} {width}");
        await page.Locator("header select").SelectOptionAsync(language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);

        await page.GotoAsync(practice);
        var section = page.Locator("section#research");
        foreach (var i in Enumerable.Range(0, 2))
        {
            await SwitchAsync(page, section, i, on: true);
        }

        await PageCheck.PassesAsync(page, $"research-practice-{language}-{width}");

        await page.GotoAsync("/my-data");
        section = page.Locator("section[aria-labelledby='research']");
        await Assertions.Expect(section.Locator("blockquote")).ToHaveCountAsync(0);
        foreach (var i in Enumerable.Range(0, 2))
        {
            await SwitchAsync(page, section, i, on: true);
        }

        await Assertions.Expect(section.Locator("blockquote")).ToHaveTextAsync(["Twaalf mensen deden mee.", "██████ had eerder gebeld moeten worden."]);
        await PageCheck.PassesAsync(page, $"research-my-data-{language}-{width}");

        await section.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Niet meer citeren: Twaalf|Do not quote any more: Twaalf") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(section.Locator("blockquote")).ToHaveCountAsync(1);
        await Assertions.Expect(section.Locator("h3")).ToBeFocusedAsync();

        await SwitchAsync(page, section, 1, on: false);
        await Assertions.Expect(section.Locator("blockquote")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(section.GetByRole(AriaRole.Switch)).ToHaveCountAsync(2);
        await Assertions.Expect(section.GetByRole(AriaRole.Switch).Nth(0)).ToBeCheckedAsync();
        await Assertions.Expect(section.GetByRole(AriaRole.Switch).Nth(1)).Not.ToBeCheckedAsync();
    }

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("en", 360)]
    public async Task Operator_makes_an_issue_and_gets_its_files(string language, int width)
    {
        await using var olga = await Person.ComesAsync(chromium, server, "nl", width);
        var page = olga.Page;
        await olga.SignInAsOperatorAsync("Olga");
        await page.Locator("header select").SelectOptionAsync(language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await page.GotoAsync("/moderation");
        var section = page.Locator("section[aria-labelledby='research']");
        await section.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(section.Locator("ol > li h3").First).ToBeVisibleAsync();
        var csv = await page.RunAndWaitForDownloadAsync(() => section.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("(Gebeurtenissen|Events) \\(CSV\\)$") }).First.ClickAsync());
        Assert.Matches("^stadmaken-[0-9]+-events.csv$", csv.SuggestedFilename);
        Assert.StartsWith("subject,practice,", await File.ReadAllTextAsync((await csv.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby='audit'] li").First).ToContainTextAsync(language == "nl" ? "haalde onderzoeksgegevens op" : "got research data");
        await PageCheck.PassesAsync(page, $"research-issues-{language}-{width}");
    }

    private static async Task SwitchAsync(IPage page, ILocator section, int number, bool on)
    {
        var consent = section.GetByRole(AriaRole.Switch).Nth(number);
        await consent.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(consent).ToBeCheckedAsync(new() { Checked = on });
        await Assertions.Expect(consent).ToBeFocusedAsync();
        await Assertions.Expect(section.Locator("li").Nth(number).Locator("p.soft")).ToHaveCountAsync(on ? 1 : 0);
    }

    /// <summary>Starts a practice with an update, as its page would.</summary>
    private static Task<string> StartsAsync(IPage page, string title) => page.EvaluateAsync<string>(
        """
        async (title) => {
          const send = async (path, body) => {
            const answer = await fetch('/v1' + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            if (!answer.ok) { throw new Error(path + ': ' + await answer.text()); }
            return answer.json();
          };
          const { practiceId } = await send('/cities/haarlem/practices', { title, kind: 'energy-cooperative' });
          await send(`/practices/${practiceId}/stakeholders`, { name: 'Bertus', sector: 'civic', kind: 'person', role: 'Penningmeester' });
          await send(`/practices/${practiceId}/updates`, { title: 'Begonnen', text: 'Twaalf mensen deden mee.', lesson: 'Bertus had eerder gebeld moeten worden.' });
          return '/practices/' + practiceId;
        }
        """,
        title);
}
