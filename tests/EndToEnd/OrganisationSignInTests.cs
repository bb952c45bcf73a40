using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Signing in at one's organisation, all the way there and back, over https and between two sites.</summary>
public sealed class OrganisationSignInTests(Chromium chromium, BrokerServer server) : IClassFixture<BrokerServer>
{
    private const string SessionCookie = "__Host-stadmaken-session";

    [Fact]
    public async Task An_operator_goes_to_their_organisation_comes_back_admits_a_city_and_signs_out_of_both()
    {
        await using var person = await Person.ComesAsync(chromium, server);
        var page = person.Page;
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        await page.GotoAsync("/gatherings");
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Meedoen" }).ClickAsync();
        await Assertions.Expect(OrganisationButton(page)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Je naam")).ToHaveCountAsync(0);

        await SignsInAsync(page, "Noor van Dijk");

        // Where they were, and as who they are.
        await IsAtAsync(page, "/gatherings");
        await Assertions.Expect(page.GetByText("Noor van Dijk (voorbeeld)").First).ToBeAttachedAsync();
        var cookie = Assert.Single(await page.Context.CookiesAsync([server.Address.ToString()]));
        Assert.Equal((SessionCookie, true, true, SameSiteAttribute.Strict, "/", "127.0.0.1"), (cookie.Name, cookie.HttpOnly, cookie.Secure, cookie.SameSite, cookie.Path, cookie.Domain));
        Assert.True(cookie.Expires < DateTimeOffset.UtcNow.AddHours(13).ToUnixTimeSeconds());

        // Nothing of the broker is left in the browser: its tokens all begin like this.
        Assert.Equal(string.Empty, await page.EvaluateAsync<string>("() => document.cookie"));
        foreach (var kept in (string[])[await page.Context.StorageStateAsync(new() { IndexedDB = true }), await page.ContentAsync(), await page.EvaluateAsync<string>("() => JSON.stringify(sessionStorage)")])
        {
            Assert.DoesNotContain("eyJ", kept, StringComparison.Ordinal);
        }

        // Control: the code looked like that on its way, and only there.
        var tokens = addresses.Where(address => address.Contains("eyJ", StringComparison.Ordinal)).Select(address => new Uri(address).AbsolutePath).Distinct();
        Assert.Equal(["/sign-in/callback"], tokens);

        Assert.Equal(201, await StatusAsync(page, "POST", "/v1/cities", """{"cityId":"zwolle","name":"Zwolle","country":"NL","kind":"municipality"}"""));
        var dashboard = await page.GotoAsync("/dashboard/");
        Assert.Equal(200, dashboard!.Status);

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Meedoen" })).ToBeVisibleAsync();
        Assert.Empty(await page.Context.CookiesAsync([server.Address.ToString()]));
        Assert.Equal(401, (await page.GotoAsync("/dashboard/"))!.Status);

        // The organisation has forgotten them too: it asks again.
        await page.GotoAsync("/sign-in");
        await OrganisationButton(page).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kies wie je bent" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_wanted_a_page_of_the_server_itself_gets_there_with_the_strict_cookie()
    {
        await using var person = await Person.ComesAsync(chromium, server);
        await person.Page.GotoAsync("/sign-in?to=%2Fdashboard%2F");
        await OrganisationButton(person.Page).ClickAsync();

        // By the redirects of another site alone, the browser would keep the cookie to itself.
        var shown = await person.Page.RunAndWaitForResponseAsync(
            () => person.Page.GetByRole(AriaRole.Button, new() { Name = "Noor van Dijk" }).ClickAsync(),
            response => new Uri(response.Url).AbsolutePath == "/dashboard/");

        Assert.Equal(200, shown.Status);
    }

    [Fact]
    public async Task A_steward_and_a_resident_do_what_they_may_and_no_more()
    {
        await using var steward = await Person.ComesAsync(chromium, server);
        await steward.Page.GotoAsync("/sign-in");
        await SignsInAsync(steward.Page, "Sanne de Boer");
        await using var resident = await Person.ComesAsync(chromium, server);
        await resident.Page.GotoAsync("/sign-in");
        await SignsInAsync(resident.Page, "Fatima El Idrissi");

        Assert.Equal(403, await StatusAsync(steward.Page, "POST", "/v1/cities", """{"cityId":"assen","name":"Assen","country":"NL","kind":"municipality"}"""));
        Assert.Equal(403, await StatusAsync(resident.Page, "PUT", "/v1/cities/haarlem/follows/nothing"));
        Assert.NotEqual(403, await StatusAsync(steward.Page, "PUT", "/v1/cities/haarlem/follows/nothing"));
        Assert.Equal(403, await StatusAsync(steward.Page, "PUT", "/v1/cities/amsterdam/follows/nothing"));
    }

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    [InlineData("en", 360)]
    public async Task Pages_for_signing_in_pass_the_checks(string language, int width)
    {
        var (button, denied, about) = language == "nl" ? ("Inloggen via Gemeente Voorbeeld", "het inloggen is afgebroken", "Nog even dit") : ("Sign in through Gemeente Voorbeeld", "signing in was broken off", "One more thing");
        await using var person = await Person.ComesAsync(chromium, server, language, width);
        var page = person.Page;
        await page.GotoAsync("/sign-in");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = button })).ToBeVisibleAsync();
        await PageCheck.PassesAsync(page, $"sign-in-{language}-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Toch niet inloggen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(denied);
        await PageCheck.PassesAsync(page, $"sign-in-denied-{language}-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Joris Mulder" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = about })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio).First).ToBeVisibleAsync();
        await PageCheck.PassesAsync(page, $"about-you-{language}-{width}");
    }

    [Fact]
    public async Task A_newcomer_is_asked_once_by_keyboard_and_comes_to_where_they_wanted()
    {
        await using var person = await Person.ComesAsync(chromium, server);
        var page = person.Page;
        await page.GotoAsync("/sign-in?to=%2Finbox");
        await OrganisationButton(page).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anke Smit" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Welkom, Anke Smit (voorbeeld).")).ToBeVisibleAsync();
        Assert.Equal(401, await StatusAsync(page, "GET", "/v1/sessions/current"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Kies je stad.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Je stad")).ToBeFocusedAsync();
        await page.GetByLabel("Je stad").SelectOptionAsync("dordrecht");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Bewoners" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" })).ToBeVisibleAsync();
        await IsAtAsync(page, "/inbox");

        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Meedoen" })).ToBeVisibleAsync();
        await page.GotoAsync("/sign-in");
        await SignsInAsync(page, "Anke Smit");
        await IsAtAsync(page, "/");
    }

    private static ILocator OrganisationButton(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Inloggen via Gemeente Voorbeeld" });

    private static async Task SignsInAsync(IPage page, string name)
    {
        await OrganisationButton(page).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" })).ToBeVisibleAsync();
    }

    private static Task IsAtAsync(IPage page, string path) => Assertions.Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), path).ToString());

    private static Task<int> StatusAsync(IPage page, string method, string path, string? json = null) => page.EvaluateAsync<int>(
        "async ([method, path, body]) => (await fetch(path, { method, body: body ?? undefined, headers: { 'Content-Type': 'application/json' } })).status",
        new[] { method, path, json });
}
