using System.Net;

namespace Stadmaken.Tests.Api.Rest;

public class HeaderTests
{
    public static TheoryData<string> Addresses =>
        ["/v1/cities", "/v1/openapi.json", "/v1/nothing", "/v1/cities/", "/v1/participants/me", "/v1/boards/bpub", "/v1/boards/bpub/events", "/v1/boards?fault"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_answer_of_the_API_has_its_version_and_is_not_stored(string address)
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.AddBoard("bpub", 2);
        edge.World.Fault = address.EndsWith("?fault", StringComparison.Ordinal) ? new InvalidOperationException() : null;

        using var response = await edge.GetAsync(address);

        Assert.Equal("0.1.0", response.Headers.GetValues("API-Version").Single());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        AssertSafe(response);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/problems/invalid")]
    [InlineData("/missing.png")]
    public async Task Every_other_answer_is_as_safe(string address)
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.GetAsync(address);

        AssertSafe(response);
        Assert.False(response.Headers.Contains("API-Version"));
    }

    [Fact]
    public async Task Only_the_description_is_open_to_scripts_of_other_sites()
    {
        await using var edge = await EdgeHost.StartAsync();

        Assert.Equal("*", await AllowedOriginAsync(edge, "/v1/openapi.json"));
        Assert.Null(await AllowedOriginAsync(edge, "/v1/cities"));
        Assert.Null(await AllowedOriginAsync(edge, "/v1/sessions/current"));
    }

    [Fact]
    public async Task The_process_is_live_but_not_ready_while_nobody_says_that_commands_can_be_stored()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var live = await edge.GetAsync("/health/live");
        using var ready = await edge.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    private static async Task<string?> AllowedOriginAsync(EdgeHost edge, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await edge.SendAsync(request);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins.Single() : null;
    }

    private static void AssertSafe(HttpResponseMessage response)
    {
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single(), ignoreCase: true);
        Assert.NotEmpty(response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.False(response.Headers.Contains("Server"));
    }
}
