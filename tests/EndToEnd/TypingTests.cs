using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Two people in one card, and someone who listens.</summary>
public sealed class TypingTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    private const string Begin = "Een tuin voor de buurt";

    [Fact]
    public async Task Two_people_type_in_one_card_and_keep_every_character_and_their_own_place()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var bram = await Person.ComesAsync(chromium, server);
        await using var carla = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await bram.SignInAsync("Bram");
        await carla.SignInAsync("Carla");
        var board = await anna.OpensBoardAsync("Samen schrijven");
        await anna.AddsCardAsync("Nu", Begin);
        await bram.GoesToAsync(board);
        await carla.GoesToAsync(board);
        await carla.ListensAsync();

        await anna.WritesInAsync("Nu", Begin);
        await bram.WritesInAsync("Nu", Begin);
        await anna.PutsCaretAsync(4);
        await bram.PutsCaretAsync(Begin.Length);

        // Bram is in the middle of an é by his input method while Anna types before him.
        await bram.ComposesAsync("´");
        await anna.TypesAsync("groene 🌱 ");
        await bram.ComposesAsync("é");
        await anna.TypesAsync("en fijne ");
        await bram.CommitsAsync("één");
        await bram.TypesAsync(", samen");

        const string end = "Een groene 🌱 en fijne tuin voor de buurtéén, samen";
        foreach (var writer in new[] { anna, bram })
        {
            await Assertions.Expect(writer.Editor).ToHaveValueAsync(end);
        }

        Assert.Equal("Een groene 🌱 en fijne ".Length, await anna.CaretAsync());
        Assert.Equal(end.Length, await bram.CaretAsync());
        await Picture.TakeAsync(anna.Page, "typing-anna");
        await Assertions.Expect(carla.Zone("Nu").Locator("article .text")).ToHaveTextAsync(end);
        await Picture.TakeAsync(carla.Page, "typing-carla");

        await anna.Editor.PressAsync("Escape");
        await bram.Editor.PressAsync("Escape");
        await anna.SavedAsync();
        await bram.SavedAsync();
        Assert.Equal(["# Nu", end, "# Straks"], await anna.SeesAsync());
        Assert.Equal(await anna.SeesAsync(), await bram.SeesAsync());
        await carla.HearsAsync("Anna");
        await carla.HearsAsync("Bram");
        var heard = await carla.HeardAsync();

        // Each of more than thirty keystrokes was an event of its own.
        Assert.InRange(heard.Length, 1, 6);
        Assert.Equal(1, await carla.Page.Locator("[aria-live]").CountAsync());
    }

    [Fact]
    public async Task Who_types_in_a_card_that_is_taken_away_finds_every_word_of_it_when_it_comes_back()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var bram = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await bram.SignInAsync("Bram");
        var board = await anna.OpensBoardAsync("Toch niet weg");
        await anna.AddsCardAsync("Nu", Begin);
        await bram.GoesToAsync(board);

        await bram.WritesInAsync("Nu", Begin);
        await bram.PutsCaretAsync(Begin.Length);
        await bram.TypesAsync(" en");
        await Assertions.Expect(anna.Card("Nu", Begin + " en")).ToBeVisibleAsync();
        await anna.Card("Nu", Begin + " en").GetByRole(AriaRole.Button, new() { Name = "Acties voor kaart" }).ClickAsync();
        await anna.Card("Nu", Begin + " en").Locator("[data-focus-key^='remove:']").ClickAsync();
        await Assertions.Expect(anna.Card("Nu", Begin + " en")).ToHaveCountAsync(0);
        await Assertions.Expect(bram.Card("Nu", Begin + " en")).ToHaveCountAsync(0);
        await bram.TypesAsync(" de straat");
        await bram.SavedAsync();

        await anna.Page.Keyboard.PressAsync("Control+z");

        await Assertions.Expect(anna.Card("Nu", Begin + " en de straat")).ToBeVisibleAsync();
    }
}
