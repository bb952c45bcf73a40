using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stadmaken.Api.Rest;

namespace Stadmaken.Tests.Api.Rest;

public class HealthTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 200, "ready")]
    [InlineData(HealthStatus.Degraded, 200, "ready")]
    [InlineData(HealthStatus.Unhealthy, 503, "not-ready")]
    public async Task Ready_is_what_its_checks_say(HealthStatus status, int expected, string word)
    {
        await using var edge = await StartAsync(() => new HealthCheckResult(status, "secret"));

        using var response = await edge.GetAsync("/health/ready");

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal($$"""{"status":"{{word}}"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_check_that_throws_is_not_ready_and_the_process_still_live()
    {
        await using var edge = await StartAsync(() => throw new InvalidOperationException("secret"));

        using var ready = await edge.GetAsync("/health/ready");
        using var live = await edge.GetAsync("/health/live");

        Assert.Equal((503, 200), ((int)ready.StatusCode, (int)live.StatusCode));
        Assert.DoesNotContain("secret", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_that_are_not_about_readiness_do_not_decide_on_it()
    {
        await using var edge = await EdgeHost.StartAsync(configure: builder => builder.Services.AddHealthChecks()
            .AddCheck("store", () => HealthCheckResult.Healthy(), [Health.ReadyTag])
            .AddCheck("other", () => HealthCheckResult.Unhealthy()));

        using var response = await edge.GetAsync("/health/ready");

        Assert.Equal(200, (int)response.StatusCode);
    }

    private static Task<EdgeHost> StartAsync(Func<HealthCheckResult> check) => EdgeHost.StartAsync(
        configure: builder => builder.Services.AddHealthChecks().AddCheck("store", check, [Health.ReadyTag]));
}
