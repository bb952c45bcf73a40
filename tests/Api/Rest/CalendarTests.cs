using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Ical.Net;

namespace Stadmaken.Tests.Api.Rest;

public partial class CalendarTests
{
    [Fact]
    public async Task GA10_a_calendar_is_read_back_as_what_the_gatherings_say_of_themselves()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        const string Description = "Met soep; en brood,\nvoor wie wil: \\o/ café 🌱 — en een lange regel die over de vijfenzeventig tekens van een regel in een kalender heen gaat";
        using var changed = await edge.SendAsync(HttpMethod.Patch, gathering.Address, gathering.Token, content: JsonContent.Create(new { description = Description, onlineAddress = "https://bijeen.example/x?y=1", learningAreas = new[] { "cooperation", "financing" } }));

        var entry = Assert.Single((await ReadAsync(edge, "den-haag")).Events);

        Assert.Equal($"{gathering.Id}@gatherings.stadmaken", entry.Uid);
        Assert.Equal(("Expeditie", Description, "Tuinpad 1"), (entry.Summary, entry.Description, entry.Location));
        Assert.Equal((StartedGathering.Start.UtcDateTime, StartedGathering.Start.AddHours(8).UtcDateTime), (entry.Start!.AsUtc, entry.End!.AsUtc));
        Assert.True(entry.Start.IsUtc);
        Assert.Equal((52.07, 4.3), (entry.GeographicLocation!.Latitude, entry.GeographicLocation.Longitude));
        Assert.Equal(("https://bijeen.example/x?y=1", EventStatus.Confirmed, 2), (entry.Url!.ToString(), entry.Status, entry.Sequence));
        Assert.Equal(edge.World.Gatherings.Now.UtcDateTime, entry.LastModified!.AsUtc);
        Assert.Equal(["expedition", "cooperation", "financing"], entry.Categories);
    }

    [Fact]
    public async Task GA10_a_change_raises_the_sequence_and_a_cancelled_gathering_stays_and_says_so_under_the_same_id()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        var before = Assert.Single((await ReadAsync(edge, "network")).Events);
        await gathering.MakeAsync("stops", new { title = "De tuin", place = "Tuinpad 1" });
        await gathering.PutAsync("attendances/me", new { answer = "coming" }, gathering.Token);
        Assert.Equal(before.Sequence, Assert.Single((await ReadAsync(edge, "network")).Events).Sequence);

        edge.World.Gatherings.Now += TimeSpan.FromHours(1);
        using var cancelled = await edge.PostAsync(gathering.Address + "/cancellations", new { reason = "Sneeuw" }, gathering.Token);
        var after = Assert.Single((await ReadAsync(edge, "network")).Events);

        Assert.Equal((before.Uid, EventStatus.Cancelled), (after.Uid, after.Status));
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(TimeSpan.FromHours(1), after.LastModified!.AsUtc - before.LastModified!.AsUtc);
    }

    [Fact]
    public async Task GA10_a_calendar_names_nobody()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        await gathering.PutAsync("attendances/me", new { answer = "coming" }, gathering.Token);

        var text = await TextAsync(edge, "network", gathering.Token);

        Assert.DoesNotContain(gathering.OrganiserId, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^(ORGANIZER|ATTENDEE|CONTACT|COMMENT)", text);
    }

    [Fact]
    public async Task A_calendar_is_of_one_city_or_of_all_and_of_nothing_else()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var haag = await StartedGathering.PostAsync(edge, (await edge.SignInAsync()).Token, "meeting", "den-haag", title: "Haags");
        using var amsterdam = await StartedGathering.PostAsync(edge, (await edge.SignInAsync("amsterdam")).Token, "meeting", "amsterdam", day: 1, title: "Amsterdams");

        Assert.Equal(["Haags", "Amsterdams"], (await ReadAsync(edge, "network")).Events.Select(entry => entry.Summary));
        Assert.Equal(["Amsterdams"], (await ReadAsync(edge, "amsterdam")).Events.Select(entry => entry.Summary));
        Assert.Empty((await ReadAsync(edge, "parkstad")).Events);
        Assert.Contains("X-WR-CALNAME:Stadmaken Amsterdam", await TextAsync(edge, "amsterdam"), StringComparison.Ordinal);
        foreach (var unknown in new[] { "gouda", "Network", "a%20b", (await haag.JsonAsync()).Text("gatheringId") })
        {
            using var response = await edge.GetAsync("/v1/calendars/" + unknown);
            await response.ProblemAsync(404, "not-found");
        }
    }

    [Fact]
    public async Task A_calendar_is_sent_again_only_when_it_has_changed()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        using var first = await edge.GetAsync("/v1/calendars/network");
        var tag = first.Headers.ETag!;
        edge.Time.Advance(TimeSpan.FromDays(1));

        await gathering.PutAsync("attendances/me", new { answer = "coming" }, gathering.Token);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync());
        using var changed = await edge.SendAsync(HttpMethod.Patch, gathering.Address, gathering.Token, content: JsonContent.Create(new { title = "Anders" }));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());

        async Task<HttpStatusCode> StatusAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/calendars/network");
            request.Headers.IfNoneMatch.Add(tag);
            using var response = await edge.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_calendar_is_well_formed()
    {
        await using var edge = await EdgeHost.StartAsync();
        var gathering = await StartedGathering.StartAsync(edge);
        using var changed = await edge.SendAsync(HttpMethod.Patch, gathering.Address, gathering.Token, content: JsonContent.Create(new { title = string.Concat(Enumerable.Repeat("Één 🌱 lange titel ", 10)).Trim() }));

        using var response = await edge.GetAsync("/v1/calendars/network");
        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(LoneLineFeed(), text);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        foreach (var property in new[] { "VERSION:2.0", "PRODID:", "UID:", "DTSTAMP:20261124T090000Z", "DTSTART:20261201T090000Z", "DTEND:20261201T170000Z", "LAST-MODIFIED:20261124T090000Z" })
        {
            Assert.Single(text.Split("\r\n"), line => line.StartsWith(property, StringComparison.Ordinal));
        }
    }

    private static async Task<Calendar> ReadAsync(EdgeHost edge, string calendarId) => Calendar.Load(await TextAsync(edge, calendarId))!;

    private static async Task<string> TextAsync(EdgeHost edge, string calendarId, string? token = null)
    {
        using var response = await edge.GetAsync("/v1/calendars/" + calendarId, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("(?<!\r)\n")]
    private static partial Regex LoneLineFeed();
}
