using System.Net;

namespace Stadmaken.Tests.Api.Rest;

public class PracticeCourseTests
{
    [Fact]
    public async Task PR4_A_practice_goes_a_step_on_and_is_not_formulated_while_something_is_missing()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);

        var changed = await practice.MakeAsync("phase-changes", new { phase = "exploring" });
        using var missing = await edge.PostAsync(practice.Address + "/phase-changes", new { phase = "formulated" }, practice.Token);
        using var leap = await edge.PostAsync(practice.Address + "/phase-changes", new { phase = "sustained" }, practice.Token);

        Assert.Equal("exploring", changed.Text("phase"));
        Assert.Contains("two-sectors", (await missing.ProblemAsync(409, "conflict")).Text("detail"), StringComparison.Ordinal);
        await leap.ProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task PR10_An_ended_practice_says_how_and_takes_nothing_more()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);

        var over = await practice.MakeAsync("endings", new { verdict = "continued", why = "Zelfstandig", lessons = "Begin klein" });
        using var update = await edge.PostAsync(practice.Address + "/updates", new { title = "Nog iets", text = "Te laat" }, practice.Token);

        Assert.Equal("ended", over.Text("phase"));
        var ending = over.GetProperty("ending");
        Assert.Equal(("continued", "Zelfstandig", "Begin klein"), (ending.Text("verdict"), ending.Text("why"), ending.Text("lessons")));
        await update.ProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task PR7_The_stewardship_passes_only_to_who_accepts_it()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        var other = await edge.SignInAsync("amsterdam");
        var answers = practice.Address + "/stewardship-offers/current/answers";

        using var early = await edge.PostAsync(answers, new { answer = "accepted" }, other.Token);
        var offered = await practice.MakeAsync("stewardship-offers", new { participantId = other.ParticipantId });
        using var withdrawn = await edge.SendAsync(HttpMethod.Delete, practice.Address + "/stewardship-offers/current", practice.Token);
        await practice.MakeAsync("stewardship-offers", new { participantId = other.ParticipantId });
        using var declined = await edge.PostAsync(answers, new { answer = "declined" }, other.Token);
        await practice.MakeAsync("stewardship-offers", new { participantId = other.ParticipantId });
        using var self = await edge.PostAsync(answers, new { answer = "accepted" }, practice.Token);
        using var accepted = await edge.PostAsync(answers, new { answer = "accepted" }, other.Token);

        await early.ProblemAsync(403, "not-allowed");
        Assert.Equal((practice.StewardId, other.ParticipantId), (offered.Text("stewardId"), offered.Text("offeredTo")));
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.False((await declined.JsonAsync()).TryGetProperty("offeredTo", out _));
        await self.ProblemAsync(403, "not-allowed");
        var passed = await accepted.JsonAsync();
        Assert.Equal(other.ParticipantId, passed.Text("stewardId"));
        Assert.True(passed.GetProperty("access").GetProperty("canLead").GetBoolean());
        Assert.False((await practice.ReadAsync(practice.Token)).GetProperty("access").GetProperty("canWrite").GetBoolean());
    }
}
