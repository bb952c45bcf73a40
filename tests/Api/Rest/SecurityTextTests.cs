using System.Net;

namespace Stadmaken.Tests.Api.Rest;

public class SecurityTextTests
{
    private const string Address = "/.well-known/security.txt";

    [Fact]
    public async Task Who_finds_a_weakness_reads_whom_to_tell()
    {
        await using var edge = await EdgeHost.StartAsync("Production", settings: new()
        {
            ["Security:Contacts:0"] = "mailto:veilig@example.org",
            ["Security:Contacts:1"] = "https://example.org/melden",
            ["Security:Expires"] = "2027-06-01T00:00:00+02:00",
            ["Security:Policy"] = "https://example.org/beleid",
        });

        using var response = await edge.GetAsync(Address);

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "Contact: mailto:veilig@example.org\nContact: https://example.org/melden\nExpires: 2027-05-31T22:00:00Z\nPreferred-Languages: nl, en\nPolicy: https://example.org/beleid\n",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_contact_there_is_none()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.GetAsync(Address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("veilig@example.org", "2027-06-01T00:00:00Z")]
    [InlineData("mailto:veilig@example.org", null)]
    public async Task One_that_the_standard_does_not_allow_is_refused_at_the_start(string contact, string? expires)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => EdgeHost.StartAsync(settings: new() { ["Security:Contacts:0"] = contact, ["Security:Expires"] = expires }));

        Assert.Contains("Security:", refused.Message, StringComparison.Ordinal);
    }
}
