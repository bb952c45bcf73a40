using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>What an operator sees of one command on its way, in a cluster of a silo and two nodes.</summary>
public sealed class TraceTests(ClusterProgram cluster) : IClassFixture<ClusterProgram>, IDisposable
{
    // Found nowhere by chance.
    private const string Name = "Naam-7f3a1c";
    private const string Text = "Tekst-9d2e4b";

    private readonly RecordedSpans _spans = new();

    public void Dispose() => _spans.Dispose();

    [Theory]
    [InlineData("Submit")]
    [InlineData("Post")]
    public async Task A_command_can_be_followed_from_the_hub_to_its_delivery_by_both_nodes(string call)
    {
        await using var anna = await cluster.ConnectAsync(0);
        await using var bram = await cluster.ConnectAsync(1);
        var hers = await anna.JoinAsync("city-haarlem");
        var his = await bram.JoinAsync("city-haarlem");

        var command = LiveCommand.AddCard("financing", "Wie betaalt de tuin?");
        var added = Assert.Single(call == "Submit" ? await hers.SubmitAsync(command) : await hers.PostAsync(command));
        await his.ReachAsync(added.Version!.Value);

        var way = await _spans.UntilAsync(
            all => all.Where(span => span.OperationName.EndsWith("/" + call, StringComparison.Ordinal) || span.DisplayName.EndsWith("LiveHub/" + call, StringComparison.Ordinal))
                .Where(span => span.Source.Name == "Microsoft.AspNetCore.SignalR.Server")
                .Select(_spans.FollowingFrom)
                .FirstOrDefault(way => way.Count(span => span.DisplayName == "live delivery") == 2),
            TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', way.Select(RecordedSpans.Describe)));
        Assert.Contains(way, span => span.DisplayName == "live call");
        Assert.Contains(way, span => span.Source.Name == "Microsoft.Orleans.Application" && span.Kind == ActivityKind.Server);
        Assert.Contains(way, span => span.DisplayName == "journal commit");
        Assert.Contains(way, span => span.DisplayName == "storage transaction");
        Assert.Contains(way, span => span.Source.Name == "Npgsql");
        Assert.Contains(way, span => span.DisplayName == "journal push");
    }

    [Fact]
    public async Task A_trace_that_the_browser_began_goes_on_to_the_database_and_to_those_who_look_on()
    {
        var trace = await PostTracedAsync("city-parkstad");

        var way = await _spans.UntilAsync(
            all => all.Where(span => span.TraceId == trace).ToList() is var found && found.Any(span => span.DisplayName == "live delivery") ? found : null,
            TestContext.Current.CancellationToken);
        Assert.Contains(way, span => span.Source.Name == "Microsoft.AspNetCore.SignalR.Server");
        Assert.Contains(way, span => span.DisplayName == "storage transaction");
    }

    [Fact]
    public async Task How_much_is_followed_is_for_the_operator_to_say_and_not_for_who_asks()
    {
        _spans.Dispose();
        using var none = new RecordedSpans(share: 0);
        var trace = await PostTracedAsync("city-parkstad");

        Assert.DoesNotContain(none.All, span => span.TraceId == trace);
    }

    [Fact]
    public async Task Nothing_of_people_is_in_what_operators_see()
    {
        var (anna, token, participantId) = await cluster.SignInAsync(0, Name);
        await using var connected = anna;
        await using var bram = await cluster.ConnectAsync(1);
        var hers = await anna.JoinAsync("city-nijmegen");
        var his = await bram.JoinAsync("city-nijmegen");
        using var http = new HttpClient { BaseAddress = cluster.Address(0) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var path in new[] { "/v1/participants/me", $"/v1/practices/{Text}", $"/v1/gatherings?{Text}={Name}", "/v1/network" })
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        }

        using var wrong = await http.PostAsJsonAsync("/v1/cities/nijmegen/practices", new { title = Text, kind = Name }, TestContext.Current.CancellationToken);
        await hers.SubmitAsync(LiveCommand.Of("editCardText", new { cardId = Text, baseVersion = 1, operation = new[] { new { insert = Text } } }));
        await anna.CallAsync("SetPresence", "city-nijmegen", LiveClient.Argument(new { cardId = Text, editing = true }));
        var added = Assert.Single(await hers.SubmitAsync(LiveCommand.Of("addCard", new { cardId = Text, zoneId = "financing", text = Text })));
        await his.ReachAsync(added.Version!.Value);
        await _spans.UntilAsync(all => all.FirstOrDefault(span => span.DisplayName == "live delivery"), TestContext.Current.CancellationToken);

        string[] planted = [Name, Text, participantId];
        Assert.All(_spans.All, span => Assert.All(planted, word => Assert.DoesNotContain(word, Everything(span), StringComparison.Ordinal)));
        foreach (var address in cluster.Metrics)
        {
            var metrics = await http.GetStringAsync(address, TestContext.Current.CancellationToken);
            Assert.Contains("stadmaken_", metrics, StringComparison.Ordinal);
            Assert.All(planted, word => Assert.DoesNotContain(word, metrics, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Control_before_they_are_cleaned_spans_do_name_people()
    {
        var seen = new ConcurrentQueue<string>();
        _spans.Dispose();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => seen.Enqueue(Everything(span)),
        };
        ActivitySource.AddActivityListener(listener);
        var (anna, _, participantId) = await cluster.SignInAsync(0, Name);
        await using var connected = anna;

        Assert.Contains(seen, span => span.Contains(participantId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_silo_and_the_nodes_tell_their_own_part()
    {
        await using var anna = await cluster.ConnectAsync(0);
        var hers = await anna.JoinAsync("city-lelystad");
        await hers.SubmitAsync(LiveCommand.AddCard("financing", "Een kaart"));

        using var http = new HttpClient();
        var metrics = await Task.WhenAll(cluster.Metrics.Select(address => http.GetStringAsync(address, TestContext.Current.CancellationToken)));

        Assert.Matches("""(?m)^stadmaken_storage_transaction_duration_seconds_count\{.*db_system_name="postgresql".*\} [1-9]""", metrics[0]);
        Assert.Matches("""(?m)^stadmaken_live_command_duration_seconds_count\{.*\} [1-9]""", metrics[1]);
    }

    /// <summary>Posts at one node as the browser client does, with a trace that it began itself, until somebody at the other node has what was posted.</summary>
    private async Task<ActivityTraceId> PostTracedAsync(string boardId)
    {
        await using var bram = await cluster.ConnectAsync(1);
        var his = await bram.JoinAsync(boardId);
        var next = his.Version + 1;
        var trace = ActivityTraceId.CreateRandom();
        var (anna, token, _) = await cluster.SignInAsync(0, Name);
        await using var connected = anna;
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await socket.ConnectAsync(new UriBuilder(cluster.Address(0)) { Scheme = "ws", Path = "/live" }.Uri, TestContext.Current.CancellationToken);
        var call = new
        {
            type = 1,
            headers = new { traceparent = $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" },
            target = "Post",
            arguments = new object[] { boardId, new[] { LiveCommand.AddCard("financing", "Van wie is het plein?") } },
        };
        foreach (var message in new[] { """{"protocol":"json","version":1}""", JsonSerializer.Serialize(call) })
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + "\x1e"), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        }

        await his.ReachAsync(next);
        return trace;
    }

    private static string Everything(Activity span) => string.Join(
        '\n',
        [
            span.OperationName, span.DisplayName, span.StatusDescription, span.TraceStateString,
            .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
            .. span.Baggage.Select(tag => $"{tag.Key}={tag.Value}"),
            .. span.Events.SelectMany(happened => happened.Tags.Select(tag => $"{tag.Key}={tag.Value}").Prepend(happened.Name)),
            .. span.Links.SelectMany(link => link.Tags ?? []).Select(tag => $"{tag.Key}={tag.Value}"),
        ]);
}
