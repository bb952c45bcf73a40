using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Rule A5 in a cluster: what is decided through one node holds on the connections of every other.</summary>
public sealed class ClusterStandingTests(ClusterProgram cluster) : IClassFixture<ClusterProgram>
{
    [Fact]
    public async Task A5_suspension_through_one_node_ends_the_connection_at_another_and_no_node_lets_them_in()
    {
        var (operates, operatorToken, _) = await cluster.SignInAsync(0, "Beheerder", "operator");
        await using var first = operates;
        var (client, token, id) = await cluster.SignInAsync(1, "Deelnemer");
        await using var suspended = client;
        var (other, _, _) = await cluster.SignInAsync(1, "Ander");
        await using var bystander = other;
        var connections = suspended.Connections;

        Assert.Equal(204, await SendAsync(0, HttpMethod.Put, $"/v1/participants/{id}/suspension", operatorToken, new { reason = "Scheldt anderen uit." }));
        await suspended.Closed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await UntilAsync(0, token, 403);
        await UntilAsync(1, token, 403);

        Assert.Equal(1, connections);
        Assert.False(bystander.Closed.IsCompleted);
    }

    [Fact]
    public async Task A5_ended_sessions_are_no_good_at_any_node()
    {
        var (client, token, _) = await cluster.SignInAsync(1, "Deelnemer");
        await using var live = client;
        await UntilAsync(0, token, 200);

        Assert.Equal(204, await SendAsync(0, HttpMethod.Delete, "/v1/participants/me/sessions", token, new { reason = "Telefoon kwijt." }));

        await live.Closed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await UntilAsync(0, token, 401);
        await UntilAsync(1, token, 401);
    }

    /// <summary>Asks until the answer is this: a node hears of it in a moment.</summary>
    private async Task UntilAsync(int node, string token, int status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await SendAsync(node, HttpMethod.Get, "/v1/participants/me", token) != status)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task<int> SendAsync(int node, HttpMethod method, string path, string token, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = cluster.Address(node) };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
