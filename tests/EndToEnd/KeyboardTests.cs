using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class KeyboardTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    /// <summary>More stops than the board has.</summary>
    private const int TabStops = 80;

    [Fact]
    public async Task A_card_is_added_and_moved_to_another_zone_with_the_keyboard_only()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await anna.OpensBoardAsync("Zonder muis");
        var keyboard = anna.Page.Keyboard;

        await TabToAsync(anna, "Kaart toevoegen aan Nu");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(anna.Page.GetByLabel("Tekst van de kaart")).ToBeFocusedAsync();
        await keyboard.TypeAsync("Stoep vegen");
        await keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(anna.Card("Nu", "Stoep vegen")).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Button, new() { Name = "Kaart toevoegen aan Nu" })).ToBeFocusedAsync();

        await TabToAsync(anna, "Kaart Stoep vegen verplaatsen");
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(anna.Card("Straks", "Stoep vegen")).ToBeVisibleAsync();
        await keyboard.PressAsync("Enter");
        await anna.SavedAsync();

        await anna.Page.ReloadAsync();
        await Assertions.Expect(anna.Card("Straks", "Stoep vegen")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Card("Nu", "Stoep vegen")).ToHaveCountAsync(0);
    }

    private static async Task TabToAsync(Person person, string label)
    {
        for (var stop = 0; stop < TabStops; stop++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            if ((await person.Page.EvaluateAsync<string>("() => document.activeElement?.getAttribute('aria-label') ?? ''")).StartsWith(label, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"'{label}' cannot be reached with the Tab key.");
    }
}
