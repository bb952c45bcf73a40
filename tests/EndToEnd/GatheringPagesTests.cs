using System.Globalization;
using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Gatherings, from planning one to the answer that another city takes home.</summary>
public sealed class GatheringPagesTests(Chromium chromium, DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    private const int LongerThanBetweenTwoLooks = 20_000;

    [Fact]
    public async Task A_steward_plans_an_expedition_and_someone_of_another_city_comes_asks_and_sees_the_answer_appear()
    {
        await using var dora = await Person.ComesAsync(chromium, server);
        await using var anna = await Person.ComesAsync(chromium, server);
        var page = dora.Page;
        await dora.SignInAsStewardAsync("Dora", "dordrecht");
        await anna.SignInAsync("Anna uit Haarlem");
        await StartsPracticeAsync(page, "dordrecht", "De Watertoren");

        // She plans it. What is wrong is told at its fields, all of it at once.
        await page.GetByRole(AriaRole.Link, new() { Name = "Bijeenkomsten", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bijeenkomst plannen" }).ClickAsync();
        await page.GetByLabel("Wat voor bijeenkomst?").SelectOptionAsync(new SelectOptionValue { Label = "Stadexpeditie" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan de bijeenkomst" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Titel van de bijeenkomst")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("form .utrecht-form-field-error-message")).ToHaveCountAsync(5);
        await page.GetByLabel("Titel van de bijeenkomst").FillAsync("Samen naar boven");
        await page.GetByLabel("Begin", new() { Exact = true }).FillAsync("2199-06-05T10:00");
        await page.GetByLabel("Einde", new() { Exact = true }).FillAsync("2199-06-05T09:00");
        await page.GetByLabel("Plek", new() { Exact = true }).FillAsync("Torenplein <1>");
        await page.GetByLabel("Adres om online mee te doen").FillAsync("http://onveilig.example");
        await page.GetByLabel("Praktijk die ontvangt").SelectOptionAsync(new SelectOptionValue { Label = "De Watertoren" });
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Financiering" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan de bijeenkomst" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Einde", new() { Exact = true })).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("na het begin"));
        await Assertions.Expect(page.GetByLabel("Adres om online mee te doen")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("met https begint"));
        await PageCheck.PassesAsync(page, "gathering-refused");
        await page.GetByLabel("Einde", new() { Exact = true }).FillAsync("2199-06-05T13:00");
        await page.GetByLabel("Adres om online mee te doen").FillAsync(string.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan de bijeenkomst" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Samen naar boven", Level = 1 })).ToBeVisibleAsync();
        var gathering = new Uri(page.Url).AbsolutePath;

        // The route, in the order that she wants.
        await AddsStopAsync(page, "De klim", "Trappenhuis", "2199-06-05T11:00");
        await AddsStopAsync(page, "Koffie vooraf", "Aan de voet", "2199-06-05T10:15");
        var earlier = page.GetByRole(AriaRole.Button, new() { Name = "Eerder op de route: Koffie vooraf" });
        await earlier.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#route h3").First).ToContainTextAsync("Koffie vooraf");
        await Assertions.Expect(earlier).ToBeFocusedAsync();

        // Someone of another city comes, and asks at a stop.
        await anna.Page.Clock.InstallAsync();
        await anna.Page.GotoAsync("/gatherings");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Samen naar boven" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Ik kom", Exact = true }).ClickAsync();
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Button, new() { Name = "Ik kom", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Vraag achterlaten bij De klim" }).ClickAsync();
        await anna.Page.GetByLabel("Jouw vraag").FillAsync("Wie betaalt het <b>onderhoud</b>?");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Laat de vraag achter" }).ClickAsync();
        var asked = anna.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Wie betaalt het <b>onderhoud</b>?" });
        await Assertions.Expect(asked).ToContainTextAsync("Nog geen antwoord");

        // The host answers, and the answer comes to a page that nobody loads again.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#attend")).ToContainTextAsync("Anna uit Haarlem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Antwoorden: Wie betaalt" }).ClickAsync();
        await page.GetByLabel("Jouw antwoord").FillAsync("De gemeente, twintig jaar lang.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Geef antwoord" }).ClickAsync();
        await Assertions.Expect(page.GetByText("De gemeente, twintig jaar lang.")).ToBeVisibleAsync();
        await anna.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        await anna.Page.Clock.FastForwardAsync(LongerThanBetweenTwoLooks);
        await Assertions.Expect(asked).ToContainTextAsync("De gemeente, twintig jaar lang.");
        Assert.True(await anna.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));

        await PageCheck.PassesAsync(page, "gathering-host");
        await PageCheck.PassesAsync(anna.Page, "gathering-guest");

        // Its board is there for her too, and the practice that receives it names it.
        await anna.Page.GetByRole(AriaRole.Region, new() { Name = "Borden" }).GetByRole(AriaRole.Link, new() { Name = "Samen naar boven" }).ClickAsync();
        await Assertions.Expect(anna.Page.Locator("section.zone")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "De Watertoren" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Bijeenkomsten hier" })).ToContainTextAsync("Samen naar boven");

        // It is called off, and says why.
        await page.GotoAsync(gathering);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bijeenkomst afgelasten" }).ClickAsync();
        await page.GetByLabel("Waarom gaat het niet door?").FillAsync("De trap is dicht.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gelast af" }).ClickAsync();
        await Assertions.Expect(page.GetByText("De trap is dicht.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Vraag achterlaten" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    [InlineData("en", 360)]
    public async Task Axe_finds_nothing_serious_on_the_pages_of_gatherings_and_none_scrolls_sideways(string language, int width)
    {
        await using var dora = await Person.ComesAsync(chromium, server, "nl", width);
        var page = dora.Page;
        await dora.SignInAsStewardAsync("Dora", "dordrecht");
        await StartsPracticeAsync(page, "dordrecht", $"Toren {language} {width}");
        var paths = await PlansAsync(page, new Uri(page.Url).AbsolutePath.Split('/')[^1]);

        await page.GotoAsync("/gatherings");
        await page.Locator("header select").SelectOptionAsync(language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await page.Locator("details summary").ClickAsync();
        await page.Locator("main button").First.ClickAsync();
        await Assertions.Expect(page.Locator("[name='kind']")).ToBeFocusedAsync();
        await PageCheck.PassesAsync(page, $"gatherings-{language}-{width}");

        foreach (var (path, name) in paths.Zip(["expedition", "going-on", "cancelled"]))
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator("#attend li").First).ToBeVisibleAsync();
            foreach (var form in (string[])["facts", "stop", "ask", "note"])
            {
                var button = page.Locator($"[data-form='{form}'] > button");
                if (await button.CountAsync() > 0)
                {
                    await button.ClickAsync();
                    await Assertions.Expect(page.Locator($"[data-form='{form}'] :focus")).ToBeVisibleAsync();
                }
            }

            if (name == "going-on")
            {
                await page.Locator("#attend li button").First.ClickAsync();
                await Assertions.Expect(page.Locator("#attend li button[aria-pressed='true']")).ToHaveCountAsync(1);
            }

            await PageCheck.PassesAsync(page, $"gathering-{name}-{language}-{width}");
        }

        await page.GotoAsync("/cities/dordrecht");
        await Assertions.Expect(page.Locator("section[aria-labelledby='gatherings'] article").First).ToBeVisibleAsync();
        await PageCheck.PassesAsync(page, $"city-gatherings-{language}-{width}");
    }

    [Fact]
    public async Task What_is_chosen_narrows_the_list_and_the_calendar_and_stays_in_the_address()
    {
        await using var dora = await Person.ComesAsync(chromium, server);
        var page = dora.Page;
        await dora.SignInAsStewardAsync("Dora", "dordrecht");
        await StartsPracticeAsync(page, "dordrecht", "Toren om te kiezen");
        await PlansAsync(page, new Uri(page.Url).AbsolutePath.Split('/')[^1]);
        var listed = page.Locator("section[aria-labelledby='coming'] article");

        await page.GotoAsync("/gatherings");
        await Assertions.Expect(listed.Filter(new() { HasText = "Workshop" }).First).ToBeVisibleAsync();
        await page.GetByLabel("Soort", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Stadexpeditie" });
        await Assertions.Expect(listed.Filter(new() { HasText = "Workshop" })).ToHaveCountAsync(0);
        await Assertions.Expect(listed.Filter(new() { HasText = "Omhoog in de toren" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "op komst" })).ToHaveCountAsync(1);
        await page.GetByLabel("Stad", new() { Exact = true }).SelectOptionAsync("haarlem");
        await Assertions.Expect(listed).ToHaveCountAsync(0);

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Stad", new() { Exact = true })).ToHaveValueAsync("haarlem");
        await Assertions.Expect(page.GetByLabel("Soort", new() { Exact = true })).ToHaveValueAsync("expedition");
        await page.GetByText("Zet in je agenda").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open in je agenda" })).ToHaveAttributeAsync("href", $"webcal://{server.Address.Authority}/v1/calendars/haarlem");

        await page.GetByRole(AriaRole.Link, new() { Name = "Bijeenkomsten", Exact = true }).ClickAsync();
        await Assertions.Expect(listed.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Times_are_told_in_the_zone_of_who_reads_which_is_named()
    {
        await using var dora = await Person.ComesAsync(chromium, server);
        await dora.SignInAsStewardAsync("Dora", "dordrecht");
        await StartsPracticeAsync(dora.Page, "dordrecht", "Toren van de tijd");
        var path = (await PlansAsync(dora.Page, new Uri(dora.Page.Url).AbsolutePath.Split('/')[^1]))[0];

        foreach (var (zone, begins, name) in ((string, string, string)[])[("Europe/Amsterdam", "12:00", "Midden-Europese zomertijd"), ("America/New_York", "06:00", "Eastern-zomertijd")])
        {
            await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = server.Address.ToString(), Locale = "nl", TimezoneId = zone });
            var page = await context.NewPageAsync();
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator("dl time")).ToContainTextAsync(begins);
            await Assertions.Expect(page.Locator("dl")).ToContainTextAsync(name);
        }
    }

    private static async Task StartsPracticeAsync(IPage page, string cityId, string title)
    {
        await page.GotoAsync($"/cities/{cityId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Praktijk beginnen" }).ClickAsync();
        await page.GetByLabel("Titel van de praktijk").FillAsync(title);
        await page.GetByLabel("Soort praktijk").SelectOptionAsync(new SelectOptionValue { Label = "Gebouw" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin de praktijk" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task AddsStopAsync(IPage page, string title, string place, string startsAt)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Halte toevoegen" }).ClickAsync();
        await page.GetByLabel("Wat is er te zien of te horen?").FillAsync(title);
        await page.GetByLabel("Waar?", new() { Exact = true }).FillAsync(place);
        await page.GetByLabel("Hoe laat?").FillAsync(startsAt);
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg halte toe" }).ClickAsync();
        await Assertions.Expect(page.Locator("#route h3").Filter(new() { HasText = title })).ToBeVisibleAsync();
    }

    /// <summary>An expedition far ahead with everything in it, a workshop that goes on now, and a meeting that was called off.</summary>
    /// <returns>Their paths.</returns>
    private static async Task<string[]> PlansAsync(IPage page, string practiceId) => await page.EvaluateAsync<string[]>(
        """
        async ([practiceId, now, later]) => {
          const send = async (method, path, body) => {
            const answer = await fetch('/v1/gatherings' + path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            if (!answer.ok) { throw new Error(path + ': ' + await answer.text()); }
            return answer.json();
          };
          const plan = async (facts) => '/' + (await send('POST', '', { cityId: 'dordrecht', hostPracticeId: practiceId, ...facts })).gatheringId;
          const expedition = await plan({ title: 'Omhoog in de toren', kind: 'expedition', place: 'Torenplein 1', latitude: 51.81, longitude: 4.67, onlineAddress: 'https://voorbeeld.invalid/mee', description: 'Neem stevige schoenen mee.', startsAt: '2199-06-05T10:00:00Z', endsAt: '2199-06-05T13:00:00Z', learningAreas: ['financing', 'cooperation'] });
          const stop = await send('POST', expedition + '/stops', { title: 'Koffie', place: 'Aan de voet', startsAt: '2199-06-05T10:15:00Z', practiceId });
          await send('POST', expedition + '/stops', { title: 'De klim', place: 'Trappenhuis' });
          const question = await send('POST', expedition + '/questions', { text: 'Wie betaalt?', stopId: stop.stopId });
          await send('POST', expedition + '/questions/' + question.questionId + '/answers', { text: 'De gemeente.' });
          await send('POST', expedition + '/questions', { text: 'Mag de hond mee?' });
          await send('PUT', expedition + '/attendances/me', { answer: 'coming' });
          const workshop = await plan({ title: 'Samen verven', kind: 'workshop', place: 'Kelder', startsAt: now, endsAt: later });
          await send('PUT', workshop + '/attendances/me', { answer: 'not-coming' });
          const meeting = await plan({ title: 'Overleg', kind: 'meeting', place: 'Zolder', startsAt: '2199-06-05T10:00:00Z', endsAt: '2199-06-07T10:00:00Z' });
          await send('POST', meeting + '/cancellations', { reason: 'Te weinig mensen.' });
          return [expedition, workshop, meeting].map((path) => '/gatherings' + path);
        }
        """,
        new[] { practiceId, Written(DateTimeOffset.UtcNow.AddHours(-1)), Written(DateTimeOffset.UtcNow.AddHours(5)) });

    private static string Written(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
