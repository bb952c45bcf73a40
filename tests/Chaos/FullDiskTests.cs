using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos;

/// <summary>The real process on a real disk that is full.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task J5_on_a_full_disk_commands_are_refused_with_retry_and_the_same_ids_are_accepted_once_when_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 32);
        await using var process = await ApiProcess.StartAsync(disk.Directory.FullName);
        using var http = new HttpClient { BaseAddress = process.Address };
        var token = await BusyBoard.SignInAsync(http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(process.Address, "/live")], Token = token });
        await client.JoinAsync(BusyBoard.BoardId);

        var ballast = disk.FillUp();
        var sent = new List<JsonObject>();
        JsonElement? refused = null;
        for (var i = 0; i < 2_000 && refused is null; i++)
        {
            sent.Add(LiveCommand.AddCard("financing", new string('x', 9_000)));
            refused = await ErrorOfAsync(client, sent[^1]);
        }

        Assert.Equal("unavailable", refused?.GetProperty("code").GetString());
        Assert.True(refused?.GetProperty("retry").GetBoolean());
        using (var board = await http.GetAsync($"/v1/boards/{BusyBoard.BoardId}", TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, board.StatusCode);
        }

        ballast.Delete();
        foreach (var command in sent)
        {
            Assert.Null(await ErrorOfAsync(client, command));
        }

        using var events = await http.GetAsync($"/v1/boards/{BusyBoard.BoardId}/events?after=0&limit=1000", TestContext.Current.CancellationToken);
        var items = JsonDocument.Parse(await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(1, sent.Count + 1).Select(version => (long)version), items.Select(one => one.GetProperty("version").GetInt64()));
        Assert.Equal(sent.Select(LiveCommand.IdOf), items.Skip(1).Select(one => one.GetProperty("commandId").GetString()!));
    }

    private static async Task<JsonElement?> ErrorOfAsync(LiveClient client, JsonObject command)
    {
        var results = await client.CallAsync("Submit", BusyBoard.BoardId, LiveClient.Argument(new[] { command }));
        return results!.Value[0].TryGetProperty("error", out var error) ? error : null;
    }
}
