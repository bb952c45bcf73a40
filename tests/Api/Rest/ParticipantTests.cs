namespace Stadmaken.Tests.Api.Rest;

public class ParticipantTests
{
    [Fact]
    public async Task Me_is_who_signed_in()
    {
        await using var edge = await EdgeHost.StartAsync();
        var signedIn = await edge.SignInAsync();

        using var response = await edge.GetAsync("/v1/participants/me", cookie: signedIn.Cookie);

        var me = await response.JsonAsync();
        Assert.Equal((signedIn.ParticipantId, "Ada"), (me.Text("participantId"), me.Text("displayName")));
    }

    [Fact]
    public async Task Profiles_come_in_the_order_asked_and_unknown_ones_are_left_out()
    {
        await using var edge = await EdgeHost.StartAsync();
        var first = await edge.SignInAsync();
        var second = await edge.SignInAsync("amsterdam");

        using var response = await edge.GetAsync(
            $"/v1/participants?participantId={second.ParticipantId}&participantId=nobody&participantId=%2F..&participantId={first.ParticipantId}&participantId={first.ParticipantId}", first.Token);

        var items = (await response.JsonAsync()).GetProperty("items").EnumerateArray();
        Assert.Equal([second.ParticipantId, first.ParticipantId], items.Select(item => item.Text("participantId")));
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task At_most_a_hundred_are_looked_up_at_once(int count, int status)
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync()).Token;

        using var response = await edge.GetAsync("/v1/participants?" + string.Join('&', Enumerable.Range(0, count).Select(number => $"participantId=p{number}")), token);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 400)
        {
            Assert.Equal(["participantId"], (await response.ProblemAsync(400, "invalid")).Fields());
        }
    }
}
