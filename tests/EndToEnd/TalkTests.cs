using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Cities that hear each other: who met the same, what is asked and answered, and what people say.</summary>
public sealed class TalkTests(Chromium chromium, DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    // Of each its own: those who tried the others are as good an answer otherwise, and three are shown.
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["nl 1280"] = "de schuur",
        ["nl 360"] = "het hek",
        ["en 1280"] = "de kelder",
        ["en 360"] = "de brievenbus",
    };

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 360)]
    [InlineData("en", 1280)]
    [InlineData("en", 360)]
    public async Task Someone_of_Lelystad_types_an_obstacle_is_shown_what_Haarlem_tried_asks_and_hears_the_answer(string language, int width)
    {
        var w = Words.In(language);
        var obstacle = $"Niemand wil de sleutel van {Kept[$"{language} {width}"]} beheren";
        await using var anna = await Person.ComesAsync(chromium, server, "nl", width);
        await using var noor = await Person.ComesAsync(chromium, server, "nl", width);
        await anna.SignInAsync("Anna", "haarlem");
        await noor.SignInAsync("Noor", "lelystad");
        var kitchen = await StartsAsync(anna.Page, "haarlem", $"Buurtkeuken {language} {width}");
        await PostAsync(anna.Page, $"{kitchen}/updates", new { title = "De sleutel", text = "Het is gelukt.", obstacle = $"Niemand wilde de sleutel van {Kept[$"{language} {width}"]} beheren.", approach = "Een kluisje met een code naast de deur.", lesson = "Verander de code elke maand." });
        var garden = await StartsAsync(noor.Page, "lelystad", $"Kas van Lelystad {language} {width}");
        await PostAsync(noor.Page, $"{garden}/updates", new { title = "Begonnen", text = "De eerste planten staan er." });
        await MeetsAsync(noor.Page, garden, kitchen, obstacle);
        foreach (var (person, practice) in new[] { (anna, kitchen), (noor, garden) })
        {
            await person.Page.GotoAsync(practice);
            await person.Page.Locator("header select").SelectOptionAsync(language);
            await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await person.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        }

        // Noor tells what stood in the way; what she is shown takes neither her focus nor what she typed.
        var page = noor.Page;
        await page.Locator("[data-form='update'] > button").ClickAsync();
        await page.Locator("#update-title").FillAsync("De kas staat");
        await page.Locator("#update-obstacle").PressSequentiallyAsync(obstacle);
        var beside = page.Locator(".same");
        await Assertions.Expect(beside.GetByRole(AriaRole.Status)).ToContainTextAsync(w.Found);
        await Assertions.Expect(page.Locator("#update-obstacle")).ToBeFocusedAsync();
        var met = beside.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Buurtkeuken {language} {width}" });
        await Assertions.Expect(met).ToContainTextAsync("Een kluisje met een code naast de deur.");
        await Assertions.Expect(met).ToContainTextAsync("Verander de code elke maand.");
        await Assertions.Expect(met).ToContainTextAsync(w.Why);
        await Assertions.Expect(met).ToContainTextAsync("sleutel");
        await PageCheck.PassesAsync(page, $"talk-typing-{language}-{width}");

        // She closes it and opens it again, and asks from there, all by keyboard.
        await beside.GetByRole(AriaRole.Button, new() { Name = w.Close }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(beside.GetByRole(AriaRole.Button, new() { Name = w.Reopen })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await beside.GetByRole(AriaRole.Button, new() { Name = $"{w.AskOf} Buurtkeuken {language} {width}" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(beside.Locator("textarea")).ToBeFocusedAsync();
        await Assertions.Expect(beside.Locator("textarea")).ToHaveAccessibleDescriptionAsync(new Regex($"Kas van Lelystad {language} {width}"));
        await beside.GetByRole(AriaRole.Button, new() { Name = w.Submit }).ClickAsync();
        await Assertions.Expect(beside.Locator("textarea")).ToBeFocusedAsync();
        await Assertions.Expect(beside.Locator("textarea")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Keyboard.TypeAsync("Wie verandert de code <b>elke</b> maand?");
        await PageCheck.PassesAsync(page, $"talk-asking-{language}-{width}");
        await beside.GetByRole(AriaRole.Button, new() { Name = w.Submit }).ClickAsync();
        var put = page.Locator("#questions");
        await Assertions.Expect(put).ToContainTextAsync("Wie verandert de code <b>elke</b> maand?");
        await Assertions.Expect(put).ToContainTextAsync(w.Unanswered);
        await Assertions.Expect(page.Locator("#update-obstacle")).ToHaveValueAsync(obstacle);
        await Assertions.Expect(page.Locator("#update-title")).ToHaveValueAsync("De kas staat");

        // Haarlem sees it come, answers, and Lelystad hears it; nobody loads anything anew.
        var asked = anna.Page.Locator("#questions");
        await Assertions.Expect(asked).ToContainTextAsync("Wie verandert de code <b>elke</b> maand?");
        await Assertions.Expect(asked).ToContainTextAsync($"Kas van Lelystad {language} {width}, Lelystad");
        await Assertions.Expect(asked).ToContainTextAsync("Noor");
        await asked.GetByRole(AriaRole.Button, new() { Name = $"{w.AnswerOf} Wie verandert" }).ClickAsync();
        await Assertions.Expect(asked.Locator("textarea")).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync("Wie kookt op de eerste dinsdag.");
        await asked.GetByRole(AriaRole.Button, new() { Name = w.SubmitAnswer }).ClickAsync();
        await Assertions.Expect(asked).ToContainTextAsync("Wie kookt op de eerste dinsdag.");
        await Assertions.Expect(put).ToContainTextAsync("Wie kookt op de eerste dinsdag.");
        await Assertions.Expect(put).Not.ToContainTextAsync(w.Unanswered);
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = w.Heard })).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.True(await anna.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        await PageCheck.PassesAsync(page, $"talk-heard-{language}-{width}");
        await PageCheck.PassesAsync(anna.Page, $"talk-answered-{language}-{width}");

        // And it waits in the inbox of who asked.
        await page.GotoAsync("/inbox");
        await Assertions.Expect(page.Locator("section[aria-labelledby='news'] .feed")).ToContainTextAsync(w.InInbox);
        await PageCheck.PassesAsync(page, $"talk-inbox-{language}-{width}");
    }

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("en", 360)]
    public async Task Whoever_the_city_lets_reacts_and_what_does_not_belong_there_is_hidden_with_a_reason(string language, int width)
    {
        var w = Words.In(language);
        await using var steward = await Person.ComesAsync(chromium, server, "nl", width);
        await using var otto = await Person.ComesAsync(chromium, server, "nl", width);
        await using var visitor = await Person.ComesAsync(chromium, server, language, width);
        await steward.SignInAsStewardAsync("Saskia", "enschede");
        await otto.SignInAsync("Otto", "lelystad");
        var practice = await StartsAsync(steward.Page, "enschede", $"Werkplaats {language} {width}");
        foreach (var person in new[] { steward, otto })
        {
            await person.Page.GotoAsync(practice);
            await person.Page.Locator("header select").SelectOptionAsync(language);
        }

        var page = otto.Page;
        await page.Locator("[data-form='react'] > button").ClickAsync();
        await Assertions.Expect(page.Locator("#react-text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Stelletje <i>prutsers</i>");
        await page.Locator("#reactions form button[type='submit']").ClickAsync();
        await Assertions.Expect(page.Locator("#reactions li")).ToContainTextAsync("Stelletje <i>prutsers</i>");
        await Assertions.Expect(page.Locator("[data-form='react'] > button")).ToBeFocusedAsync();

        // Whoever speaks for the practice sees it come and hides it; who has not signed in never finds it.
        var lead = steward.Page.Locator("#reactions");
        await Assertions.Expect(lead.Locator("li")).ToContainTextAsync("Stelletje <i>prutsers</i>");
        await lead.GetByRole(AriaRole.Button, new() { Name = w.HideOf }).ClickAsync();
        await Assertions.Expect(lead.Locator("textarea")).ToBeFocusedAsync();
        await steward.Page.Keyboard.TypeAsync("Zo praten we niet met elkaar.");
        await PageCheck.PassesAsync(steward.Page, $"talk-hiding-{language}-{width}");
        await lead.Locator("form button[type='submit']").ClickAsync();
        await Assertions.Expect(page.Locator("#reactions li")).ToContainTextAsync("Zo praten we niet met elkaar.");
        await Assertions.Expect(page.Locator("#reactions li")).ToContainTextAsync("Stelletje <i>prutsers</i>");
        await PageCheck.PassesAsync(page, $"talk-hidden-{language}-{width}");
        await visitor.Page.GotoAsync(practice);
        await Assertions.Expect(visitor.Page.Locator("#reactions")).ToContainTextAsync(w.NoReactions);
        await PageCheck.PassesAsync(visitor.Page, $"talk-visitor-{language}-{width}");

        // The city takes no more; what was said stays.
        await steward.Page.GotoAsync("/cities/enschede");
        await steward.Page.Locator("#open-to").SelectOptionAsync("nobody");
        await PageCheck.PassesAsync(steward.Page, $"talk-city-{language}-{width}");
        await steward.Page.Locator("section[aria-labelledby='open-to-title'] button").ClickAsync();
        await Assertions.Expect(steward.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = w.Saved })).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#reactions")).ToContainTextAsync(w.Closed);
        await Assertions.Expect(page.Locator("[data-form='react']")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = w.TakeBackOf }).ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#reactions li")).ToHaveCountAsync(0);
        await steward.Page.Locator("#open-to").SelectOptionAsync("network");
        await steward.Page.Locator("section[aria-labelledby='open-to-title'] button").ClickAsync();
        await Assertions.Expect(steward.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = w.Saved })).ToHaveCountAsync(1);
    }

    /// <summary>What was just told is found a moment later.</summary>
    private static async Task MeetsAsync(IPage page, string garden, string kitchen, string obstacle) => await page.WaitForFunctionAsync(
        """
        async ([path, text, practiceId]) =>
          (await (await fetch('/v1' + path + '/similar?text=' + encodeURIComponent(text))).json()).items?.some((one) => one.practiceId === practiceId)
        """,
        new[] { garden, obstacle, kitchen.Split('/')[^1] },
        new() { PollingInterval = 200, Timeout = 45_000 });

    private static async Task<string> StartsAsync(IPage page, string cityId, string title)
    {
        var made = await PostAsync(page, $"/cities/{cityId}/practices", new { title, kind = "neighbourhood" });
        return $"/practices/{made.GetProperty("practiceId").GetString()}";
    }

    private static async Task<JsonElement> PostAsync(IPage page, string path, object body) => JsonDocument.Parse(await page.EvaluateAsync<string>(
        """
        async ([path, body]) => {
          const answer = await fetch('/v1' + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
          if (!answer.ok) { throw new Error(path + ': ' + await answer.text()); }
          return await answer.text();
        }
        """,
        new[] { path, JsonSerializer.Serialize(body) })).RootElement;

    private sealed record Words(
        string Found, string Why, string Close, string Reopen, string AskOf, string Submit, string Unanswered, string AnswerOf, string SubmitAnswer, string Heard, string InInbox,
        string HideOf, string NoReactions, string Saved, string Closed, string TakeBackOf)
    {
        internal static Words In(string language) => language == "nl"
            ? new(
                "tegen iets vergelijkbaars aan.", "deze woorden voorkomen:", "Verberg wie hier ook tegenaan liep", "Toon wie hier ook tegenaan liep",
                "Stel hun een vraag:", "Stel de vraag", "Nog geen antwoord", "Beantwoord:", "Geef het antwoord", "Een andere praktijk heeft een vraag van deze praktijk beantwoord.",
                "Anna beantwoordde een vraag die vanuit deze praktijk is gesteld", "Verberg: Stelletje", "Er zijn nog geen reacties.", "Vastgelegd wie mag reageren.", "neemt nu geen reacties aan", "Neem terug: Stelletje")
            : new(
                "met something similar.", "these words are in it:", "Hide who met the same", "Show who met the same",
                "Ask them a question:", "Ask the question", "No answer yet", "Answer:", "Give the answer", "Another practice has answered a question of this practice.",
                "Anna answered a question that was asked from this practice", "Hide: Stelletje", "There are no reactions yet.", "Saved who may react.", "does not take reactions now", "Take back: Stelletje");
    }
}
