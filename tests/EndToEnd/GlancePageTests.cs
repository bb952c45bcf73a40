using System.Text;
using Microsoft.Playwright;
using Stadmaken.Tests.EndToEnd.People;

namespace Stadmaken.Tests.EndToEnd;

public sealed class GlancePageTests(Chromium chromium, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task What_happens_anywhere_is_in_the_pictures_without_loading_the_page_again()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.SignInAsync("Anna");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "In beeld", Exact = true }).ClickAsync();
        var bars = anna.Page.Locator("#phases svg title").Filter(new() { HasText = "Haarlem: Gepitcht 1" });
        await Assertions.Expect(anna.Page.Locator("#phases svg")).ToBeVisibleAsync();
        await Assertions.Expect(bars).ToHaveCountAsync(0);

        await using var bram = await Person.ComesAsync(chromium, server);
        await bram.SignInAsync("Bram");
        await PracticePagesTests.StartsAsync(bram, "Tuin aan de gracht");

        await Assertions.Expect(bars).ToHaveCountAsync(1);
        await Assertions.Expect(anna.Page.Locator("#phases p").First).ToContainTextAsync("Van de ene lopende praktijk is er 0 geformuleerd");
    }

    [Fact]
    public async Task A_picture_is_kept_as_a_drawing_and_as_an_image_with_its_title_and_its_source()
    {
        await using var anna = await Person.ComesAsync(chromium, server, "nl", 360);
        await anna.Page.GotoAsync("/overview");

        var drawing = Encoding.UTF8.GetString(await KeepAsync(anna.Page, "SVG: bewaar “Wie werkt aan welk leergebied?” als tekening", ".svg"));
        Assert.StartsWith("<?xml", drawing, StringComparison.Ordinal);
        Assert.Contains(">Wie werkt aan welk leergebied?</text>", drawing, StringComparison.Ordinal);
        Assert.Contains("Bron: Stadmaken", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("var(--", drawing, StringComparison.Ordinal);

        // As wide as a report wants it, also when kept on a telephone, and twice as sharp.
        var image = await KeepAsync(anna.Page, "PNG: bewaar “Wie werkt aan welk leergebied?” als afbeelding", ".png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], image[..4]);
        Assert.Equal(1856, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16)));
    }

    [Fact]
    public async Task For_the_print_every_table_is_folded_out_and_folded_in_again_after()
    {
        await using var anna = await Person.ComesAsync(chromium, server);
        await anna.Page.GotoAsync("/overview");
        var folded = anna.Page.Locator("main details:not([open])");
        await Assertions.Expect(folded.First).ToBeVisibleAsync();
        var before = await folded.CountAsync();

        await anna.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Assertions.Expect(folded).ToHaveCountAsync(0);
        await anna.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(folded).ToHaveCountAsync(before);
    }

    private static async Task<byte[]> KeepAsync(IPage page, string button, string ending)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
