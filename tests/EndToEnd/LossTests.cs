using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class LossTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_change_made_offline_is_sent_by_the_next_tab_after_its_own_was_closed()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var bram = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await bram.SignInAsync("Bram");
        var board = await anna.OpensBoardAsync("Wijkfeest");
        await bram.GoesToAsync(board);

        await anna.Line.CutAsync();
        await anna.OfflineAsync();
        await anna.AddsCardAsync("Nu", "Tafels lenen");
        await Assertions.Expect(anna.Status).ToContainTextAsync("1 wijziging bewaard op dit apparaat");
        await anna.TakesNewTabAsync();
        await anna.Line.RestoreAsync();
        await Assertions.Expect(bram.Card("Nu", "Tafels lenen")).ToHaveCountAsync(0);

        await anna.GoesToAsync(board);
        await Assertions.Expect(anna.Card("Nu", "Tafels lenen")).ToBeVisibleAsync();
        await Assertions.Expect(bram.Card("Nu", "Tafels lenen")).ToHaveCountAsync(1);
        Assert.Equal(await anna.SeesAsync(), await bram.SeesAsync());
    }

    [Fact]
    public async Task The_browser_comes_back_by_itself_with_what_was_waiting_after_the_server_was_killed()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        var board = await anna.OpensBoardAsync("Deelauto's");
        await anna.AddsCardAsync("Nu", "Buurt vragen");
        await anna.SavedAsync();

        await server.KillAsync();
        await anna.OfflineAsync();
        await anna.AddsCardAsync("Straks", "Auto kopen");
        await anna.MovesCardAsync("Buurt vragen", "Nu", "Straks");
        await Assertions.Expect(anna.Status).ToContainTextAsync("2 wijzigingen bewaard op dit apparaat");

        await server.StartAsync();
        await anna.SavedAsync();

        await using var bram = await Person.ComesAsync(chromium, server);
        await bram.SignInAsync("Bram");
        await bram.GoesToAsync(board);
        string[] all = ["# Nu", "# Straks", "Auto kopen", "Buurt vragen"];
        Assert.Equal(all, await anna.SeesAsync());
        Assert.Equal(all, await bram.SeesAsync());
    }
}
