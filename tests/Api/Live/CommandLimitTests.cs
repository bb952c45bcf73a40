using System.Text.Json;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Live;

/// <summary>A participant whose program sends without end, and the others.</summary>
public sealed class CommandLimitTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_sends_too_much_is_told_to_wait_over_all_connections_and_others_are_not(bool messagePack)
    {
        await using var server = await LiveServer.StartAsync(live => (live.CommandsPerSecond, live.CommandBurst) = (1, 64));
        server.Grains.Board("b1").Append(1);
        await using var one = await server.ConnectAsync(messagePack);
        await using var two = await server.ConnectAsync(messagePack);
        await using var other = await server.ConnectAsync(messagePack, "p2");

        Assert.All(await SendAsync(one, 60), result => Assert.True(result.TryGetProperty("version", out _), result.ToString()));
        var refused = await SendAsync(two, 8);
        Assert.All(refused, result => Assert.Equal(("rate-limited", true), (result.GetProperty("error").GetProperty("code").GetString(), result.GetProperty("error").GetProperty("retry").GetBoolean())));

        // Four are left and one more comes each second.
        Assert.All(refused, result => Assert.InRange(result.GetProperty("error").GetProperty("retryAfterMs").GetInt32(), 3_000, 4_000));
        Assert.All(await SendAsync(other, 8), result => Assert.True(result.TryGetProperty("version", out _), result.ToString()));
    }

    [Fact]
    public async Task A_call_within_the_limits_of_a_call_is_never_more_than_someone_may_send_at_once()
    {
        await using var server = await LiveServer.StartAsync(live => (live.CommandsPerSecond, live.CommandBurst) = (1, 10));
        server.Grains.Board("b1").Append(1);
        await using var client = await server.ConnectAsync(messagePack: false);

        Assert.All(await SendAsync(client, 64), result => Assert.True(result.TryGetProperty("version", out _), result.ToString()));
        Assert.All(await SendAsync(client, 64), result => Assert.Equal("rate-limited", result.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Control_without_a_limit_nobody_is_told_to_wait()
    {
        await using var server = await LiveServer.StartAsync(live => (live.CommandsPerSecond, live.CommandBurst) = (0, 10));
        server.Grains.Board("b1").Append(1);
        await using var client = await server.ConnectAsync(messagePack: false);

        for (var call = 0; call < 4; call++)
        {
            Assert.All(await SendAsync(client, 64), result => Assert.True(result.TryGetProperty("version", out _), result.ToString()));
        }
    }

    private static async Task<JsonElement[]> SendAsync(LiveClient client, int commands)
    {
        var sent = Enumerable.Range(0, commands).Select(_ => LiveCommand.Of("setBoardTitle", new { title = "Sleutels" })).ToArray();
        return [.. (await client.CallAsync("Submit", "b1", LiveClient.Argument(sent)))!.Value.EnumerateArray()];
    }
}
