using Microsoft.Extensions.DependencyInjection;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Audit;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>Rule A5 at the door: a node that does not know refuses rather than guesses.</summary>
public class StandingTests
{
    [Fact]
    public async Task A5_node_that_does_not_know_how_everybody_stands_serves_strangers_and_refuses_sessions()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync();
        var table = edge.Services.GetRequiredService<StandingTable>();
        table.Forget();

        using var byToken = await edge.GetAsync("/v1/participants/me", ada.Token);
        await byToken.ProblemAsync(503, "unavailable");
        using var byCookie = await edge.GetAsync("/v1/cities", cookie: ada.Cookie);
        await byCookie.ProblemAsync(503, "unavailable");
        using var stranger = await edge.GetAsync("/v1/cities");
        Assert.Equal(200, (int)stranger.StatusCode);

        table.Load(NetworkStanding.Empty);
        using var again = await edge.GetAsync("/v1/participants/me", ada.Token);
        Assert.Equal(200, (int)again.StatusCode);
    }

    [Fact]
    public async Task A5_ended_cookie_is_like_an_expired_one_and_an_ended_token_is_refused_also_where_none_is_needed()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync();
        Stand(edge, ada, new PersonStanding(SessionsEndedAt: edge.Time.GetUtcNow()));

        using var open = await edge.GetAsync("/v1/cities", cookie: ada.Cookie);
        Assert.Equal(200, (int)open.StatusCode);
        using var closed = await edge.GetAsync("/v1/participants/me", cookie: ada.Cookie);
        await closed.ProblemAsync(401, "not-allowed");
        using var token = await edge.GetAsync("/v1/cities", ada.Token);
        await token.ProblemAsync(401, "not-allowed");
    }

    [Fact]
    public async Task A6_whoever_is_suspended_is_told_why_on_every_address_but_may_sign_out()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync();
        Stand(edge, ada, new PersonStanding(IsSuspended: true, SuspendedBecause: "Scheldt anderen uit."));

        using var reading = await edge.GetAsync("/v1/cities", cookie: ada.Cookie);
        var problem = await reading.ProblemAsync(403, "not-allowed");
        Assert.Equal("You are suspended. The reason given: Scheldt anderen uit.", problem.Text("detail"));
        using var leaving = await edge.SendAsync(HttpMethod.Delete, "/v1/sessions/current", cookie: ada.Cookie);
        Assert.Equal(204, (int)leaving.StatusCode);
    }

    [Fact]
    public async Task A5_roles_are_those_of_the_standing_and_not_of_the_session()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync("den-haag", "operator");
        Stand(edge, ada, new PersonStanding(Roles: ["steward"]));

        using var _ = await edge.GetAsync("/v1/cities/den-haag", ada.Token);

        Assert.Equal(["steward"], edge.World.Callers.Last().Roles);
    }

    private static void Stand(EdgeHost edge, SignedIn who, PersonStanding standing) =>
        edge.Services.GetRequiredService<StandingTable>().Load(NetworkStanding.Empty with { People = NetworkStanding.Empty.People.Add(who.ParticipantId, standing) });
}
