using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Hiding a text, and having one's own data erased, as people do it in a browser.</summary>
public sealed class HidingAndErasingTests(Chromium chromium, DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    [Fact]
    public async Task A_facilitator_hides_a_text_everyone_sees_why_and_it_can_be_shown_again()
    {
        await using var lead = await Person.ComesAsync(chromium, server);
        await using var anna = await Person.ComesAsync(chromium, server, width: 360);
        await lead.SignInAsync("Farid");
        await anna.SignInAsync("Anna");
        var board = await lead.OpensBoardAsync("Buurtoverleg");
        await anna.GoesToAsync(board);
        await anna.AddsCardAsync("Nu", "Kwetsende woorden");
        await lead.AddsCardAsync("Nu", "Wat nemen we mee?");
        var card = lead.Page.Locator("article.card").First;
        await Assertions.Expect(card).ToContainTextAsync("Kwetsende woorden");

        await card.GetByRole(AriaRole.Button, new() { Name = "Acties voor kaart" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Tekst verbergen" }).ClickAsync();
        await card.GetByLabel("Waarom?").FillAsync("Noemt een bewoner bij naam.");
        await PageCheck.PassesAsync(lead.Page, "moderation-hiding");
        await card.GetByRole(AriaRole.Button, new() { Name = "Tekst verbergen", Exact = true }).ClickAsync();

        var hers = anna.Page.Locator("article.card").First;
        await Assertions.Expect(hers).ToContainTextAsync("Verborgen door een begeleider (Farid)");
        await Assertions.Expect(hers).ToContainTextAsync("Noemt een bewoner bij naam.");
        await Assertions.Expect(anna.Page.Locator("body")).Not.ToContainTextAsync("Kwetsende woorden");
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk de verborgen tekst" })).ToHaveCountAsync(0);
        await PageCheck.PassesAsync(anna.Page, "moderation-hidden-narrow");

        // Undoing what she did would bring her words back: there is nothing to undo.
        await anna.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(anna.Page.Locator("body")).Not.ToContainTextAsync("Kwetsende woorden");

        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk de verborgen tekst" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Kwetsende woorden");
        await lead.Page.GetByLabel("Taal").SelectOptionAsync("en");
        await PageCheck.PassesAsync(lead.Page, "moderation-looking");
        await lead.Page.GetByLabel("Language").SelectOptionAsync("nl");
        await card.GetByRole(AriaRole.Button, new() { Name = "Tekst weer laten zien – " }).ClickAsync();
        await card.GetByLabel("Waarom?").FillAsync("Was een misverstand.");
        await card.GetByRole(AriaRole.Button, new() { Name = "Tekst weer laten zien", Exact = true }).ClickAsync();
        await Assertions.Expect(hers).ToContainTextAsync("Kwetsende woorden");
    }

    [Fact]
    public async Task Someone_takes_their_data_along_and_has_it_erased()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var lead = await Person.ComesAsync(chromium, server);
        await lead.SignInAsync("Farid");
        var board = await lead.OpensBoardAsync("Overleg van Farid");
        await anna.SignInAsync("Annelotte Quast");
        await anna.GoesToAsync(board);
        await anna.AddsCardAsync("Nu", "Groet, Annelotte Quast");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Mijn gegevens" }).ClickAsync();
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Name = "Mijn gegevens", Level = 1 })).ToBeVisibleAsync();
        await PageCheck.PassesAsync(anna.Page, "my-data");
        var download = await anna.Page.RunAndWaitForDownloadAsync(() => anna.Page.GetByRole(AriaRole.Link, new() { Name = "Download als JSON" }).ClickAsync());
        Assert.Contains("Groet, Annelotte Quast", await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Wis mijn gegevens" }).ClickAsync();
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Typ eerst");
        await anna.Page.GetByLabel("Typ “wis mij” om te bevestigen").FillAsync("wis mij");
        await anna.Page.SetViewportSizeAsync(360, 800);
        await anna.Page.GetByLabel("Taal").SelectOptionAsync("en");
        await PageCheck.PassesAsync(anna.Page, "my-data-narrow");
        await anna.Page.GetByLabel("Language").SelectOptionAsync("nl");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Wis mijn gegevens" }).ClickAsync();
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Name = "Je gegevens zijn gewist" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await PageCheck.PassesAsync(anna.Page, "my-data-erased");

        await lead.Page.ReloadAsync();
        var card = lead.Page.Locator("article.card").First;
        await Assertions.Expect(card).ToContainTextAsync("Voormalig deelnemer");
        await Assertions.Expect(card).ToContainTextAsync("Groet, █████████ █████");
    }
}
