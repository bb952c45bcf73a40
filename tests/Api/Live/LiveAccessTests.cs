using System.Net;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Live;

/// <summary>Who may be there and see what, over real connections.</summary>
public sealed class LiveAccessTests : LiveTests
{
    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_one_wrote_in_private_comes_to_their_own_connections_only_and_so_does_what_they_missed(bool messagePack)
    {
        await using var author = await Server.ConnectAsync(messagePack, "amina");
        await using var other = await Server.ConnectAsync(messagePack, "bram");
        LiveClientBoard[] boards = [await author.JoinAsync("b1"), await other.JoinAsync("b1")];
        Board.Append(Entries.Of(4, "happenedPrivately", "amina", """{"step":{"type":"ballotCast","cardId":"geheim"}}"""));
        await boards[0].ReachAsync(4);
        await boards[1].ReachAsync(4);

        Assert.Equal("geheim", boards[0].Events[0].GetProperty("step").GetProperty("cardId").GetString());
        Assert.Equal("""{"version":4,"at":"2026-11-24T12:00:00.004+00:00","by":"network","commandId":"private","type":"happenedPrivately"}""", boards[1].Events[0].GetRawText());
        // This board does not mask what it answers, so what is masked here is masked by the edge.
        Assert.Contains("geheim", (await author.CallAsync("JoinBoard", "b1", 3))!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", (await other.CallAsync("JoinBoard", "b1", 3))!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task One_whose_access_was_taken_away_hears_of_it_and_then_nothing_and_is_not_there_any_more(bool messagePack)
    {
        await using var bystander = await Server.ConnectAsync(messagePack, "carla");
        await using var client = await Server.ConnectAsync(messagePack, "bram");
        var theirs = await bystander.JoinAsync("b1");
        var board = await client.JoinAsync("b1");
        var presenceId = board.JoinAnswer.GetProperty("you").GetProperty("presenceId").GetString()!;
        await Eventually(() => theirs.Present.Contains(presenceId));

        Board.Strangers.Add("bram");
        Board.Append(Entries.Of(4, "boardRoleSet", "carla", """{"participantId":"bram"}"""), Entries.At(5));
        await theirs.ReachAsync(5);
        await Eventually(() => !theirs.Present.Contains(presenceId));

        Assert.Equal("not-found", CodeOf(await client.CallAsync("JoinBoard", "b1")));
        Assert.Equal("conflict", CodeOf(await client.CallAsync("SetPresence", "b1", Json(new { cardId = "k1" }))));
        Board.Append(Entries.At(6));
        await theirs.ReachAsync(6);
        Assert.Equal([4L], board.Events.Select(e => e.GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task One_without_a_session_is_answered_401_before_there_is_a_connection()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Server.ConnectAsync(false, "expired"));
        Assert.Contains("401", refused.ToString(), StringComparison.Ordinal);
        using var http = new HttpClient();
        using var negotiation = await http.PostAsync(new Uri(Server.Hub + "/negotiate?negotiateVersion=1"), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, negotiation.StatusCode);
    }

    [Fact]
    public async Task A_connection_ends_with_its_session()
    {
        await using var client = await Server.ConnectAsync(false, "brief");
        await client.JoinAsync("b1");
        await client.Closed.WaitAsync(TestContext.Current.CancellationToken);
    }
}
