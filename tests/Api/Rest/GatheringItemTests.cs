using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Rest;

public class GatheringItemTests
{
    [Fact]
    public async Task GA5_stops_are_added_changed_moved_and_removed()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        var garden = await gathering.MakeAsync("stops", new { title = "De tuin", place = "Tuinpad 1", practiceId = gathering.PracticeId, startsAt = StartedGathering.Start });
        var kitchen = await gathering.MakeAsync("stops", new { title = "De keuken", place = "Kerkstraat 2", position = 1 });
        Assert.Equal((gathering.PracticeId, "2026-12-01T09:00:00+00:00"), (garden.Text("practiceId"), garden.Text("startsAt")));
        Assert.Equal(["De keuken", "De tuin"], await TitlesAsync(gathering));

        var address = $"{gathering.Address}/stops/{kitchen.Text("stopId")}";
        using var changed = await edge.SendAsync(HttpMethod.Patch, address, gathering.Token, content: JsonContent.Create(new { title = "De grote keuken" }));
        using var moved = await edge.SendAsync(HttpMethod.Patch, address, gathering.Token, content: JsonContent.Create(new { position = 2 }));
        Assert.Equal(("De grote keuken", "Kerkstraat 2"), ((await moved.JsonAsync()).Text("title"), (await changed.JsonAsync()).Text("place")));
        Assert.Equal(["De tuin", "De grote keuken"], await TitlesAsync(gathering));

