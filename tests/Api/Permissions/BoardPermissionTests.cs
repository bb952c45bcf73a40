using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>Everyone gives every command on every kind of board, over the hub, and reads it over REST: what is allowed is stored, what is not is refused.</summary>
public abstract class BoardPermissionTests(IPermissionProgram program, ITestOutputHelper output)
{
    [Theory]
    [InlineData(BoardVisibilities.Public)]
    [InlineData(BoardVisibilities.Network)]
    [InlineData(BoardVisibilities.City)]
    [InlineData(BoardVisibilities.Invited)]
    public async Task Everyone_may_do_on_a_board_what_the_table_says_and_nothing_else(string visibility)
    {
        var tries = new List<Try>();
        foreach (var actor in BoardActor.All)
        {
            tries.AddRange(await TryAllAsync(actor, visibility, actor.RoleOn(visibility)));
        }

        var (allowed, denied) = (tries.Count(one => one.May), tries.Count(one => !one.May));
        output.WriteLine($"{visibility}: {allowed} allowed, {denied} denied");
        Assert.DoesNotContain(tries, one => !one.IsAsMeant);
        Assert.True(allowed > 0 && denied > 0, "A table in which all is allowed, or nothing, shows nothing.");
    }

    [Fact]
    public async Task A_rule_that_allows_more_or_less_than_the_table_is_found_out()
    {
        var reader = BoardActor.All.Single(actor => actor is { Given: BoardRoles.Reader, CityId: not BoardActor.City });

        Assert.Contains(await TryAllAsync(reader, BoardVisibilities.Network, BoardRoles.Editor), one => one is { May: true, IsAsMeant: false });
        Assert.Contains(await TryAllAsync(reader, BoardVisibilities.Network, null), one => one is { May: false, IsAsMeant: false });
    }

    private const string Done = "done";

    private const string NoSession = "401";

    /// <summary>Lets someone try everything.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="visibility">On what kind of board.</param>
    /// <param name="role">What they should be there.</param>
    private async Task<List<Try>> TryAllAsync(BoardActor actor, string visibility, string? role)
    {
        var (boardId, token) = await PrepareAsync(actor, visibility);
        var tried = new List<Try>();
        void Note(string what, bool may, string did) => tried.Add(new(actor.Name, what, may, may ? Done : role is null ? RefusalCodes.NotFound : RefusalCodes.NotAllowed, did));
        foreach (var path in (string[])["", "?version=1", "/events", "/export?format=json", "/export?format=csv", "/export?format=markdown"])
        {
            var (status, body) = await program.AskAsync(HttpMethod.Get, $"/v1/boards/{boardId}{path}", token);
            Note("GET board" + path, role is not null, status == 200 ? Done : CodeOf(body));
        }

        if (token is null)
        {
            // Who has not signed in reads public boards over REST; the hub is for participants.
            tried.Add(new(actor.Name, "connecting to the hub", false, NoSession, await ConnectingAsync()));
            return tried;
        }

        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = token });
        var joined = await client.CallAsync("JoinBoard", boardId, null);
        Note("JoinBoard", role is not null, joined!.Value.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString()! : Done);
        foreach (var step in BoardScript.Steps)
        {
            var did = await GiveAsync(client, boardId, LiveCommand.Of(step.Type, step.Fields));
            Note(step.Says ?? step.Type, PermissionDocument.Suffices(role, step.LeastRole), did);
        }

        return tried;
    }

    /// <summary>A board of this kind with what the script needs, and the token of the actor; each has a board of its own, so that nobody finds what another changed.</summary>
    private async Task<(string BoardId, string? Token)> PrepareAsync(BoardActor actor, string visibility)
    {
        var me = actor.CityId is null ? null : await program.SignInAsync(actor.CityId, actor.Roles);
        var opener = actor.Opened ? me! : await program.SignInAsync(BoardActor.City);
        var (status, board) = await program.AskAsync(HttpMethod.Post, "/v1/boards", opener.Token, new { title = "Proef", cityId = BoardActor.City, visibility });
        Assert.True(status == 201, board.ToString());
        var boardId = board.GetProperty("boardId").GetString()!;
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = opener.Token });
        foreach (var command in BoardScript.Prepared)
        {
            Assert.Equal(Done, await GiveAsync(client, boardId, command.DeepClone().AsObject()));
        }

        if (actor.Given is not null)
        {
            Assert.Equal(Done, await GiveAsync(client, boardId, LiveCommand.Of("setBoardRole", new { participantId = me!.ParticipantId, role = actor.Given })));
        }

        return (boardId, actor.Invited is null ? me?.Token : await InviteAsync(actor, boardId, opener));
    }

    /// <summary>The token of a guest who came by a link to this board, or to another of the same opener.</summary>
    private async Task<string> InviteAsync(BoardActor guest, string boardId, Session opener)
    {
        if (guest.Elsewhere)
        {
            var (_, other) = await program.AskAsync(HttpMethod.Post, "/v1/boards", opener.Token, new { title = "Elders", cityId = BoardActor.City });
            boardId = other.GetProperty("boardId").GetString()!;
        }

        var (made, link) = await program.AskAsync(HttpMethod.Post, $"/v1/boards/{boardId}/invitations", opener.Token, new { role = guest.Invited, expiresAt = DateTimeOffset.UtcNow.AddDays(1) });
        Assert.True(made == 201, link.ToString());
        var (entered, visit) = await program.AskAsync(HttpMethod.Post, "/v1/invitations/redemptions", null, new { token = link.GetProperty("token").GetString(), displayName = "Gast" });
        Assert.True(entered == 201, visit.ToString());
        return visit.GetProperty("token").GetString()!;
    }

    private static async Task<string> GiveAsync(LiveClient client, string boardId, JsonObject command)
    {
        var answer = await client.CallAsync("Submit", boardId, LiveClient.Argument(new[] { command }));
        var result = answer!.Value is { ValueKind: JsonValueKind.Array } results ? results[0] : answer.Value;
        return result.TryGetProperty("error", out var error) ? $"{error.GetProperty("code").GetString()} {error.GetProperty("message").GetString()}" : Done;
    }

    private async Task<string> ConnectingAsync()
    {
        try
        {
            await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = null, Reconnects = false });
            return Done;
        }
        catch (WebSocketException refused) when (refused.Message.Contains(NoSession, StringComparison.Ordinal))
        {
            return NoSession;
        }
    }

    /// <summary>One thing that someone tried.</summary>
    private sealed record Try(string Who, string What, bool May, string Meant, string Did)
    {
        internal bool IsAsMeant => Did.StartsWith(Meant, StringComparison.Ordinal);
    }

    private static string CodeOf(JsonElement problem) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("code", out var code) ? code.GetString()! : "no answer that says why";
}

/// <inheritdoc/>
public sealed class EmbeddedBoardPermissionTests(EmbeddedPermissionProgram program, ITestOutputHelper output)
    : BoardPermissionTests(program, output), IClassFixture<EmbeddedPermissionProgram>;

/// <inheritdoc/>
public sealed class ClusterBoardPermissionTests(ClusterPermissionProgram program, ITestOutputHelper output)
    : BoardPermissionTests(program, output), IClassFixture<ClusterPermissionProgram>;
