using System.Text.RegularExpressions;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Api.SignIn;

public class DevelopmentIssuerTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("")]
    public async Task Issuer_that_lets_anyone_be_anyone_starts_in_Development_and_nowhere_else(string environment)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningProgram.StartAsync(
            IssuerProcess.Program,
            new Regex(@"ready at (\S+)"),
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = environment, ["DOTNET_ENVIRONMENT"] = environment, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" }));

        Assert.Contains("does not start in the environment", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_in_Development_it_starts()
    {
        await using var issuer = await IssuerProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = issuer.Authority };

        Assert.Contains("S256", await http.GetStringAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
