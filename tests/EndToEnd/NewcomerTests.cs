using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>The whole way of someone new: from signing in to being heard of in another city.</summary>
public sealed class NewcomerTests(Chromium chromium, DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    [Fact]
    public async Task A_steward_of_Dordrecht_starts_a_practice_that_Nijmegen_follows_and_hears_of_live()
    {
        await using var dora = await Person.ComesAsync(chromium, server);
        await using var corrie = await Person.ComesAsync(chromium, server);
        await using var noor = await Person.ComesAsync(chromium, server);
        await dora.SignInAsStewardAsync("Dora", "dordrecht");
        await corrie.SignInAsync("Corrie van de corporatie");
        await noor.SignInAsStewardAsync("Noor", "nijmegen");

        // She starts a practice.
        var page = dora.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dordrecht" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Praktijk beginnen" }).ClickAsync();
        await page.GetByLabel("Titel van de praktijk").FillAsync("De Watertoren");
        await page.GetByLabel("Soort praktijk").SelectOptionAsync(new SelectOptionValue { Label = "Gebouw" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin de praktijk" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "De Watertoren", Level = 1 })).ToBeVisibleAsync();
        var practice = new Uri(page.Url).AbsolutePath;
        var missing = page.GetByRole(AriaRole.Region, new() { Name = "Op weg naar geformuleerd" });
        await Assertions.Expect(missing.GetByRole(AriaRole.Listitem)).Not.ToHaveCountAsync(0);
        await PageCheck.PassesAsync(page, "newcomer-started");

        // Who is in it: herself, and a party that someone else speaks for.
        await corrie.Page.GotoAsync(practice);
        var code = await corrie.Page.GetByLabel("Jouw deelnemerscode").InputValueAsync();
        await AddsStakeholderAsync(page, "Gemeente Dordrecht", "Overheid", "Eigenaar van de toren", "Onderhoud", null);
        await AddsStakeholderAsync(page, "Woonbron", "Middenveld", "Verhuurt", "Sleutelbeheer", code);
        await Assertions.Expect(missing).ToContainTextAsync("mijlpaal");
        await Picture.TakeAsync(page, "newcomer-ecosystem");

        // What they agree, which the other accepts in her own browser.
        await page.GetByRole(AriaRole.Button, new() { Name = "Afspraak voorstellen" }).ClickAsync();
        await page.GetByLabel("Wie doet wat?").FillAsync("De gemeente onderhoudt de toren, Woonbron beheert de sleutel.");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Gemeente Dordrecht" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Woonbron" }).CheckAsync();
        await page.GetByLabel("Wie is verantwoordelijk?").SelectOptionAsync(new SelectOptionValue { Label = "Gemeente Dordrecht" });
        await page.GetByLabel("Wie is aansprakelijk?").SelectOptionAsync(new SelectOptionValue { Label = "Woonbron" });
        await page.GetByLabel("Wanneer bekijken jullie de afspraak opnieuw?").FillAsync("2199-06-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stel de afspraak voor" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "akkoord vast van Gemeente Dordrecht" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Akkoord namens Gemeente Dordrecht" })).ClickAsync();
        await corrie.Page.GetByRole(AriaRole.Button, new() { Name = "Akkoord namens Woonbron" }).ClickAsync();
        await Assertions.Expect(page.Locator("#agreements article")).ToContainTextAsync("Geldt");
        await PageCheck.PassesAsync(page, "newcomer-agreed");

        // Nijmegen follows, and has its own page open.
        await noor.Page.GotoAsync(practice);
        await noor.Page.GetByRole(AriaRole.Button, new() { Name = "Volg namens Nijmegen" }).ClickAsync();
        await Assertions.Expect(noor.Page.GetByRole(AriaRole.Button, new() { Name = "Volg niet meer namens Nijmegen" })).ToBeVisibleAsync();
        await noor.Page.GotoAsync("/cities/nijmegen");
        var news = noor.Page.GetByRole(AriaRole.Region, new() { Name = "Nieuws" });
        await Assertions.Expect(news).ToBeVisibleAsync();

        // What she posts arrives there without a reload.
        await noor.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voortgang delen" }).ClickAsync();
        await page.GetByLabel("In één regel").FillAsync("De sleutel is gevonden");
        await page.GetByLabel("Wat gebeurde er?").FillAsync("Hij lag <b>boven</b> op de balk.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deel voortgang" }).ClickAsync();
        await Assertions.Expect(news).ToContainTextAsync("De sleutel is gevonden");
        Assert.True(await noor.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        await PageCheck.PassesAsync(noor.Page, "newcomer-heard-in-nijmegen");
        await PageCheck.PassesAsync(page, "newcomer-practice");
    }

    private static async Task AddsStakeholderAsync(IPage page, string name, string sector, string role, string responsibility, string? speaker)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Betrokkene toevoegen" }).ClickAsync();
        await page.GetByLabel("Naam van de betrokkene").FillAsync(name);
        await page.GetByLabel("Sector", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = sector });
        await page.GetByLabel("Rol in deze praktijk").FillAsync(role);
        await page.GetByLabel("Verantwoordelijk voor").FillAsync(responsibility);
        if (speaker is not null)
        {
            await page.GetByLabel("Deelnemerscode van de woordvoerder").FillAsync(speaker);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg betrokkene toe" }).ClickAsync();
        await Assertions.Expect(page.Locator("strong").Filter(new() { HasText = name }).First).ToBeVisibleAsync();
    }
}
