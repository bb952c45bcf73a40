using System.Net;

namespace Stadmaken.Tests.Api.Rest;

public class BrowserClientTests
{
    private const string Page = "<!doctype html><title>Stadmaken</title>";

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/boards/b1")]
    [InlineData("/cities/den-haag/deep")]
    public async Task The_page_stands_in_for_every_address_of_the_client_and_is_asked_for_again(string address)
    {
        await using var built = await BuiltClient.StartAsync();

        using var response = await built.Edge.GetAsync(address);

        Assert.Equal(Page, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("GET", "/v1/nothing")]
    [InlineData("GET", "/live")]
    [InlineData("GET", "/health/nothing")]
    [InlineData("GET", "/assets/gone-abc123.js")]
    [InlineData("GET", "/assets/gone")]
    [InlineData("GET", "/favicon.ico")]
    [InlineData("POST", "/boards/b1")]
    public async Task The_page_never_stands_in_for_anything_else(string method, string address)
    {
        await using var built = await BuiltClient.StartAsync();

        using var response = await built.Edge.SendAsync(new HttpMethod(method), address);

        await response.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Files_named_after_their_content_are_kept_for_a_year()
    {
        await using var built = await BuiltClient.StartAsync();

        using var response = await built.Edge.GetAsync("/assets/app-abc123.js");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/assets/..%2f..%2fsecret.txt")]
    public async Task Nothing_outside_the_web_root_is_served(string address)
    {
        await using var built = await BuiltClient.StartAsync();

        using var response = await built.Edge.GetAsync(address);

        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_was_not_built_is_told_so_and_the_API_works()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var page = await edge.GetAsync("/");
        using var api = await edge.GetAsync("/v1/cities");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("has not been built", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
    }

    private sealed class BuiltClient(EdgeHost edge, DirectoryInfo data) : IAsyncDisposable
    {
        public EdgeHost Edge => edge;

        public static async Task<BuiltClient> StartAsync()
        {
            var data = Directory.CreateTempSubdirectory("stadmaken-client-");
            var assets = data.CreateSubdirectory("wwwroot").CreateSubdirectory("assets");
            await File.WriteAllTextAsync(Path.Combine(data.FullName, "wwwroot", "index.html"), Page);
            await File.WriteAllTextAsync(Path.Combine(assets.FullName, "app-abc123.js"), "export {};");
            await File.WriteAllTextAsync(Path.Combine(data.FullName, "secret.txt"), "secret");
            return new BuiltClient(await EdgeHost.StartAsync(data: data), data);
        }

        public async ValueTask DisposeAsync()
        {
            await edge.DisposeAsync();
            data.Delete(recursive: true);
        }
    }
}
