using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Rule B1: who speaks for a practice leads its boards.</summary>
public sealed class PracticeLeadersTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task B1_stakeholder_of_another_city_leads_the_boards_of_the_practice_from_the_moment_they_speak_for_it()
    {
        var starter = await Person.InAsync(program, "haarlem");
        await using var starts = starter.Live;
        var stakeholder = await Person.InAsync(program, "roeselare");
        await using var joins = stakeholder.Live;
        var (created, practice) = await program.SendAsync(HttpMethod.Post, "/v1/cities/haarlem/practices", starter.Token, new { title = "Buurttuin", kind = "neighbourhood" });
        Assert.True(created == 201, practice.ToString());
        var practiceId = practice.GetProperty("practiceId").GetString()!;
        var (opened, board) = await program.SendAsync(HttpMethod.Post, "/v1/boards", starter.Token, new { title = "Tuin", practiceId, visibility = "network" });
        Assert.True(opened == 201, board.ToString());
        var boardId = board.GetProperty("boardId").GetString()!;
        Assert.Equal("editor", await RoleAsync(joins, boardId));

        var (added, answer) = await program.SendAsync(HttpMethod.Post, $"/v1/practices/{practiceId}/stakeholders", starter.Token, new { sector = "knowledge", kind = "person", name = "Onderzoeker", role = "Meekijken", participantId = stakeholder.Id });
        Assert.True(added is 201 or 204, answer.ToString());

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await RoleAsync(joins, boardId) != "facilitator")
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task<string?> RoleAsync(LiveClient live, string boardId) =>
        (await live.JoinAsync(boardId)).JoinAnswer.GetProperty("you").GetProperty("role").GetString();
}
