using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>What one city found out, another uses: taking over, adapting, and saying what became of it.</summary>
public sealed class BorrowingTests(Chromium chromium, DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Someone_of_Nijmegen_takes_over_an_agreement_of_Haarlem_and_Haarlem_sees_what_became_of_it(int width)
    {
        await using var anna = await Person.ComesAsync(chromium, server, "nl", width);
        await using var noor = await Person.ComesAsync(chromium, server, "nl", width);
        await anna.SignInAsync("Anna", "haarlem");
        await noor.SignInAsync("Noor", "nijmegen");
        var origin = await HasAgreedAsync(anna.Page, $"Buurtkeuken {width}");
        var borrower = await HasStakeholdersAsync(noor.Page, "nijmegen", $"Tuin van Nijmegen {width}", "Wijkraad Oost", "Gemeente Nijmegen");

        // Haarlem has its page open; it is told without a reload.
        await anna.Page.GotoAsync(origin);
        await anna.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        // Noor takes it over, by keyboard: the one other practice that she writes in is chosen already.
        var page = noor.Page;
        await page.GotoAsync(origin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Neem over in een eigen praktijk: Sleutelbeheer" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("In welke praktijk?")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("In welke praktijk?")).ToHaveValueAsync(borrower.Split('/')[^1]);
        await PageCheck.PassesAsync(page, $"borrow-take-over-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Neem over", Exact = true }).First.ClickAsync();

        // She arrives in her own practice, where it is ready to be adapted.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Tuin van Nijmegen {width}", Level = 1 })).ToBeVisibleAsync();
        var taken = page.GetByRole(AriaRole.Region, new() { Name = "Overgenomen van anderen" });
        await Assertions.Expect(taken).ToContainTextAsync($"Overgenomen van Buurtkeuken {width}, Haarlem");
        await Assertions.Expect(page.GetByLabel("Wie doet wat?")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Wie doet wat?")).ToHaveValueAsync("De wijkraad beheert de sleutel, de gemeente staat garant.");
        await Assertions.Expect(page.GetByLabel("Welke verantwoordelijkheid regelt dit?")).ToHaveValueAsync("Sleutelbeheer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stel de afspraak voor" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Wijkraad Oost" })).ToBeFocusedAsync();
        await PageCheck.PassesAsync(page, $"borrow-adapt-{width}");
        await page.GetByLabel("Wie doet wat?").FillAsync("De wijkraad heeft twee sleutels, de gemeente staat garant.");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Wijkraad Oost" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Gemeente Nijmegen" }).CheckAsync();
        await page.GetByLabel("Wie is verantwoordelijk?").SelectOptionAsync(new SelectOptionValue { Label = "Wijkraad Oost" });
        await page.GetByLabel("Wie is aansprakelijk?").SelectOptionAsync(new SelectOptionValue { Label = "Gemeente Nijmegen" });
        await page.GetByLabel("Wanneer bekijken jullie de afspraak opnieuw?").FillAsync("2199-06-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stel de afspraak voor" }).ClickAsync();
        await Assertions.Expect(page.Locator("#agreements article")).ToContainTextAsync($"Overgenomen van Buurtkeuken {width}, Haarlem");

        await Assertions.Expect(taken.GetByRole(AriaRole.Article, new() { Name = "Sleutelbeheer" })).ToBeFocusedAsync();

        // Haarlem hears of it, and of what became of it.
        var agreement = anna.Page.Locator("#agreements article");
        await Assertions.Expect(agreement).ToContainTextAsync($"Overgenomen door Tuin van Nijmegen {width}, Nijmegen");
        await Assertions.Expect(agreement).ToContainTextAsync("nog niet verteld");
        await taken.GetByRole(AriaRole.Button, new() { Name = "Vertel wat ervan werd: Sleutelbeheer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vertel het" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Hoe gaat het ermee?")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("Wat werd ervan?")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Vertel het in woorden"));
        await page.GetByLabel("Hoe gaat het ermee?").SelectOptionAsync(new SelectOptionValue { Label = "In gebruik, aangepast" });
        await page.GetByLabel("Wat werd ervan?").FillAsync("Met <b>twee</b> sleutels.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vertel het" }).ClickAsync();
        await Assertions.Expect(taken).ToContainTextAsync("Met <b>twee</b> sleutels.");
        await Assertions.Expect(agreement).ToContainTextAsync("In gebruik, aangepast");
        await Assertions.Expect(agreement).ToContainTextAsync("Met <b>twee</b> sleutels.");
        Assert.True(await anna.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        await PageCheck.PassesAsync(page, $"borrow-borrower-{width}");
        await PageCheck.PassesAsync(anna.Page, $"borrow-origin-{width}");

        // The way back to where it is from.
        await taken.GetByRole(AriaRole.Link, new() { Name = $"Buurtkeuken {width}" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Buurtkeuken {width}", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_board_that_is_taken_over_begins_with_the_same_zones_in_ones_own_practice_and_who_reads_sees_it_in_English()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var noor = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna", "haarlem");
        await noor.SignInAsync("Noor", "nijmegen");
        var origin = await HasAgreedAsync(anna.Page, "Werkplaats");
        await HasStakeholdersAsync(noor.Page, "nijmegen", "Tafel van Nijmegen", "Wijkraad West", "Gemeente");
        await anna.Page.EvaluateAsync(
            """
            async (practiceId) => fetch('/v1/boards', { method: 'POST', headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ practiceId, title: 'Rondetafel', visibility: 'public', template: 'agreements-and-roles' }) })
            """,
            origin.Split('/')[^1]);

        var page = noor.Page;
        await page.GotoAsync(origin);
        await page.Locator("header select").SelectOptionAsync("en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over in a practice of your own: Rondetafel" }).ClickAsync();
        var zones = await ZonesAsync(page, await page.Locator("#boards a").First.GetAttributeAsync("href") ?? string.Empty);
        Assert.NotEmpty(zones);
        await page.GetByLabel("In which practice?").SelectOptionAsync(new SelectOptionValue { Label = "Tafel van Nijmegen, Nijmegen" });
        await page.Locator("#boards input[name='title']").FillAsync("Onze ronde tafel");
        await page.Locator("#boards form button[type='submit']").ClickAsync();

        var taken = page.GetByRole(AriaRole.Region, new() { Name = "Taken over from others" });
        await Assertions.Expect(taken).ToContainTextAsync("Taken over from Werkplaats, Haarlem");
        await Assertions.Expect(taken.GetByRole(AriaRole.Article, new() { Name = "Onze ronde tafel" })).ToBeFocusedAsync();
        await PageCheck.PassesAsync(page, "borrow-board-en");
        var board = await taken.GetByRole(AriaRole.Link, new() { Name = "open the board" }).GetAttributeAsync("href") ?? string.Empty;
        Assert.Equal(zones, await ZonesAsync(page, board));
        await taken.GetByRole(AriaRole.Link, new() { Name = "open the board" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = zones[0] })).ToBeVisibleAsync();

        await anna.Page.GotoAsync(origin);
        await Assertions.Expect(anna.Page.Locator("#boards")).ToContainTextAsync("Overgenomen door Tafel van Nijmegen, Nijmegen");
        // Who writes nowhere else is not offered to take anything over.
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Button, new() { Name = "Neem over" })).ToHaveCountAsync(0);
    }

    private static Task<string[]> ZonesAsync(IPage page, string board) => page.EvaluateAsync<string[]>(
        "async (path) => (await (await fetch('/v1' + path)).json()).zones.map((zone) => zone.title)", board);

    /// <summary>A practice of Haarlem with an agreement in force.</summary>
    private static async Task<string> HasAgreedAsync(IPage page, string title)
    {
        var practice = await HasStakeholdersAsync(page, "haarlem", title, "Wijkraad Spaarne", "Gemeente Haarlem");
        await SendAsync(
            page,
            practice,
            """
            const [one, other] = (await (await fetch('/v1' + path + '/stakeholders')).json()).items;
            const made = await send('/agreements', { what: 'De wijkraad beheert de sleutel, de gemeente staat garant.', parties: [one.stakeholderId, other.stakeholderId], responsibleId: one.stakeholderId, liableId: other.stakeholderId, reviewDate: '2199-01-01', responsibility: 'Sleutelbeheer' });
            for (const party of [one, other]) { await send('/agreements/' + made.agreementId + '/acceptances', { stakeholderId: party.stakeholderId }); }
            """);
        return practice;
    }

    /// <summary>A practice with two stakeholders that nobody in the network speaks for.</summary>
    private static async Task<string> HasStakeholdersAsync(IPage page, string cityId, string title, string civic, string authority)
    {
        var practiceId = await page.EvaluateAsync<string>(
            """
            async ([cityId, title]) => (await (await fetch('/v1/cities/' + cityId + '/practices', { method: 'POST', headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ title, kind: 'neighbourhood' }) })).json()).practiceId
            """,
            new[] { cityId, title });
        await SendAsync(
            page,
            $"/practices/{practiceId}",
            $$"""
            await send('/stakeholders', { name: '{{civic}}', sector: 'civic', kind: 'organisation', role: 'Spreekt namens de buurt' });
            await send('/stakeholders', { name: '{{authority}}', sector: 'public', kind: 'organisation', role: 'Vergunningen' });
            """);
        return $"/practices/{practiceId}";
    }

    /// <summary>Does something in a practice, as its page would.</summary>
    private static async Task SendAsync(IPage page, string practice, string steps) => await page.EvaluateAsync(
        $$"""
        async (path) => {
          const send = async (part, body) => {
            const answer = await fetch('/v1' + path + part, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            if (!answer.ok) { throw new Error(part + ': ' + await answer.text()); }
            return answer.json();
          };
          {{steps}}
        }
        """,
        practice);
}
