using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Stadmaken.Tests.Api.Rest;

namespace Stadmaken.Tests.Api.SignIn;

/// <summary>Where cookies may go, by how and where they were asked for.</summary>
public class SecureCookieTests
{
    private static readonly Lazy<X509Certificate2> Certificate = new(() =>
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=stad.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    });

    [Theory]
    [InlineData("Production", true, "stad.example", true)]
    [InlineData("Development", true, "stad.example", true)]
    [InlineData("Production", true, "127.0.0.1", true)]
    [InlineData("Production", false, "stad.example", true)]
    [InlineData("Staging", false, "10.0.0.7", true)]
    [InlineData("Production", false, "127.0.0.1.evil.example", true)]
    [InlineData("Production", false, "127.0.0.1", false)]
    [InlineData("Production", false, "localhost", false)]
    [InlineData("Production", false, "[::1]", false)]
    [InlineData("Development", false, "stad.example", false)]
    public async Task Every_cookie_stays_within_https_except_on_this_machine_and_in_development(string environment, bool https, string host, bool secure)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(environment, settings: broker.Settings(("Sessions:Guests", "true")), certificate: https ? Certificate.Value : null);
        var person = new Browser(edge.Client, host);
        await person.SignInAsync(broker);
        var guest = new Browser(edge.Client, host);
        (await guest.SendAsync(HttpMethod.Post, "/v1/sessions", new { displayName = "Ada", cityId = "den-haag", sector = "civic" })).Dispose();
        broker.Claims = FakeBroker.Said("someone-else", city: null);
        var newcomer = new Browser(edge.Client, host);
        await newcomer.SignInAsync(broker);

        string[] set = [.. person.Set, .. guest.Set, .. newcomer.Set];
        Assert.Equal(7, set.Length);
        Assert.All(set, cookie => Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)));
        var prefix = secure ? "__Host-" : string.Empty;
        Assert.Equal([prefix + "stadmaken-session"], person.Cookies.Keys);
        Assert.Equal([prefix + "stadmaken-session"], guest.Cookies.Keys);
        Assert.Equal([prefix + "stadmaken-newcomer"], newcomer.Cookies.Keys);
        Assert.All(set.Where(cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal)), cookie =>
        {
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.NotNull(await person.WhoAsync());
        (await person.SendAsync(HttpMethod.Delete, "/v1/sessions/current")).Dispose();
        Assert.Empty(person.Cookies);
    }

    [Fact]
    public async Task A_cookie_that_a_neighbour_could_have_set_is_not_looked_at_over_https()
    {
        await using var edge = await EdgeHost.StartAsync("Production", certificate: Certificate.Value);
        using var signedIn = await edge.Client.PostAsJsonAsync("/v1/sessions", new { displayName = "Ada", cityId = "den-haag", sector = "civic" }, TestContext.Current.CancellationToken);
        var session = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];

        using var tossed = await edge.GetAsync("/v1/sessions/current", cookie: session);

        await tossed.ProblemAsync(401, "not-allowed");
    }
}
