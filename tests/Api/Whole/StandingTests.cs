using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Audit;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Rule A5: what is decided about somebody holds on the connection that they have open, within seconds.</summary>
public sealed class StandingTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task A5_suspension_ends_the_open_connection_and_the_session_and_says_why_and_reinstating_ends_that()
    {
        var other = await Person.InAsync(program, "roeselare");
        await using var bystander = other.Live;
        var suspended = await Person.InAsync(program, "roeselare");
        await using var live = suspended.Live;
        var steward = await program.SignInAsync("roeselare", "steward");

        Assert.Equal(204, await suspended.ActAsync(HttpMethod.Put, "suspension", steward, new { reason = "Scheldt anderen uit.", until = "2099-01-01T00:00:00Z" }));
        await live.Closed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var (status, problem) = await program.SendAsync(HttpMethod.Get, "/v1/participants/me", suspended.Token);
        var refused = await Assert.ThrowsAnyAsync<Exception>(suspended.ConnectAsync);
        var (listed, suspensions) = await program.SendAsync(HttpMethod.Get, "/v1/suspensions", steward);

        Assert.Equal((403, "not-allowed"), (status, problem.GetProperty("code").GetString()));
        Assert.Equal("You are suspended until 2099-01-01 00:00 UTC. The reason given: Scheldt anderen uit.", problem.GetProperty("detail").GetString());
        Assert.Contains("403", refused.ToString(), StringComparison.Ordinal);
        Assert.False(bystander.Closed.IsCompleted);
        Assert.Equal(200, listed);
        Assert.Contains(suspensions.GetProperty("items").EnumerateArray(), one => one.GetProperty("participantId").GetString() == suspended.Id);

        Assert.Equal(204, await suspended.ActAsync(HttpMethod.Delete, "suspension", steward, new { reason = "Excuses gemaakt." }));
        await suspended.UntilAsync(200);
        await using var again = await suspended.ConnectAsync();
        await again.JoinAsync("city-roeselare");
    }

    [Fact]
    public async Task A5_role_taken_away_in_mid_session_is_gone_on_the_connection_that_was_open()
    {
        var steward = await Person.InAsync(program, "dordrecht", "steward");
        await using var live = steward.Live;
        Assert.Equal("facilitator", Role(await live.JoinAsync("city-dordrecht")));

        Assert.Equal(204, await steward.ActAsync(HttpMethod.Put, "roles", await program.SignInAsync("haarlem", "operator"), new { roles = Array.Empty<string>(), reason = "Werkt niet meer bij de gemeente." }));
        await live.Closed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await using var again = await steward.ConnectAsync();

        Assert.Equal("editor", Role(await again.JoinAsync("city-dordrecht")));
        var victim = await Person.InAsync(program, "dordrecht");
        await using var _ = victim.Live;
        Assert.Equal(403, await victim.ActAsync(HttpMethod.Put, "suspension", steward.Token, new { reason = "Zomaar." }));
    }

    [Fact]
    public async Task A5_without_following_the_audit_both_would_go_on_as_before()
    {
        // The control of the two tests above: the same decisions, on a node that never hears of them.
        await using var deaf = new DeafProgram();
        await deaf.InitializeAsync();
        var steward = await Person.InAsync(deaf, "dordrecht", "steward");
        await using var live = steward.Live;
        var suspended = await Person.InAsync(deaf, "dordrecht");
        await using var alsoLive = suspended.Live;
        var anOperator = await deaf.SignInAsync("haarlem", "operator");

        Assert.Equal(204, await steward.ActAsync(HttpMethod.Put, "roles", anOperator, new { roles = Array.Empty<string>(), reason = "Werkt niet meer bij de gemeente." }));
        Assert.Equal(204, await suspended.ActAsync(HttpMethod.Put, "suspension", anOperator, new { reason = "Scheldt anderen uit." }));

        Assert.Equal("facilitator", Role(await live.JoinAsync("city-dordrecht")));
        Assert.NotNull(Assert.Single(await (await alsoLive.JoinAsync("city-dordrecht")).SubmitAsync(LiveCommand.AddCard("cooperation", "toch"))).Version);
        Assert.Equal(200, (await deaf.SendAsync(HttpMethod.Get, "/v1/participants/me", suspended.Token)).Status);
    }

    [Fact]
    public async Task A5_ended_sessions_are_no_good_anywhere_and_everyone_may_end_their_own()
    {
        var person = await Person.InAsync(program, "lelystad");
        await using var live = person.Live;

        var (status, _) = await program.SendAsync(HttpMethod.Delete, "/v1/participants/me/sessions", person.Token, new { reason = "Telefoon kwijt." });
        await live.Closed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(204, status);
        Assert.Equal(401, (await program.SendAsync(HttpMethod.Get, "/v1/participants/me", person.Token)).Status);
    }

    [Fact]
    public async Task A9_a_session_of_who_was_erased_is_no_good_any_more_over_rest_and_the_hub()
    {
        var person = await Person.InAsync(program, "lelystad");
        await using var live = person.Live;
        var other = await Person.InAsync(program, "lelystad");
        await using var bystander = other.Live;

        var (status, _) = await program.SendAsync(HttpMethod.Delete, "/v1/participants/me", person.Token);
        await live.Closed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAnyAsync<Exception>(person.ConnectAsync);

        Assert.Equal((204, 401), (status, (await program.SendAsync(HttpMethod.Get, "/v1/participants/me/export", person.Token)).Status));
        Assert.Contains("401", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(401, (await program.SendAsync(HttpMethod.Post, "/v1/boards", person.Token, new { title = "Na afloop" })).Status);
        Assert.False(bystander.Closed.IsCompleted);
        Assert.Equal(200, (await program.SendAsync(HttpMethod.Get, "/v1/participants/me", other.Token)).Status);
        var noted = Assert.Single(await AuditAsync(await program.SignInAsync("lelystad", "steward")), entry => entry.GetProperty("type").GetString() == "deedNoted");
        Assert.Equal(("erased", person.Id), (noted.GetProperty("deed").GetProperty("deed").GetString(), noted.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task A9_control_without_following_the_audit_who_was_erased_writes_on()
    {
        await using var deaf = new DeafProgram();
        await deaf.InitializeAsync();
        var person = await Person.InAsync(deaf, "lelystad");
        await using var live = person.Live;

        Assert.Equal(204, (await deaf.SendAsync(HttpMethod.Delete, "/v1/participants/me", person.Token)).Status);

        Assert.Equal(201, (await deaf.SendAsync(HttpMethod.Post, "/v1/boards", person.Token, new { title = "Na afloop" })).Status);
        await using var again = await person.ConnectAsync();
        await again.JoinAsync("city-lelystad");
    }

    [Fact]
    public async Task A8_what_a_facilitator_hides_is_in_the_audit_with_the_reason_once()
    {
        var steward = await Person.InAsync(program, "dordrecht", "steward");
        await using var live = steward.Live;
        var board = await live.JoinAsync("city-dordrecht");
        await board.SubmitAsync(LiveCommand.Of("addCard", new { cardId = "noemt-iemand", zoneId = "cooperation", text = "De buurman is een dief" }));
        var hide = LiveCommand.Of("hideContent", new { reason = "Noemt iemand bij naam.", cardId = "noemt-iemand" });
        Assert.NotNull(Assert.Single(await board.SubmitAsync(hide)).Version);
        Assert.NotNull(Assert.Single(await board.SubmitAsync(hide)).Version);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        JsonElement[] noted = [];
        while (noted.Length == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            noted = [.. (await AuditAsync(steward.Token)).Where(entry => entry.GetProperty("type").GetString() == "deedNoted")];
        }

        var deed = Assert.Single(noted).GetProperty("deed");
        Assert.Equal(("hidden", "Noemt iemand bij naam.", steward.Id), (deed.GetProperty("deed").GetString(), deed.GetProperty("reason").GetString(), deed.GetProperty("participantId").GetString()));
        Assert.Equal("noemt-iemand", deed.GetProperty("thing").GetProperty("cardId").GetString());
    }

    [Fact]
    public async Task A4_refusals_come_over_rest_as_they_are_decided_and_unknown_people_are_not_found()
    {
        var steward = await Person.InAsync(program, "enschede", "steward");
        await using var live = steward.Live;
        var anOperator = await Person.InAsync(program, "enschede", "operator");
        await using var alsoLive = anOperator.Live;

        Assert.Equal(403, await anOperator.ActAsync(HttpMethod.Put, "suspension", steward.Token, new { reason = "x" }));
        Assert.Equal(403, await steward.ActAsync(HttpMethod.Put, "suspension", steward.Token, new { reason = "x" }));
        Assert.Equal(400, await steward.ActAsync(HttpMethod.Put, "suspension", anOperator.Token, new { until = "gisteren", waarom = "x" }));
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Put, "/v1/participants/nobody/suspension", anOperator.Token, new { reason = "x" })).Status);
    }

    [Fact]
    public async Task A1_the_audit_tells_operators_everything_and_stewards_what_is_about_their_city()
    {
        var anOperator = await program.SignInAsync("nijmegen", "operator");
        var person = await Person.InAsync(program, "parkstad");
        await using var live = person.Live;
        await person.ActAsync(HttpMethod.Delete, "sessions", anOperator, new { reason = "Onbekende telefoon." });

        var all = await AuditAsync(anOperator);
        var ofParkstad = await AuditAsync(await program.SignInAsync("parkstad", "steward"));

        Assert.Contains(all, entry => entry.GetProperty("deed").TryGetProperty("cityId", out var city) && city.GetString() != "parkstad");
        var ended = Assert.Single(ofParkstad, entry => entry.GetProperty("type").GetString() == "sessionsEnded");
        Assert.Equal("Onbekende telefoon.", ended.GetProperty("deed").GetProperty("reason").GetString());
        Assert.False(ended.GetProperty("deed").TryGetProperty("previous", out _));
        Assert.All(ofParkstad, entry => Assert.Equal("parkstad", entry.GetProperty("deed").GetProperty("cityId").GetString()));
        Assert.Equal(403, (await program.SendAsync(HttpMethod.Get, "/v1/audit", await program.SignInAsync("parkstad"))).Status);
    }

    private async Task<JsonElement[]> AuditAsync(string token)
    {
        var (status, page) = await program.SendAsync(HttpMethod.Get, "/v1/audit?limit=1000", token);
        Assert.True(status == 200, page.ToString());
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private static string? Role(LiveClientBoard board) => board.JoinAnswer.GetProperty("you").GetProperty("role").GetString();

    /// <summary>A node that does not follow the audit.</summary>
    private sealed class DeafProgram : WholeProgram
    {
        protected override void Configure(WebApplicationBuilder builder)
        {
            var follower = builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == "StandingFollower");
            builder.Services.Remove(follower);
            builder.Services.AddHostedService<Loader>();
        }

        private sealed class Loader(StandingTable table) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                table.Load(NetworkStanding.Empty);
                return Task.CompletedTask;
            }
        }
    }
}
