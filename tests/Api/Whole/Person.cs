using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Somebody with a session and an open connection.</summary>
internal sealed record Person(WholeProgram Program, string Id, string Token, LiveClient Live)
{
    internal static async Task<Person> InAsync(WholeProgram program, string city, params string[] roles)
    {
        using var response = await program.Http.PostAsJsonAsync("/v1/sessions", new { displayName = "Deelnemer", cityId = city, sector = "civic", roles });
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, body.ToString());
        var token = body.GetProperty("token").GetString()!;
        return new Person(program, body.GetProperty("participant").GetProperty("participantId").GetString()!, token, await ConnectAsync(program, token));
    }

    internal static Task<LiveClient> ConnectAsync(WholeProgram program, string token) =>
        LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = token, Reconnects = false });

    internal Task<LiveClient> ConnectAsync() => ConnectAsync(Program, Token);

    /// <summary>Does something to this person.</summary>
    internal async Task<int> ActAsync(HttpMethod method, string what, string token, object body) =>
        (await Program.SendAsync(method, $"/v1/participants/{Id}/{what}", token, body)).Status;

    /// <summary>Asks until the answer is this: the node hears of it in a moment.</summary>
    internal async Task UntilAsync(int status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await Program.SendAsync(HttpMethod.Get, "/v1/participants/me", Token)).Status != status)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
