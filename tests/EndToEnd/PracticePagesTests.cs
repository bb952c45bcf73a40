using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class PracticePagesTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    private static readonly string[] Forms = ["facts", "update", "stakeholder", "agreement", "milestone", "contribution"];

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    [InlineData("en", 360)]
    public async Task Axe_finds_nothing_serious_on_the_pages_of_practices_and_none_scrolls_sideways(string language, int width)
    {
        await using var anna = await Person.ComesAsync(chromium, server, "nl", width);
        var page = anna.Page;
        await anna.SignInAsync("Anna");
        var practice = await StartsAsync(anna, $"Spaarne Energie {language} {width}");
        await FillsAsync(page, practice);

        await page.GotoAsync(practice);
        await page.Locator("header select").SelectOptionAsync(language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page.Locator("#agreements article")).ToHaveCountAsync(1);
        await PageCheck.PassesAsync(page, $"practice-{language}-{width}");

        foreach (var form in Forms)
        {
            await page.Locator($"[data-form='{form}'] > button").ClickAsync();
            await Assertions.Expect(page.Locator($"[data-form='{form}'] :focus")).ToBeVisibleAsync();
        }

        await PageCheck.PassesAsync(page, $"practice-forms-{language}-{width}");

        await page.GotoAsync("/cities/haarlem");
        await page.Locator("section[aria-labelledby='practices'] button").Last.ClickAsync();
        await page.Locator("section[aria-labelledby='practices'] form button[type='submit']").ClickAsync();
        await Assertions.Expect(page.Locator("[name='title']")).ToBeFocusedAsync();
        await PageCheck.PassesAsync(page, $"city-{language}-{width}");

        await page.GotoAsync("/inbox");
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await PageCheck.PassesAsync(page, $"inbox-{language}-{width}");

        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("section[aria-labelledby='cities'] .name")).ToHaveCountAsync(9);
        await PageCheck.PassesAsync(page, $"network-{language}-{width}");

        await page.GotoAsync("/overview");
        await Assertions.Expect(page.Locator("#phases svg")).ToBeVisibleAsync();
        await PageCheck.PassesAsync(page, $"overview-{language}-{width}");
    }

    [Fact]
    public async Task What_is_missing_leads_with_the_keyboard_to_the_form_that_mends_it_and_is_gone_once_it_is_there()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        var page = anna.Page;
        await anna.SignInAsync("Anna");
        await StartsAsync(anna, "Tuin aan de gracht");

        var missing = page.GetByRole(AriaRole.Region, new() { Name = "Op weg naar geformuleerd" });
        await Assertions.Expect(missing.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await missing.GetByRole(AriaRole.Link, new() { Name = "Een tijdlijn met minstens één mijlpaal" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var step = page.GetByLabel("Wat moet bereikt zijn?");
        await Assertions.Expect(step).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("De eerste bollen de grond in");
        await page.GetByLabel("Wanneer?").FillAsync("2199-03-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg mijlpaal toe" }).ClickAsync();

        await Assertions.Expect(missing.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mijlpaal toevoegen" })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "staat op de tijdlijn" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_form_is_told_at_its_field_and_what_was_filled_in_stays()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        var page = anna.Page;
        await anna.SignInAsync("Anna");
        await StartsAsync(anna, "Buurtkeuken");

        await page.GetByRole(AriaRole.Button, new() { Name = "Bijdrage vastleggen" }).ClickAsync();
        await page.GetByLabel("Wat was het?").FillAsync("<b>Tafels</b> en stoelen");
        await page.GetByLabel("Hoeveel?").FillAsync("veel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Hoeveel?")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Hoeveel?")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("groter dan 0"));
        await Assertions.Expect(page.GetByLabel("Wat was het?")).ToHaveValueAsync("<b>Tafels</b> en stoelen");

        await page.GetByLabel("Hoeveel?").FillAsync("7,5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await page.GetByText("Alle bijdragen (1)").ClickAsync();
        await Assertions.Expect(page.GetByText("<b>Tafels</b> en stoelen")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Uren: 7,5" })).ToBeVisibleAsync();
    }

    internal static async Task<string> StartsAsync(Person person, string title)
    {
        var page = person.Page;
        await page.GotoAsync("/cities/haarlem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Praktijk beginnen" }).ClickAsync();
        await page.GetByLabel("Titel van de praktijk").FillAsync(title);
        await page.GetByLabel("Soort praktijk").SelectOptionAsync(new SelectOptionValue { Label = "Energiecoöperatie" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin de praktijk" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Puts something in every part of a practice, as its page would.</summary>
    private static async Task FillsAsync(IPage page, string practice) => await page.EvaluateAsync(
        """
        async (path) => {
          const send = async (method, part, body) => {
            const answer = await fetch('/v1' + path + part, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            if (!answer.ok) { throw new Error(part + ': ' + await answer.text()); }
            return answer.json();
          };
          await send('PATCH', '', { pitch: 'Warmte uit het water.', task: 'Van het gas.', responsibilities: ['Beheer', 'Storingsdienst'], volunteerHoursPerMonth: 10, themes: ['care'], learningAreas: ['financing'] });
          const one = await send('POST', '/stakeholders', { name: 'Wijkraad Spaarne', sector: 'civic', kind: 'organisation', role: 'Spreekt namens de buurt', responsibilities: ['Beheer'] });
          const other = await send('POST', '/stakeholders', { name: 'Gemeente Haarlem', sector: 'public', kind: 'organisation', role: 'Vergunningen' });
          await send('POST', '/agreements', { what: 'De wijkraad beheert, de gemeente staat garant.', parties: [one.stakeholderId, other.stakeholderId], responsibleId: one.stakeholderId, liableId: other.stakeholderId, reviewDate: '2199-01-01' });
          await send('POST', '/milestones', { title: 'Eerste straat', date: '2199-03-01' });
          await send('POST', '/milestones', { title: 'Startbijeenkomst', date: '2020-03-01' });
          await send('POST', '/updates', { title: 'Begonnen', text: 'Twaalf mensen.', learningArea: 'financing', obstacle: 'Tijd.', approach: 'Samen.', lesson: 'Koffie helpt.' });
          await send('POST', '/contributions', { kind: 'hours', what: 'Langs de deuren', date: '2026-01-05', amount: 12, unit: 'hours', fromStakeholderId: one.stakeholderId });
          await send('POST', '/contributions', { kind: 'hours', what: 'Nog eens', date: '2026-04-05', amount: 3, unit: 'hours' });
        }
        """,
        practice);
}
