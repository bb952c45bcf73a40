using Microsoft.Playwright;

namespace Stadmaken.Tests.EndToEnd;

/// <summary>Pictures of pages beside the built tests, for people to look at.</summary>
internal static class Picture
{
    public static Task TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", name + ".png"), FullPage = true });
}
