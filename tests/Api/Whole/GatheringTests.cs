using System.Net;
using System.Text.Json;
using Ical.Net;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Gatherings over HTTP against a real silo and real databases.</summary>
public sealed class GatheringTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task GA9_An_expedition_has_a_board_at_once_and_is_in_the_list_and_in_both_calendars()
    {
        var organiser = await program.SignInAsync("haarlem");
        var (_, practice) = await program.SendAsync(HttpMethod.Post, "/v1/cities/haarlem/practices", organiser, new { title = "Buurttuin", kind = "neighbourhood" });
        var (started, gathering) = await program.SendAsync(HttpMethod.Post, "/v1/gatherings", organiser, Expedition("haarlem", practice.GetProperty("practiceId").GetString()));
        Assert.True(started == 201, gathering.ToString());
        var gatheringId = gathering.GetProperty("gatheringId").GetString()!;
        var address = "/v1/gatherings/" + gatheringId;

        var (_, boards) = await program.SendAsync(HttpMethod.Get, address + "/boards", organiser);
        var boardId = Assert.Single(Items(boards)).GetProperty("boardId").GetString();
        var (_, board) = await program.SendAsync(HttpMethod.Get, "/v1/boards/" + boardId, organiser);
        Assert.Equal((gatheringId, "cooperation"), (board.GetProperty("gatheringId").GetString(), Assert.Single(board.GetProperty("zones").EnumerateArray()).GetProperty("zoneId").GetString()));
        var (_, listed) = await program.SendAsync(HttpMethod.Get, "/v1/gatherings?city=haarlem&kind=expedition&from=2027-03-12T15:00:00Z");
        Assert.Contains(gatheringId, Items(listed).Select(item => item.GetProperty("gatheringId").GetString()));

        foreach (var calendarId in new[] { "network", "haarlem" })
        {
            using var response = await program.Http.GetAsync("/v1/calendars/" + calendarId, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var calendar = Calendar.Load(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Contains(calendar.Events, entry => entry.Uid!.StartsWith(gatheringId + "@", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task GA2_GA7_A_participant_of_another_city_takes_part_and_answers_only_once_they_speak_for_the_host()
    {
        var (organiser, other) = (await program.SignInAsync("haarlem"), await program.SignInAsync("dordrecht"));
        var (_, me) = await program.SendAsync(HttpMethod.Get, "/v1/participants/me", other);
        var (_, practice) = await program.SendAsync(HttpMethod.Post, "/v1/cities/haarlem/practices", organiser, new { title = "Buurttuin", kind = "neighbourhood" });
        var practiceId = practice.GetProperty("practiceId").GetString();
        var (_, gathering) = await program.SendAsync(HttpMethod.Post, "/v1/gatherings", organiser, Expedition("haarlem", practiceId));
        var address = "/v1/gatherings/" + gathering.GetProperty("gatheringId").GetString();

        var (elsewhere, _) = await program.SendAsync(HttpMethod.Post, "/v1/gatherings", other, Expedition("haarlem", practiceId));
        var (came, _) = await program.SendAsync(HttpMethod.Put, address + "/attendances/me", other, new { answer = "coming" });
        var (asked, question) = await program.SendAsync(HttpMethod.Post, address + "/questions", other, new { text = "Wie betaalt?" });
        var answers = $"{address}/questions/{question.GetProperty("questionId").GetString()}/answers";
        var (before, _) = await program.SendAsync(HttpMethod.Post, answers, other, new { text = "De stad" });
        await program.SendAsync(HttpMethod.Post, $"/v1/practices/{practiceId}/stakeholders", organiser, new { sector = "knowledge", kind = "person", name = "Onderzoeker", role = "Meekijken", participantId = me.GetProperty("participantId").GetString() });
        var (after, _) = await program.SendAsync(HttpMethod.Post, answers, other, new { text = "De stad" });

        Assert.Equal((403, 200, 201, 403, 201), (elsewhere, came, asked, before, after));
        // Without the cookie that the program's own client has from signing in.
        using var stranger = new HttpClient { BaseAddress = program.Address };
        var seen = await stranger.GetStringAsync(address, TestContext.Current.CancellationToken);
        Assert.Contains("\"coming\":1", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(me.GetProperty("participantId").GetString()!, seen, StringComparison.Ordinal);
    }

    private static object Expedition(string cityId, string? hostPracticeId) => new
    {
        cityId,
        title = "Stadexpeditie",
        kind = "expedition",
        place = "Tuinpad 1",
        startsAt = "2027-03-12T10:00:00+01:00",
        endsAt = "2027-03-12T17:00:00+01:00",
        learningAreas = new[] { "cooperation" },
        hostPracticeId,
    };

    private static JsonElement[] Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
