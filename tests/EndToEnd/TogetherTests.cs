using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class TogetherTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Two_people_see_each_others_changes_and_the_same_board_after_one_worked_offline()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var bram = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await bram.SignInAsync("Bram");
        var board = await anna.OpensBoardAsync("Groene daken");
        await bram.GoesToAsync(board);

        await anna.AddsCardAsync("Nu", "Dakgoten meten");
        await Assertions.Expect(bram.Card("Nu", "Dakgoten meten")).ToBeVisibleAsync();
        await bram.AddsCardAsync("Nu", "Buren vragen");
        await Assertions.Expect(anna.Card("Nu", "Buren vragen")).ToBeVisibleAsync();

        await bram.Line.CutAsync();
        await bram.OfflineAsync();
        await bram.AddsCardAsync("Straks", "Sedum bestellen");
        await bram.MovesCardAsync("Dakgoten meten", "Nu", "Straks");
        await anna.AddsCardAsync("Nu", "Subsidie aanvragen");
        await anna.AddsCardAsync("Straks", "Feest op het dak");
        await anna.SavedAsync();
        await Assertions.Expect(anna.Card("Straks", "Sedum bestellen")).ToHaveCountAsync(0);
        await Assertions.Expect(bram.Card("Straks", "Feest op het dak")).ToHaveCountAsync(0);

        await bram.Line.RestoreAsync();
        await bram.SavedAsync();
        await Assertions.Expect(bram.Card("Straks", "Feest op het dak")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Card("Straks", "Dakgoten meten")).ToBeVisibleAsync();

        var seen = await anna.SeesAsync();
        Assert.Equal(seen, await bram.SeesAsync());
        Assert.Equal(["# Nu", "Buren vragen", "Subsidie aanvragen", "# Straks", "Feest op het dak", "Sedum bestellen", "Dakgoten meten"], seen);
        await Picture.TakeAsync(anna.Page, "together-anna");
        await Picture.TakeAsync(bram.Page, "together-bram");
    }
}
