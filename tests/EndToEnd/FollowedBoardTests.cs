using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Following a board: being told of changes by others while away, and not of what was seen.</summary>
public sealed class FollowedBoardTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Who_follows_a_board_is_told_in_the_inbox_until_they_have_seen_it()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await using var bram = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await bram.SignInAsync("Bram");
        var board = await anna.OpensBoardAsync("Sleutels");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Volg dit bord" }).ClickAsync();
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Button, new() { Name = "Volg niet meer" })).ToBeVisibleAsync();
        await PageCheck.PassesAsync(anna.Page, "followed-board");

        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Postvak" }).ClickAsync();
        var news = anna.Page.GetByRole(AriaRole.Region, new() { Name = "Alles gelezen" });
        await Assertions.Expect(news).ToBeVisibleAsync();
        await bram.GoesToAsync(board);
        await bram.AddsCardAsync("Nu", "Wie heeft de reservesleutel?");
        await bram.AddsCardAsync("Nu", "En die van de kelder?");

        // Told once, live, by name.
        var unread = anna.Page.GetByRole(AriaRole.Region, new() { Name = "1 ongelezen" });
        await Assertions.Expect(unread.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Assertions.Expect(unread).ToContainTextAsync("Bram");
        await PageCheck.PassesAsync(anna.Page, "followed-board-inbox");

        // Seen on the board: nothing waits in the inbox any more.
        await unread.GetByRole(AriaRole.Link, new() { Name = "Sleutels" }).ClickAsync();
        await Assertions.Expect(anna.Card("Nu", "En die van de kelder?")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Page.GetByRole(AriaRole.Button, new() { Name = "Volg niet meer" })).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Postvak" }).ClickAsync();
        await Assertions.Expect(news).ToBeVisibleAsync();
    }
}
