using Microsoft.Playwright;

namespace Stadmaken.Tests.EndToEnd.People;

/// <summary>A guest with a browser of their own.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private ICDPSession? _devTools;

    private Person(IBrowserContext context, IPage page, Line line)
    {
        _context = context;
        Page = page;
        Line = line;
    }

    /// <summary>The page in front of them.</summary>
    public IPage Page { get; private set; }

    /// <summary>Their connection.</summary>
    public Line Line { get; }

    /// <summary>How it stands with their own changes.</summary>
    public ILocator Status => Page.Locator("[data-status]");

    /// <summary>Someone who has not signed in.</summary>
    /// <param name="chromium">Their browser.</param>
    /// <param name="server">Where they go.</param>
    /// <param name="language">What they read: <c>nl</c> or <c>en</c>.</param>
    /// <param name="width">Width of their window in CSS pixels.</param>
    public static async Task<Person> ComesAsync(Chromium chromium, Server server, string language = "nl", int width = 1280)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(),
            Locale = language,
            // A test that wants https makes its own certificate.
            IgnoreHTTPSErrors = server.Address.Scheme == Uri.UriSchemeHttps,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        var line = await Line.InAsync(context);
        return new Person(context, await context.NewPageAsync(), line);
    }

    /// <summary>Signs in on the page for it, in Dutch.</summary>
    public async Task SignInAsync(string name, string cityId = "haarlem")
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Meedoen" }).ClickAsync();
        await FillsInWhoAsync(name, cityId, "Bewoners");
    }

    /// <summary>Signs in as the steward of a city, in Dutch; only where the environment is Development.</summary>
    public async Task SignInAsStewardAsync(string name, string cityId)
    {
        await Page.GotoAsync("/sign-in?role=steward");
        await FillsInWhoAsync(name, cityId, "Overheid");
    }

    /// <summary>Signs in as an operator, in Dutch; only where the environment is Development.</summary>
    public async Task SignInAsOperatorAsync(string name)
    {
        await Page.GotoAsync("/sign-in?role=operator");
        await FillsInWhoAsync(name, "lelystad", "Overheid");
    }

    private async Task FillsInWhoAsync(string name, string cityId, string sector)
    {
        await Page.GetByLabel("Je naam").FillAsync(name);
        await Page.GetByLabel("Je stad").SelectOptionAsync(cityId);
        await Page.GetByRole(AriaRole.Radio, new() { Name = sector }).CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" })).ToBeVisibleAsync();
    }

    /// <summary>Opens a new board in Haarlem with the zones Nu and Straks.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> OpensBoardAsync(string title)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Haarlem" }).ClickAsync();
        await Page.GetByLabel("Titel van het bord").FillAsync(title);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open het bord" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        foreach (var zone in (string[])["Nu", "Straks"])
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = "Vak toevoegen" }).ClickAsync();
            await Page.GetByLabel("Titel van het vak").FillAsync(zone);
            await Page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen", Exact = true }).ClickAsync();
            await Assertions.Expect(Zone(zone)).ToBeVisibleAsync();
        }

        await SavedAsync();
        return new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Goes to a board.</summary>
    public async Task GoesToAsync(string board)
    {
        await Page.GotoAsync(board);
        await SavedAsync();
    }

    /// <summary>Adds a card at the end of a zone.</summary>
    public async Task AddsCardAsync(string zone, string text)
    {
        await Zone(zone).GetByRole(AriaRole.Button, new() { Name = $"Kaart toevoegen aan {zone}" }).ClickAsync();
        await Zone(zone).GetByLabel("Tekst van de kaart").FillAsync(text);
        await Zone(zone).GetByRole(AriaRole.Button, new() { Name = "Toevoegen", Exact = true }).ClickAsync();
        await Zone(zone).GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).ClickAsync();
        await Assertions.Expect(Card(zone, text)).ToBeVisibleAsync();
    }

    /// <summary>Moves a card to the end of another zone, without dragging.</summary>
    public async Task MovesCardAsync(string text, string from, string to)
    {
        await Card(from, text).GetByRole(AriaRole.Button, new() { Name = "Acties voor kaart" }).ClickAsync();
        await Card(from, text).GetByLabel("Verplaats naar vak").SelectOptionAsync(new SelectOptionValue { Label = to });
        await Card(from, text).GetByRole(AriaRole.Button, new() { Name = "Verplaats", Exact = true }).ClickAsync();
        await Assertions.Expect(Card(to, text)).ToBeVisibleAsync();
    }

    /// <summary>Where they type, once they write in a card.</summary>
    public ILocator Editor => Page.Locator("[data-editor] textarea");

    /// <summary>Begins to write in a card.</summary>
    public async Task WritesInAsync(string zone, string text)
    {
        await Card(zone, text).Locator("[data-focus-key^='edit-text:']").ClickAsync();
        await Assertions.Expect(Editor).ToBeFocusedAsync();
    }

    /// <summary>Puts the caret at a place, in UTF-16 units from the start.</summary>
    public Task PutsCaretAsync(int place) => Editor.EvaluateAsync("(area, place) => area.setSelectionRange(place, place)", place);

    /// <summary>Where their caret is.</summary>
    public Task<int> CaretAsync() => Editor.EvaluateAsync<int>("area => area.selectionStart");

    /// <summary>Types, one character after the other.</summary>
    public async Task TypesAsync(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            await Page.Keyboard.InsertTextAsync(rune.ToString());
        }
    }

    /// <summary>Their input method has this under way.</summary>
    public async Task ComposesAsync(string text) =>
        await (await DevToolsAsync()).SendAsync("Input.imeSetComposition", new() { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });

    /// <summary>Their input method ends with this.</summary>
    public async Task CommitsAsync(string text) => await (await DevToolsAsync()).SendAsync("Input.insertText", new() { ["text"] = text });

    /// <summary>Keeps what a screen reader is told from now on.</summary>
    public Task ListensAsync() => Page.EvaluateAsync(
        """
        () => {
          window.heard = [];
          const region = document.querySelector('[data-announcer]');
          new MutationObserver(() => { if (region.textContent.trim()) { window.heard.push(region.textContent.trim()); } })
            .observe(region, { childList: true, characterData: true, subtree: true });
        }
        """);

    /// <summary>Waits until a screen reader was told something with this in it.</summary>
    public async Task HearsAsync(string part) => await Page.WaitForFunctionAsync("part => window.heard.some(text => text.includes(part))", part);

    /// <summary>What a screen reader was told.</summary>
    public Task<string[]> HeardAsync() => Page.EvaluateAsync<string[]>("() => window.heard");

    /// <summary>Closes the tab and opens another in the same browser.</summary>
    public async Task TakesNewTabAsync()
    {
        await Page.CloseAsync();
        Page = await _context.NewPageAsync();
    }

    /// <summary>Closes the tab; the browser stays.</summary>
    public Task ClosesTabAsync() => Page.CloseAsync();

    /// <summary>A zone by its title.</summary>
    public ILocator Zone(string title) =>
        Page.Locator("section.zone").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title }) });

    /// <summary>A card by its text, in a zone.</summary>
    public ILocator Card(string zone, string text) =>
        Zone(zone).GetByRole(AriaRole.Article, new() { Name = $"Kaart: {text}", Exact = true });

    /// <summary>Waits until all of their changes are stored.</summary>
    public Task SavedAsync() => Assertions.Expect(Status).ToHaveAttributeAsync("data-status", "saved");

    /// <summary>Waits until they are told that there is no connection.</summary>
    public Task OfflineAsync() => Assertions.Expect(Status).ToHaveAttributeAsync("data-status", "offline");

    /// <summary>What they see: of every zone the texts of its cards, in order.</summary>
    public async Task<IReadOnlyList<string>> SeesAsync()
    {
        var seen = new List<string>();
        foreach (var zone in await Page.Locator("section.zone").AllAsync())
        {
            seen.Add("# " + await zone.Locator("h2").EvaluateAsync<string>("heading => heading.firstChild.textContent.trim()"));
            seen.AddRange(await zone.Locator("article .text").AllInnerTextsAsync());
        }

        return seen;
    }

    private async Task<ICDPSession> DevToolsAsync() => _devTools ??= await _context.NewCDPSessionAsync(Page);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
