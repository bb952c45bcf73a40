using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Guests by a link, and what becomes of what is reported, for everybody concerned.</summary>
public sealed class ModerationPagesTests(Chromium chromium, DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    [Fact]
    public async Task Guest_comes_by_a_link_and_is_out_when_it_is_revoked()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await anna.OpensBoardAsync("Buurtmoestuin");
        await anna.AddsCardAsync("Nu", "Wie geeft water in de vakantie?");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Begeleiden" }).ClickAsync();
        await anna.Page.GetByLabel("Naam van de link (hoeft niet)").FillAsync("Wijkraad Schalkwijk");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Maak een link" }).ClickAsync();
        var link = await anna.Page.GetByRole(AriaRole.Textbox, new() { Name = "De link", Exact = true }).InputValueAsync();
        await PageCheck.PassesAsync(anna.Page, "invite");

        await using var guest = await Person.ComesAsync(chromium, server, width: 360);
        var asked = new List<string>();
        guest.Page.Request += (_, request) => asked.Add(request.Url);
        await guest.Page.GotoAsync(link);
        await Assertions.Expect(guest.Page.GetByText("Je kunt reageren en stemmen.")).ToBeVisibleAsync();
        Assert.DoesNotContain('#', guest.Page.Url);
        await PageCheck.PassesAsync(guest.Page, "invitation-360");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Ga naar het bord" }).ClickAsync();
        await Assertions.Expect(guest.Page.GetByText("Vul een naam in")).ToBeVisibleAsync();
        await guest.Page.GetByLabel("Hoe heet je?").FillAsync("Mevrouw Jansen");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Ga naar het bord" }).ClickAsync();
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Buurtmoestuin" })).ToBeVisibleAsync();
        await Assertions.Expect(guest.Page.Locator("[data-role=commenter]")).ToBeVisibleAsync();
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Button, new() { Name = "Vak toevoegen" })).ToHaveCountAsync(0);
        await PageCheck.PassesAsync(guest.Page, "guest-board-360");
        var token = link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..];
        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.DoesNotContain(token, url, StringComparison.Ordinal));

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Trek in: Wijkraad Schalkwijk" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, doe maar" }).ClickAsync();
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Je bezoek is voorbij" })).ToBeVisibleAsync();
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Buurtmoestuin" })).ToHaveCountAsync(0);
        await PageCheck.PassesAsync(guest.Page, "visit-over-360");
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Link, new() { Name = "Meedoen" }).First).ToBeVisibleAsync();
        await guest.Page.GotoAsync("/sign-in");
        await guest.Page.GotoAsync(link);
        await Assertions.Expect(guest.Page.GetByText("Deze link is niet goed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Report_reaches_the_steward_who_settles_it_and_everybody_concerned_is_told()
    {
        await using var bram = await Person.ComesAsync(chromium, server);
        await bram.SignInAsync("Bram");
        var board = await bram.OpensBoardAsync("Prikbord");
        await bram.AddsCardAsync("Nu", "De buurman van nummer 14 is een dief");
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna", "roeselare");
        await anna.GoesToAsync(board);
        var card = anna.Card("Nu", "De buurman van nummer 14 is een dief");
        await card.GetByRole(AriaRole.Button, new() { Name = "Acties voor kaart" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Meld dit: kaart") }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Verstuur de melding" }).ClickAsync();
        await Assertions.Expect(card.GetByText("Schrijf in een paar woorden waarom.")).ToBeVisibleAsync();
        await card.GetByLabel("Waarom?").FillAsync("Dit beschuldigt iemand die zich hier niet kan verweren, met huisnummer.");
        await PageCheck.PassesAsync(anna.Page, "report");
        await card.GetByRole(AriaRole.Button, new() { Name = "Verstuur de melding" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Meld dit: kaart") })).ToBeVisibleAsync();

        await using var steward = await Person.ComesAsync(chromium, server);
        await steward.SignInAsStewardAsync("Stadsbeheerder", "haarlem");
        await steward.Page.GetByRole(AriaRole.Link, new() { Name = "Toezicht" }).ClickAsync();
        await Assertions.Expect(steward.Page.GetByRole(AriaRole.Heading, new() { Name = "1 open melding" })).ToBeVisibleAsync();
        await Assertions.Expect(steward.Page.GetByText("gemeld door Anna")).ToBeVisibleAsync();
        await PageCheck.PassesAsync(steward.Page, "moderation");
        await steward.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Zet deelname van de schrijver stil") }).ClickAsync();
        await steward.Page.GetByLabel("Waarom?").FillAsync("Beschuldigt een buurman met huisnummer.");
        await PageCheck.PassesAsync(steward.Page, "moderation-suspending");
        await steward.Page.GetByRole(AriaRole.Button, new() { Name = "Zet stil", Exact = true }).ClickAsync();
        await Assertions.Expect(steward.Page.GetByRole(AriaRole.Region, new() { Name = "Wie niet meedoet" })).ToContainTextAsync("Bram");

        // On the page that was open, and wherever he goes.
        await Assertions.Expect(bram.Page.GetByRole(AriaRole.Heading, new() { Name = "Je kunt nu niet meedoen" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(bram.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Beschuldigt een buurman met huisnummer.");
        await PageCheck.PassesAsync(bram.Page, "suspended");

        await steward.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Handel af") }).ClickAsync();
        await steward.Page.GetByLabel("Waarom?").FillAsync("De kaart is weg, en de schrijver doet een week niet mee.");
        await steward.Page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Handel af") }).GetByRole(AriaRole.Button, new() { Name = "Handel af", Exact = true }).ClickAsync();
        await Assertions.Expect(steward.Page.GetByRole(AriaRole.Heading, new() { Name = "0 open meldingen" })).ToBeVisibleAsync();
        await steward.Page.GetByText("Afgehandeld (1)").ClickAsync();
        await steward.Page.GetByRole(AriaRole.Combobox).First.SelectOptionAsync("en");
        await steward.Page.SetViewportSizeAsync(360, 800);
        await Assertions.Expect(steward.Page.GetByRole(AriaRole.Heading, new() { Name = "Oversight" })).ToBeVisibleAsync();
        await PageCheck.PassesAsync(steward.Page, "moderation-en-360");
        await steward.Page.SetViewportSizeAsync(1280, 800);
        await PageCheck.PassesAsync(steward.Page, "moderation-en");

        await anna.Page.GotoAsync("/inbox");
        await Assertions.Expect(anna.Page.GetByText("Je melding is afgehandeld")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Page.GetByText("De kaart is weg")).ToBeVisibleAsync();
        await PageCheck.PassesAsync(anna.Page, "report-inbox");

        await steward.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Reinstate") }).ClickAsync();
        await steward.Page.GetByLabel("Why?").FillAsync("Heeft excuses gemaakt.");
        await steward.Page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Reinstate") }).GetByRole(AriaRole.Button, new() { Name = "Reinstate", Exact = true }).ClickAsync();
        await Assertions.Expect(steward.Page.GetByText("Nobody is suspended.")).ToBeVisibleAsync();
        await bram.Page.GotoAsync(board);
        await Assertions.Expect(bram.Page.GetByRole(AriaRole.Heading, new() { Name = "Prikbord" })).ToBeVisibleAsync();
    }
}
