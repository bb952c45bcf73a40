using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Api.Live;

/// <summary>What clients hear of a node that is asked to stop.</summary>
public sealed class LeavingTests
{
    [Fact]
    public async Task Node_that_stops_says_so_to_each_connection_and_closes_it_such_that_it_connects_again()
    {
        await using var server = await LiveServer.StartAsync();
        using var socket = await server.ConnectRawAsync(messagePack: false);
        await UntilAsync(() => server.Connections.Count == 1);

        var heard = ReadToTheEndAsync(socket);
        await server.StopAsync();

        var messages = await heard;
        Assert.Equal("leaving", messages[0].GetProperty("target").GetString());
        Assert.Equal((7, true), (messages[1].GetProperty("type").GetInt32(), messages[1].GetProperty("allowReconnect").GetBoolean()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Client_of_the_stopped_node_goes_on_at_another_with_what_had_no_answer(bool messagePack)
    {
        await using var one = await LiveServer.StartAsync();
        await using var two = await LiveServer.StartAsync();
        one.Grains.Board("b1").Append(1);
        two.Grains.Board("b1").Append(1);
        await using var client = await LiveClient.ConnectAsync(one.ClientOptions(messagePack, reconnects: true) with { Hubs = [one.Hub, two.Hub] });
        var board = await client.JoinAsync("b1");
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Grains.Board("b1").BeforeSubmit = () =>
        {
            arrived.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        var outcome = board.SubmitAsync(LiveCommand.Of("setBoardTitle", new { title = "Sleutels" }));
        await arrived.Task;

        await one.StopAsync();

        Assert.Equal(2, (await outcome)[0].Version);
        Assert.Equal((2, 1), (client.Connections, client.TimesSentElsewhere));
    }

    [Fact]
    public async Task Client_of_SignalR_that_knows_nothing_of_this_protocol_reconnects_by_itself()
    {
        await using var server = await LiveServer.StartAsync();
        await using var connection = new HubConnectionBuilder().WithUrl(server.Hub, HttpTransportType.WebSockets, http =>
        {
            http.SkipNegotiation = true;
            http.AccessTokenProvider = () => Task.FromResult<string?>("p1");
        }).WithAutomaticReconnect().Build();
        var reconnecting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Reconnecting += _ =>
        {
            reconnecting.TrySetResult();
            return Task.CompletedTask;
        };
        await connection.StartAsync(TestContext.Current.CancellationToken);

        await server.StopAsync();

        await reconnecting.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Node_with_many_connections_sends_them_elsewhere_in_turns_and_those_who_wait_work_on()
    {
        const int Connections = 250;
        var leaving = TimeSpan.FromSeconds(10);
        await using var server = await LiveServer.StartAsync(live => live.LeaveWithin = leaving);
        server.Grains.Board("b1").Append(1);
        var clients = new List<LiveClient>();
        for (var i = 0; i < Connections; i++)
        {
            clients.Add(await server.ConnectAsync(messagePack: true, reconnects: false));
        }

        var stopped = server.StopAsync();
        await UntilAsync(() => clients.Count(client => client.TimesSentElsewhere > 0) is >= 100 and < Connections);
        var waiting = clients.First(client => client.TimesSentElsewhere == 0);
        Assert.Equal(1, (await waiting.CallAsync("JoinBoard", "b1"))!.Value.GetProperty("version").GetInt64());

        // Who comes now is not let in.
        await Assert.ThrowsAnyAsync<Exception>(() => server.ConnectAsync(messagePack: true));
        await stopped;
        await UntilAsync(() => clients.All(client => client.TimesSentElsewhere == 1));
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task Program_that_is_asked_to_stop_is_not_ready_any_more_while_it_still_answers()
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-leaving-");
        await using (var program = await ApiProcess.StartAsync(data.FullName, new Dictionary<string, string> { ["Live__LeaveWithin"] = "00:00:05" }))
        {
            using var http = new HttpClient { BaseAddress = program.Address };
            using var session = await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Anna", cityId = "haarlem", sector = "civic" }, TestContext.Current.CancellationToken);
            var token = (await session.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("token").GetString();

            // Who does not hang up keeps it from being over at once.
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
            await socket.ConnectAsync(new UriBuilder(program.Address) { Scheme = "ws", Path = "/live" }.Uri, TestContext.Current.CancellationToken);
            await socket.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"json","version":1}""" + "\x1e"), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
            await socket.ReceiveAsync(new byte[1024], TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, await AskAsync("/health/ready"));

            var stopping = program.StopAsync();
            while (await AskAsync("/health/ready") is var answer && answer != HttpStatusCode.ServiceUnavailable)
            {
                Assert.Equal(HttpStatusCode.OK, answer);
            }

            Assert.Equal(HttpStatusCode.OK, await AskAsync("/health/live"));
            Assert.False(stopping.IsCompleted);
            await stopping;

            async Task<HttpStatusCode> AskAsync(string path)
            {
                using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
                return response.StatusCode;
            }
        }

        data.Delete(recursive: true);
    }

    private static async Task<List<JsonElement>> ReadToTheEndAsync(ClientWebSocket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is { MessageType: not WebSocketMessageType.Close } received)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            }
        }
        catch (WebSocketException)
        {
            // The end, without a handshake: this client does not answer the close.
        }

        return [.. text.ToString().Split('\u001e', StringSplitOptions.RemoveEmptyEntries).Select(message => JsonDocument.Parse(message).RootElement).Where(message => message.GetProperty("type").GetInt32() != 6)];
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!holds())
        {
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
