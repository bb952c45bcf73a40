using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Live;

/// <summary>Joining, events and commands over a real connection.</summary>
public sealed class LiveHubTests : LiveTests
{
    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Joining_gives_a_snapshot_who_one_is_and_who_is_there(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack);
        var answer = (await client.CallAsync("JoinBoard", "b1"))!.Value;

        Assert.Equal(3, answer.GetProperty("version").GetInt64());
        Assert.Equal("Title", answer.GetProperty("snapshot").GetProperty("title").GetString());
        Assert.False(answer.TryGetProperty("events", out _));
        var you = answer.GetProperty("you");
        Assert.Equal("p1", you.GetProperty("participantId").GetString());
        Assert.Equal("Name of p1", you.GetProperty("displayName").GetString());
        Assert.Equal("enschede", you.GetProperty("cityId").GetString());
        Assert.Equal("civic", you.GetProperty("sector").GetString());
        Assert.Equal("steward", you.GetProperty("roles")[0].GetString());
        Assert.True(you.GetProperty("canEdit").GetBoolean());
        Assert.False(you.GetProperty("canLead").GetBoolean());
        Assert.Equal(("editor", true), (you.GetProperty("role").GetString(), you.GetProperty("canComment").GetBoolean()));
        Assert.InRange(answer.GetProperty("now").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.Equal(you.GetProperty("presenceId").GetString(), Assert.Single(answer.GetProperty("present").EnumerateArray()).GetProperty("presenceId").GetString());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Joining_with_a_version_gives_the_events_after_it(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack);
        var answer = (await client.CallAsync("JoinBoard", "b1", 1))!.Value;

        Assert.Equal([2L, 3L], answer.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("version").GetInt64()));
        Assert.False(answer.TryGetProperty("snapshot", out _));
        Assert.EndsWith("+00:00", answer.GetProperty("events")[0].GetProperty("at").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_null_version_is_no_version(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack);
        Assert.True((await client.CallAsync("JoinBoard", "b1", null))!.Value.TryGetProperty("snapshot", out _));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Everyone_gets_every_event_whatever_they_speak(bool messagePack)
    {
        await using var writer = await Server.ConnectAsync(messagePack);
        await using var json = await Server.ConnectAsync(false, "p2");
        await using var packed = await Server.ConnectAsync(true, "p3");
        var board = await writer.JoinAsync("b1");
        LiveClientBoard[] others = [await json.JoinAsync("b1"), await packed.JoinAsync("b1")];

        var outcomes = await board.SubmitAsync(LiveCommand.AddCard("z", "één 🏙"), LiveCommand.AddCard("z", "two"));

        Assert.Equal([4L, 5L], outcomes.Select(outcome => outcome.Version!.Value));
        foreach (var other in others)
        {
            await other.ReachAsync(5);
            Assert.Equal(["één 🏙", "two"], other.Events.Select(e => e.GetProperty("text").GetString()));
            Assert.Equal(outcomes[0].CommandId, other.Events[0].GetProperty("commandId").GetString());
            Assert.Equal("p1", other.Events[0].GetProperty("by").GetString());
        }

        Assert.Equal(1, Board.Followers);
    }

    [Theory]
    [InlineData(HttpTransportType.LongPolling)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    public async Task Who_has_no_WebSocket_gets_every_event_too(HttpTransportType transport)
    {
        await using var writer = await Server.ConnectAsync(messagePack: false);
        await using var other = await LiveClient.ConnectAsync(Server.ClientOptions(messagePack: false, "p2") with { Transport = transport });
        var board = await writer.JoinAsync("b1");
        var seen = await other.JoinAsync("b1");

        await board.SubmitAsync(LiveCommand.AddCard("z", "one"), LiveCommand.AddCard("z", "two"));

        await seen.ReachAsync(5);
        Assert.Equal(["one", "two"], seen.Events.Select(e => e.GetProperty("text").GetString()));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Who_takes_events_in_brief_has_the_same_ones(bool messagePack)
    {
        await using var whole = await Server.ConnectAsync(messagePack);
        await using var brief = await LiveClient.ConnectAsync(Server.ClientOptions(messagePack, "p2") with { Brief = true });
        LiveClientBoard[] boards = [await whole.JoinAsync("b1"), await brief.JoinAsync("b1")];

        await boards[0].SubmitAsync([.. Enumerable.Range(0, 20).Select(i => LiveCommand.AddCard("z", $"kaart {i}"))]);

        foreach (var board in boards)
        {
            await board.ReachAsync(23);
        }

        Assert.Equal(boards[0].Events.Select(e => JsonNode.Parse(e.GetRawText())), boards[1].Events.Select(e => JsonNode.Parse(e.GetRawText())), JsonNode.DeepEquals);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_posted_command_is_answered_by_its_own_event_and_a_refusal_by_refused(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack);
        var board = await client.JoinAsync("b1");

        var outcomes = await board.PostAsync(
            LiveCommand.AddCard("z", "kept"),
            LiveCommand.Of("moveCard", new { cardId = "unknown", zoneId = "z" }),
            LiveCommand.Of("explode", new { }));

        Assert.Equal(4, outcomes[0].Version);
        Assert.Equal("not-found", outcomes[1].Code);
        Assert.Equal("invalid", outcomes[2].Code);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Commands_of_one_connection_keep_their_order_though_calls_run_at_once(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack);
        var board = await client.JoinAsync("b1");
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Board.BeforeSubmit = () => hold.Task;
        JsonObject[] commands = [.. Enumerable.Range(0, 300).Select(i => LiveCommand.Of("setBoardTitle", new { title = "t" + i }))];

        // More calls than may be under way at once, posts and submits through each other, while the board is held.
        var calls = commands.Select((command, i) => i % 3 == 0 ? board.PostAsync(command) : board.SubmitAsync(command)).ToArray();
        hold.SetResult();
        await Task.WhenAll(calls).WaitAsync(TestContext.Current.CancellationToken);

        await board.ReachAsync(303);
        Assert.Equal(commands.Select(LiveCommand.IdOf), board.Events.Select(e => e.GetProperty("commandId").GetString()));
    }

    [Fact]
    public async Task A_submit_that_waits_does_not_hold_up_the_connection()
    {
        await using var client = await Server.ConnectAsync(false);
        var board = await client.JoinAsync("b1");
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Board.BeforeSubmit = () => hold.Task;
        var waiting = board.SubmitAsync(LiveCommand.AddCard("z", "t"));

        Assert.NotNull(await client.CallAsync("JoinBoard", "b1"));

        Assert.False(waiting.IsCompleted);
        hold.SetResult();
        await waiting;
    }

    [Fact]
    public async Task Nothing_committed_while_someone_is_let_in_is_missed()
    {
        await using var first = await Server.ConnectAsync(false);
        await first.JoinAsync("b1");
        await using var second = await Server.ConnectAsync(true, "p2");
        // The board is opened, then moves on, and only then the opening is answered.
        Board.AfterOpen = () =>
        {
            Board.Append(2);
            return Task.CompletedTask;
        };
        var board = await second.JoinAsync("b1");
        await board.ReachAsync(5);
        Assert.Equal(3, board.JoinAnswer.GetProperty("version").GetInt64());
        Assert.Equal(0, board.Gaps);
    }

    [Fact]
    public async Task The_first_one_let_in_misses_nothing_either()
    {
        Board.AfterOpen = () =>
        {
            Board.Append(2);
            return Task.CompletedTask;
        };
        await using var client = await Server.ConnectAsync(false);
        var board = await client.JoinAsync("b1");
        await board.ReachAsync(5);
        Assert.Equal([4L, 5L], board.Events.Select(e => e.GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task A_client_that_loses_a_push_joins_again_and_has_all_of_it()
    {
        await using var client = await Server.ConnectAsync(true);
        var board = await client.JoinAsync("b1");
        var drops = 1;
        board.Drops = _ => drops-- > 0;
        Board.Append(2);
        await board.SubmitAsync(LiveCommand.AddCard("z", "t"));
        await board.ReachAsync(6);
        Assert.Equal([4L, 5L, 6L], board.Events.Select(e => e.GetProperty("version").GetInt64()));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_lost_connection_is_made_again_and_what_had_no_answer_is_sent_once_more(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack, reconnects: true);
        var board = await client.JoinAsync("b1");
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Board.BeforeSubmit = () => held.Task;
        var sent = board.SubmitAsync(LiveCommand.AddCard("z", "t"));
        await client.CutAsync();
        Board.BeforeSubmit = () => Task.CompletedTask;
        held.SetResult();

        var outcome = Assert.Single(await sent);

        Assert.Equal(4, outcome.Version);
        Assert.Equal(4, Board.Version);
        Assert.Equal(2, client.Connections);
    }

    [Fact]
    public async Task One_who_leaves_gets_nothing_more_and_can_come_back()
    {
        await using var client = await Server.ConnectAsync(false);
        var board = await client.JoinAsync("b1");
        Assert.Null(await client.CallAsync("LeaveBoard", "b1"));
        Board.Append(1);
        Assert.Equal("conflict", CodeOf(await client.CallAsync("SetPresence", "b1", Json(new { }))));
        Assert.Equal(3, board.Version);
        await client.JoinAsync("b1");
        Assert.Equal(4, board.Version);
    }

    [Fact]
    public async Task A_board_is_let_go_of_a_while_after_the_last_has_left()
    {
        await using var server = await LiveServer.StartAsync(options => options.Linger = TimeSpan.FromMilliseconds(1));
        var board = server.Grains.Board("b1");
        board.Append(1);
        await using (var client = await server.ConnectAsync(false))
        {
            await client.JoinAsync("b1");
            Assert.Equal(1, board.Followers);
        }

        await Eventually(() => server.Relays.Count == 0 && board.Followers == 0 && server.Grains.References == 0);
        Assert.Equal(0, server.Connections.Count);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_fault_of_the_grain_is_unavailable_and_says_to_try_again(bool messagePack)
    {
        await using var client = await Server.ConnectAsync(messagePack);
        Board.AfterOpen = () => throw new TimeoutException("secret");
        var error = (await client.CallAsync("JoinBoard", "b1"))!.Value.GetProperty("error");
        Assert.Equal("unavailable", error.GetProperty("code").GetString());
        Assert.True(error.GetProperty("retry").GetBoolean());
        Assert.DoesNotContain("secret", error.GetProperty("message").GetString(), StringComparison.Ordinal);

        Board.BeforeSubmit = () => throw new InvalidOperationException("secret");
        var results = (await client.CallAsync("Submit", "b1", Json(new[] { LiveCommand.AddCard("z", "t") })))!.Value;
        Assert.Equal("unavailable", CodeOf(results[0]));
    }

    [Fact]
    public async Task One_connection_cannot_take_all_room_in_the_queue()
    {
        await using var server = await LiveServer.StartAsync(options => options.WaitingCommandsPerConnection = 2);
        server.Grains.Board("b1").Append(1);
        await using var client = await server.ConnectAsync(false);
        var results = (await client.CallAsync("Submit", "b1", Json(Enumerable.Range(0, 3).Select(_ => LiveCommand.AddCard("z", "t")))))!.Value;
        Assert.Equal(["rate-limited", "rate-limited", "rate-limited"], results.EnumerateArray().Select(result => CodeOf(result)));
        results = (await client.CallAsync("Submit", "b1", Json(Enumerable.Range(0, 2).Select(_ => LiveCommand.AddCard("z", "t")))))!.Value;
        Assert.Equal(2, results[0].GetProperty("version").GetInt64());
    }
}
