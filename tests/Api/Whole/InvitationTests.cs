using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Stadmaken.Api.Auth;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Rule B9 from the link to the board: guests by invitation, and the ways in that are none.</summary>
public sealed class InvitationTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task B9_guest_comes_to_an_invited_board_with_the_role_of_the_link_and_sees_nothing_else_that_is_not_public()
    {
        var (leader, boardId) = await BoardAsync();
        var (status, made) = await InviteAsync(leader, boardId, "commenter");
        Assert.Equal(201, status);
        var token = made.GetProperty("token").GetString()!;
        var (_, shown) = await program.SendAsync(HttpMethod.Post, "/v1/invitations/readings", null, new { token });
        Assert.Equal(("Onder ons", "commenter"), (shown.GetProperty("title").GetString(), shown.GetProperty("role").GetString()));

        var guest = await RedeemAsync(token);
        await using var live = await Person.ConnectAsync(program, guest);
        var board = await live.JoinAsync(boardId);
        Assert.Equal("commenter", board.JoinAnswer.GetProperty("you").GetProperty("role").GetString());
        Assert.Equal("not-allowed", Assert.Single(await board.SubmitAsync(LiveCommand.AddCard("z", "mag niet"))).Code);
        Assert.Equal(200, (await program.SendAsync(HttpMethod.Get, "/v1/boards/" + boardId, guest)).Status);

        Assert.Equal("not-found", (await Assert.ThrowsAsync<LiveRefusedException>(() => live.JoinAsync("city-haarlem"))).Code);
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Get, "/v1/boards/network", guest)).Status);
        Assert.Equal(403, (await program.SendAsync(HttpMethod.Post, "/v1/boards", guest, new { title = "Van mij" })).Status);
        Assert.Equal(403, (await program.SendAsync(HttpMethod.Post, "/v1/reports", guest, new { boardId, reason = "x" })).Status);
        Assert.Equal(403, (await program.SendAsync(HttpMethod.Get, "/v1/participants/me/inbox", guest)).Status);
        Assert.Equal(403, (await program.SendAsync(HttpMethod.Put, "/v1/participants/me/followed-boards/city-haarlem", guest)).Status);
        Assert.Equal(403, (await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}/invitations", guest)).Status);
        Assert.Equal(200, (await program.SendAsync(HttpMethod.Get, "/v1/cities", guest)).Status);

        var (_, listed) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{boardId}/invitations", leader);
        Assert.Equal(1, Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("uses").GetInt32());
    }

    [Fact]
    public async Task B9_revoked_link_ends_the_open_connection_and_the_session_and_lets_nobody_in()
    {
        var (leader, boardId) = await BoardAsync();
        var (_, made) = await InviteAsync(leader, boardId, "editor");
        var token = made.GetProperty("token").GetString()!;
        var guest = await RedeemAsync(token);
        await using var live = await Person.ConnectAsync(program, guest);
        await live.JoinAsync(boardId);
        var (_, kept) = await InviteAsync(leader, boardId, "editor");
        var other = await RedeemAsync(kept.GetProperty("token").GetString()!);
        await using var alsoLive = await Person.ConnectAsync(program, other);

        var address = $"/v1/boards/{boardId}/invitations/{made.GetProperty("invitation").GetProperty("invitationId").GetString()}";
        Assert.Equal(204, (await program.SendAsync(HttpMethod.Delete, address, leader)).Status);
        Assert.Equal(204, (await program.SendAsync(HttpMethod.Delete, address, leader)).Status);
        await live.Closed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(401, (await program.SendAsync(HttpMethod.Get, "/v1/boards/" + boardId, guest)).Status);
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Post, "/v1/invitations/redemptions", null, new { token, displayName = "Nog eens" })).Status);
        Assert.Equal(404, (await program.SendAsync(HttpMethod.Post, "/v1/invitations/readings", null, new { token })).Status);
        await alsoLive.JoinAsync(boardId);
        Assert.False(alsoLive.Closed.IsCompleted);
    }

    [Fact]
    public async Task B9_tampered_token_a_token_of_another_seal_and_one_for_another_board_are_not_good()
    {
        var (leader, boardId) = await BoardAsync();
        var (_, otherBoardId) = await BoardAsync();
        var (_, made) = await InviteAsync(leader, boardId, "reader");
        var token = made.GetProperty("token").GetString()!;
        var id = made.GetProperty("invitation").GetProperty("invitationId").GetString()!;
        var tokens = program.Services.GetRequiredService<InvitationTokens>();

        // The control: well sealed, it is good.
        Assert.Equal(200, await ReadAsync(tokens.Mint(new CallerInvitation(id, boardId))));

        Assert.Equal(404, await ReadAsync(tokens.Mint(new CallerInvitation(id, otherBoardId))));
        Assert.Equal(404, await ReadAsync(tokens.Mint(new CallerInvitation("other", boardId))));
        Assert.Equal(404, await ReadAsync(new InvitationTokens(new EphemeralDataProtectionProvider()).Mint(new CallerInvitation(id, boardId))));
        Assert.Equal(404, await ReadAsync(leader));
        Assert.Equal(404, await ReadAsync("x"));
        for (var at = 0; at < token.Length; at += 7)
        {
            Assert.Equal(404, await ReadAsync(token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..]));
        }
    }

    [Fact]
    public async Task B9_session_for_one_board_opens_no_other_that_is_invited_only()
    {
        var (leader, boardId) = await BoardAsync();
        var (_, otherBoardId) = await BoardAsync();
        var (_, made) = await InviteAsync(leader, boardId, "editor");
        var guest = await RedeemAsync(made.GetProperty("token").GetString()!);
        await using var live = await Person.ConnectAsync(program, guest);

        Assert.Equal("not-found", (await Assert.ThrowsAsync<LiveRefusedException>(() => live.JoinAsync(otherBoardId))).Code);
        await live.JoinAsync(boardId);
    }

    [Fact]
    public async Task B9_wrong_wishes_are_told_all_at_once_and_only_who_leads_wishes()
    {
        var (leader, boardId) = await BoardAsync();
        var (status, problem) = await program.SendAsync(HttpMethod.Post, $"/v1/boards/{boardId}/invitations", leader, new { role = "facilitator", expiresAt = "morgen", waarom = 1 });
        Assert.Equal(400, status);
        Assert.Equal(["expiresAt", "role", "waarom"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(403, (await InviteAsync(await program.SignInAsync("haarlem"), "city-haarlem", "reader")).Status);
        Assert.Equal(404, (await InviteAsync(await program.SignInAsync("haarlem"), boardId, "reader")).Status);
    }

    private async Task<int> ReadAsync(string token) => (await program.SendAsync(HttpMethod.Post, "/v1/invitations/readings", null, new { token })).Status;

    private async Task<(string Leader, string BoardId)> BoardAsync()
    {
        var leader = await program.SignInAsync("nijmegen");
        var (status, opened) = await program.SendAsync(HttpMethod.Post, "/v1/boards", leader, new { title = "Onder ons", cityId = "nijmegen", visibility = "invited" });
        Assert.True(status == 201, opened.ToString());
        return (leader, opened.GetProperty("boardId").GetString()!);
    }

    private Task<(int Status, JsonElement Body)> InviteAsync(string token, string boardId, string role) =>
        program.SendAsync(HttpMethod.Post, $"/v1/boards/{boardId}/invitations", token, new { role, expiresAt = DateTimeOffset.UtcNow.AddDays(1), name = "Wijkraad" });

    private async Task<string> RedeemAsync(string token)
    {
        var (status, visit) = await program.SendAsync(HttpMethod.Post, "/v1/invitations/redemptions", null, new { token, displayName = "Gast" });
        Assert.True(status == 201, visit.ToString());
        return visit.GetProperty("token").GetString()!;
    }
}
