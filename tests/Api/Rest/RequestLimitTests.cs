using System.Net;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>Those who ask without end, and the others.</summary>
public class RequestLimitTests
{
    [Fact]
    public async Task Who_asks_too_much_is_told_to_wait_and_others_are_not()
    {
        await using var edge = await EdgeHost.StartAsync(settings: new() { ["Requests:PerSecond"] = "1", ["Requests:Burst"] = "5" });
        var (busy, calm) = (await edge.SignInAsync(), await edge.SignInAsync());

        for (var request = 0; request < 5; request++)
        {
            using var answered = await edge.GetAsync("/v1/sessions/current", busy.Token);
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        }

        using var refused = await edge.GetAsync("/v1/sessions/current", busy.Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("rate-limited", (await refused.JsonAsync()).GetProperty("code").GetString());
        using var other = await edge.GetAsync("/v1/sessions/current", calm.Token);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task An_address_of_people_who_have_not_signed_in_is_told_to_wait_but_not_whoever_looks_after_the_program()
    {
        await using var edge = await EdgeHost.StartAsync(settings: new() { ["Requests:PerSecondOfAddress"] = "1", ["Requests:BurstOfAddress"] = "3" });
        var answers = new List<HttpStatusCode>();
        for (var request = 0; request < 5; request++)
        {
            using var answer = await edge.GetAsync("/v1/cities");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        using var health = await edge.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }
}
