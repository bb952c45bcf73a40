using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class WorkshopTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Two_people_type_in_one_card_while_it_is_moved_and_neither_loses_a_letter()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var bram = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await bram.SignInAsync("Bram");
        var board = await anna.OpensBoardAsync("Samen schrijven");
        await anna.AddsCardAsync("Nu", "plein");
        await bram.GoesToAsync(board);

        await bram.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerk kaart plein" }).ClickAsync();
        await bram.Page.Keyboard.TypeAsync(" met bomen");
        await anna.MovesCardAsync("plein met bomen", "Nu", "Straks");
        var field = bram.Page.GetByRole(AriaRole.Textbox, new() { Name = "Tekst van kaart" });
        await Assertions.Expect(bram.Card("Straks", "plein met bomen")).ToBeVisibleAsync();
        await Assertions.Expect(field).ToBeFocusedAsync();

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerk kaart plein met bomen" }).ClickAsync();
        await anna.Page.Keyboard.PressAsync("Control+Home");
        await anna.Page.Keyboard.TypeAsync("Groen ");
        await bram.Page.Keyboard.TypeAsync(" en banken");
        await Assertions.Expect(field).ToHaveValueAsync("Groen plein met bomen en banken");
        await Assertions.Expect(anna.Page.GetByText("Bram typt", new() { Exact = true })).ToBeVisibleAsync();

        await bram.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(bram.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerk kaart Groen plein" })).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(bram.Card("Straks", "plein met bomen en banken")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_round_of_voting_is_secret_until_whoever_leads_closes_it()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var bram = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await bram.SignInAsync("Bram");
        var board = await anna.OpensBoardAsync("Kiezen");
        await anna.AddsCardAsync("Nu", "Bankje");
        await anna.AddsCardAsync("Nu", "Boom");
        await bram.GoesToAsync(board);
        await Assertions.Expect(bram.Page.GetByRole(AriaRole.Button, new() { Name = "Begeleiden" })).ToHaveCountAsync(0);

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Begeleiden" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Start de stemronde" }).ClickAsync();
        await bram.Page.GetByRole(AriaRole.Button, new() { Name = "Geef stem – Boom" }).ClickAsync();
        await Assertions.Expect(bram.Page.GetByText("Je hebt nog 2 van de 3 stemmen")).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Geef stem – Boom" }).ClickAsync();
        await bram.SavedAsync();
        await anna.SavedAsync();
        await Assertions.Expect(anna.Card("Nu", "Boom")).Not.ToContainTextAsync("2");

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Sluit en toon de uitslag" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, doe maar" }).ClickAsync();
        foreach (var person in (Person[])[anna, bram])
        {
            var result = person.Page.GetByRole(AriaRole.Region, new() { Name = "Uitslag van" });
            await Assertions.Expect(result).ToContainTextAsync("2 mensen stemden mee.");
            await Assertions.Expect(result.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["2 stemmen"]);
        }
    }
}
