using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>What every page has to pass, in every language and at every width.</summary>
internal static class PageCheck
{
    /// <summary>Axe finds nothing serious, and nothing scrolls sideways, also at 320 pixels. Leaves a picture.</summary>
    public static async Task PassesAsync(IPage page, string name)
    {
        await Picture.TakeAsync(page, name);
        var result = await page.RunAxe();
        Assert.Empty(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{name}: {violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));

        var size = page.ViewportSize!;
        foreach (var narrow in (int[])[size.Width, 320])
        {
            await page.SetViewportSizeAsync(narrow, size.Height);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                $"{name} scrolls sideways at {narrow} pixels.");
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