        using var removed = await edge.SendAsync(HttpMethod.Delete, address, gathering.Token);
        using var again = await edge.SendAsync(HttpMethod.Delete, address, gathering.Token);
        using var gone = await edge.GetAsync(address);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await again.ProblemAsync(404, "not-found");
        await gone.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task GA5_a_stop_at_a_practice_that_is_not_there_or_outside_of_the_gathering_is_refused()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);

        using var ghost = await edge.PostAsync(gathering.Address + "/stops", new { title = "", place = "Markt", practiceId = "nobody-knows" }, gathering.Token);
        using var late = await edge.PostAsync(gathering.Address + "/stops", new { title = "De kas", place = "Markt", startsAt = StartedGathering.Start.AddDays(1) }, gathering.Token);

        Assert.Equal(["practiceId", "title"], (await ghost.ProblemAsync(400, "invalid")).Fields());
        Assert.Equal(["startsAt"], (await late.ProblemAsync(400, "invalid")).Fields());
    }

    [Fact]
    public async Task GA1_GA6_who_comes_is_told_by_name_to_participants_and_by_number_to_everyone()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        var carla = await edge.SignInAsync("amsterdam");
        Assert.Equal("coming", (await gathering.PutAsync("attendances/me", new { answer = "coming" }, carla.Token)).Text("answer"));
        await gathering.PutAsync("attendances/me", new { answer = "coming" }, gathering.Token);
        await gathering.PutAsync("attendances/me", new { answer = "not-coming" }, gathering.Token);

        var stranger = await gathering.ReadAsync();
        Assert.Equal((1, 1, 0), Counts(stranger));
        Assert.False(stranger.TryGetProperty("mine", out _));
        using var hidden = await edge.GetAsync(gathering.Address + "/attendances");
        await hidden.ProblemAsync(401, "not-allowed");
        Assert.DoesNotContain(carla.ParticipantId, stranger.ToString(), StringComparison.Ordinal);

        Assert.Equal("coming", (await gathering.ReadAsync(token: carla.Token)).GetProperty("mine").Text("answer"));
        Assert.Equal("coming", (await gathering.ReadAsync("/attendances/me", carla.Token)).Text("answer"));
        var first = await gathering.ReadAsync("/attendances?limit=1", carla.Token);
        var attendance = Assert.Single(first.GetProperty("items").EnumerateArray());
        Assert.Equal((carla.ParticipantId, "Ada", "coming"), (attendance.Text("participantId"), attendance.Text("displayName"), attendance.Text("answer")));
        using var rest = await edge.GetAsync(first.Text("next"), carla.Token);
        Assert.Equal(gathering.OrganiserId, Assert.Single((await rest.JsonAsync()).GetProperty("items").EnumerateArray()).Text("participantId"));
    }

    [Fact]
    public async Task GA6_who_was_there_is_noted_once_it_has_started_of_people_who_are_known()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        var carla = await edge.SignInAsync("amsterdam");
        var address = $"{gathering.Address}/attendances/{carla.ParticipantId}";

        using var early = await edge.SendAsync(HttpMethod.Put, address, gathering.Token, content: JsonContent.Create(new { attended = true }));
        await early.ProblemAsync(409, "conflict");
        edge.World.Gatherings.Now = StartedGathering.Start;
        Assert.True((await gathering.PutAsync("attendances/" + carla.ParticipantId, new { attended = true }, gathering.Token)).GetProperty("attended").GetBoolean());
        using var ghost = await edge.SendAsync(HttpMethod.Put, gathering.Address + "/attendances/nobody-knows", gathering.Token, content: JsonContent.Create(new { attended = true }));
        await ghost.ProblemAsync(404, "not-found");
        Assert.Equal((0, 0, 1), Counts(await gathering.ReadAsync()));
        using var none = await edge.GetAsync(gathering.Address + "/attendances/me", gathering.Token);
        await none.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task GA7_questions_are_left_by_anyone_and_answered_by_who_writes_in_the_host_practice()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        var stop = await gathering.MakeAsync("stops", new { title = "De tuin", place = "Tuinpad 1" });
        var (carla, host) = (await edge.SignInAsync("amsterdam"), await edge.SignInAsync("parkstad"));
        var question = await gathering.MakeAsync("questions", new { text = "Wie betaalt?", stopId = stop.Text("stopId") }, carla.Token);
        var answers = $"{gathering.Address}/questions/{question.Text("questionId")}/answers";

        using var before = await edge.PostAsync(answers, new { text = "De stad" }, host.Token);
        await before.ProblemAsync(403, "not-allowed");
        using var joined = await edge.PostAsync($"/v1/practices/{gathering.PracticeId}/stakeholders", new { sector = "civic", kind = "person", name = "Bewoner", role = "Tuinieren", participantId = host.ParticipantId }, gathering.Token);
        Assert.Equal(HttpStatusCode.Created, joined.StatusCode);
        Assert.True((await gathering.ReadAsync(token: host.Token)).GetProperty("access").GetProperty("canAnswer").GetBoolean());
        using var first = await edge.PostAsync(answers, new { text = "De stad" }, host.Token);
        using var second = await edge.PostAsync(answers, new { text = "En de buurt" }, gathering.Token);

        Assert.Equal($"{gathering.Address}/questions/{question.Text("questionId")}", second.Headers.Location?.OriginalString);
        var answered = await second.JsonAsync();
        Assert.Equal([("De stad", host.ParticipantId), ("En de buurt", gathering.OrganiserId)], answered.GetProperty("answers").EnumerateArray().Select(answer => (answer.Text("text"), answer.Text("by"))));
        var shown = Assert.Single((await gathering.ReadAsync("/questions")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Wie betaalt?", stop.Text("stopId"), false), (shown.Text("text"), shown.Text("stopId"), shown.TryGetProperty("by", out _)));
        Assert.DoesNotContain(host.ParticipantId, shown.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string[]> TitlesAsync(StartedGathering gathering) =>
        [.. (await gathering.ReadAsync("/stops")).GetProperty("items").EnumerateArray().Select(stop => stop.Text("title"))];

    private static (int Coming, int NotComing, int Attended) Counts(JsonElement gathering)
    {
        var counts = gathering.GetProperty("counts");
        return (counts.GetProperty("coming").GetInt32(), counts.GetProperty("notComing").GetInt32(), counts.GetProperty("attended").GetInt32());
    }
}
