using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

public sealed class MetricsTests(MeasuredProgram program) : IClassFixture<MeasuredProgram>
{
    [Fact]
    public async Task Metrics_are_scraped_at_an_address_of_their_own()
    {
        await using var client = await program.ConnectAsync("haarlem");
        var board = await client.JoinAsync("city-haarlem");
        await board.SubmitAsync(LiveCommand.AddCard("financing", "Een kaart"));

        var metrics = await program.Http.GetStringAsync(program.Metrics, TestContext.Current.CancellationToken);

        Assert.Matches("""(?m)^stadmaken_journal_commit_duration_seconds_bucket\{.*journal_kind="board".*outcome="stored".*\} [1-9]""", metrics);
        Assert.Matches("""(?m)^stadmaken_live_connections\{.*\} 1$""", metrics);
        Assert.Contains("orleans_", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_metrics_answers_nothing_else()
    {
        foreach (var path in new[] { "/", "/v1/cities", "/health/ready", "/live" })
        {
            using var response = await program.Http.GetAsync(new Uri(program.Metrics, path), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Metrics_are_not_at_the_addresses_of_the_public_whatever_host_a_request_names()
    {
        foreach (var host in new[] { program.Address.Authority, program.Metrics.Authority, "localhost" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            request.Headers.Host = host;
            using var response = await program.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_of_people_is_in_the_logs()
    {
        const string Name = "Naam-7f3a1c";
        const string Text = "Tekst-9d2e4b";
        using var session = await program.Http.PostAsJsonAsync("/v1/sessions", new { displayName = Name, cityId = "haarlem", sector = "civic" }, TestContext.Current.CancellationToken);
        var signedIn = await session.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var token = signedIn.GetProperty("token").GetString()!;
        var participantId = signedIn.GetProperty("participant").GetProperty("participantId").GetString()!;
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = token });
        var board = await client.JoinAsync("city-haarlem");
        Assert.NotNull(Assert.Single(await board.SubmitAsync(LiveCommand.AddCard("financing", Text))).Version);
        await board.SubmitAsync(LiveCommand.Of("editCardText", new { cardId = Text, baseVersion = 1, operation = new[] { new { insert = Text } } }));
        await client.CallAsync("Submit", "city-haarlem", LiveClient.Argument(Text));
        await client.CallAsync("JoinBoard", 7, Text);
        await program.SendAsync(HttpMethod.Get, "/v1/participants/me", token);
        await program.SendAsync(HttpMethod.Post, "/v1/cities/haarlem/practices", token, new { title = Text, kind = Name });

        Assert.NotEmpty(program.Logs.Lines);
        Assert.All(program.Logs.Lines, line => Assert.All(new[] { Name, Text, participantId, token }, word => Assert.DoesNotContain(word, line, StringComparison.Ordinal)));
    }
}

public sealed class UnmeasuredTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task Nothing_of_telemetry_is_started_when_nobody_asks_for_it()
    {
        Assert.Null(program.Services.GetService<MeterProvider>());
        Assert.Null(program.Services.GetService<TracerProvider>());
        using var response = await program.Http.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
