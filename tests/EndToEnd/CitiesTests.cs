using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class CitiesTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Nine_cities_are_shown_and_a_guest_opens_the_board_of_one()
    {
        await using var host = await Person.ComesAsync(chromium, server);
        await host.SignInAsync("Hanna");
        await host.OpensBoardAsync("Spaarne schoon");

        await using var guest = await Person.ComesAsync(chromium, server);
        await guest.Page.GotoAsync("/");
        await Assertions.Expect(guest.Page.Locator("main li .name")).ToHaveTextAsync(
            ["Amsterdam", "Den Haag", "Dordrecht", "Enschede", "Haarlem", "Lelystad", "Nijmegen", "Parkstad", "Roeselare"]);

        await guest.SignInAsync("Gijs");
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Haarlem" }).ClickAsync();
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Spaarne schoon" }).ClickAsync();
        await Assertions.Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Spaarne schoon" })).ToBeVisibleAsync();
        await Assertions.Expect(guest.Zone("Nu")).ToBeVisibleAsync();
    }
}
