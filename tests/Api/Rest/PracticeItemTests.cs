using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Rest;

public class PracticeItemTests
{
    private const string Day = "2027-06-01";

    [Fact]
    public async Task A_stakeholder_joins_changes_gets_a_voice_and_leaves()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        var carla = await edge.SignInAsync("amsterdam");

        var stakeholder = await practice.MakeAsync("stakeholders", new { sector = "social", kind = "organisation", name = "Corporatie", role = "Eigenaar", responsibilities = new[] { "grond" } });
        var address = $"{practice.Address}/stakeholders/{stakeholder.Text("stakeholderId")}";
        using var refused = await edge.SendAsync(HttpMethod.Patch, practice.Address, carla.Token, content: JsonContent.Create(new { task = "Van ons allen" }));
        using var linked = await edge.SendAsync(HttpMethod.Put, address + "/speaker", practice.Token, content: JsonContent.Create(new { participantId = carla.ParticipantId }));
        using var allowed = await edge.SendAsync(HttpMethod.Patch, practice.Address, carla.Token, content: JsonContent.Create(new { task = "Van ons allen" }));
        using var changed = await edge.SendAsync(HttpMethod.Patch, address, carla.Token, content: JsonContent.Create(new { role = "Beheerder" }));
        using var unlinked = await edge.SendAsync(HttpMethod.Delete, address + "/speaker", practice.Token);
        using var left = await edge.SendAsync(HttpMethod.Delete, address, practice.Token);
        using var again = await edge.SendAsync(HttpMethod.Delete, address, practice.Token);

        await refused.ProblemAsync(403, "not-allowed");
        Assert.Equal(carla.ParticipantId, (await linked.JsonAsync()).Text("participantId"));
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(("Beheerder", "Corporatie"), (await changed.JsonAsync()) is var now ? (now.Text("role"), now.Text("name")) : default);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (unlinked.StatusCode, left.StatusCode));
        await again.ProblemAsync(404, "not-found");
        Assert.Empty(await practice.ListAsync("stakeholders"));
        using var former = await edge.GetAsync(address);
        Assert.Equal("Beheerder", (await former.JsonAsync()).Text("role"));
    }

    [Fact]
    public async Task The_timeline_is_by_date_and_a_step_that_was_reached_stays()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);

        var later = await practice.MakeAsync("milestones", new { title = "Oogst", date = "2027-09-01", text = "Met de buurt" });
        var sooner = await practice.MakeAsync("milestones", new { title = "Zaaien", date = "2027-03-01" });
        Assert.Equal(["Zaaien", "Oogst"], (await practice.ListAsync("milestones")).Select(step => step.Text("title")));

        var address = $"{practice.Address}/milestones/";
        using var changed = await edge.SendAsync(HttpMethod.Patch, address + later.Text("milestoneId"), practice.Token, content: JsonContent.Create(new { date = "2027-01-01" }));
        using var reached = await edge.SendAsync(HttpMethod.Patch, address + sooner.Text("milestoneId"), practice.Token, content: JsonContent.Create(new { reachedOn = "2026-11-23" }));
        using var refused = await edge.SendAsync(HttpMethod.Delete, address + sooner.Text("milestoneId"), practice.Token);
        using var removed = await edge.SendAsync(HttpMethod.Delete, address + later.Text("milestoneId"), practice.Token);

        Assert.Equal(("2027-01-01", "Met de buurt"), (await changed.JsonAsync()) is var step ? (step.Text("date"), step.Text("text")) : default);
        Assert.Equal("2026-11-23", (await reached.JsonAsync()).Text("reachedOn"));
        await refused.ProblemAsync(409, "conflict");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    [Fact]
    public async Task Updates_come_a_page_at_a_time()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        var first = await practice.MakeAsync("updates", new { title = "Eén", text = "a\nb", learningArea = "financing", obstacle = "Geld", approach = "Fonds", lesson = "Vraag het" });
        await practice.MakeAsync("updates", new { title = "Twee", text = "c" });
        await practice.MakeAsync("updates", new { title = "Drie", text = "d" });

        using var response = await edge.GetAsync(practice.Address + "/updates?limit=2");
        var page = await response.JsonAsync();
        using var rest = await edge.GetAsync(page.Text("next"));
        using var wrong = await edge.GetAsync(practice.Address + "/updates?limit=0&after=x");

        Assert.Equal(("a\nb", "financing", "Geld", "Fonds", "Vraag het"), (first.Text("text"), first.Text("learningArea"), first.Text("obstacle"), first.Text("approach"), first.Text("lesson")));
        Assert.Equal(["Eén", "Twee"], page.GetProperty("items").EnumerateArray().Select(update => update.Text("title")));
        var last = await rest.JsonAsync();
        Assert.Equal("Drie", Assert.Single(last.GetProperty("items").EnumerateArray()).Text("title"));
        Assert.False(last.TryGetProperty("next", out _));
        Assert.Equal(["after", "limit"], (await wrong.ProblemAsync(400, "invalid")).Fields());
    }

    [Fact]
    public async Task An_update_that_is_removed_says_why_and_is_removed_once()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        var update = await practice.MakeAsync("updates", new { title = "Eén", text = "a" });
        var address = $"{practice.Address}/updates/{update.Text("updateId")}/redaction";

        using var removed = await edge.SendAsync(HttpMethod.Put, address, practice.Token, content: JsonContent.Create(new { reason = "Noemt iemand" }));
        using var again = await edge.SendAsync(HttpMethod.Put, address, practice.Token, content: JsonContent.Create(new { reason = "Noemt iemand" }));

        Assert.Equal("Noemt iemand", (await removed.JsonAsync()).Text("redactedBecause"));
        await again.ProblemAsync(409, "conflict");
    }

    [Fact]
    public async Task Contributions_add_up_by_month_but_for_what_was_withdrawn()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        await practice.MakeAsync("contributions", new { kind = "money", what = "Fonds", date = "2026-10-01", amount = 1000.50, unit = "EUR" });
        var twice = await practice.MakeAsync("contributions", new { kind = "money", what = "Fonds", date = "2026-10-01", amount = 1000.50, unit = "EUR", assumption = "Toegezegd" });

        using var withdrawn = await edge.PostAsync($"{practice.Address}/contributions/{twice.Text("contributionId")}/withdrawals", new { why = "Dubbel" }, practice.Token);
        using var again = await edge.PostAsync($"{practice.Address}/contributions/{twice.Text("contributionId")}/withdrawals", new { why = "Dubbel" }, practice.Token);

        Assert.Equal("Dubbel", (await withdrawn.JsonAsync()).Text("withdrawnBecause"));
        await again.ProblemAsync(409, "conflict");
        Assert.Equal(2, (await practice.ListAsync("contributions")).Length);
        var series = Assert.Single((await practice.ReadAsync()).GetProperty("value").EnumerateArray());
        Assert.Equal(("money", "EUR", 1000.50m), (series.Text("kind"), series.Text("unit"), series.GetProperty("points")[0].GetProperty("total").GetDecimal()));
    }

    [Fact]
    public async Task PR6_An_agreement_is_in_force_once_each_party_accepted_for_itself()
    {
        await using var edge = await EdgeHost.StartAsync();
        var practice = await StartedPractice.StartAsync(edge);
        var carla = await edge.SignInAsync("amsterdam");
        var (s1, s2) = await TwoAsync(practice, carla.ParticipantId);

        var proposed = await practice.MakeAsync("agreements", new { what = "Samen onderhouden", parties = new[] { s1, s2 }, responsibleId = s1, liableId = s2, reviewDate = Day, cover = "Verzekerd", responsibility = "hek" });
        var address = $"{practice.Address}/agreements/{proposed.Text("agreementId")}";
        using var recorded = await edge.PostAsync(address + "/acceptances", new { stakeholderId = s1 }, practice.Token);
        using var refused = await edge.PostAsync(address + "/acceptances", new { stakeholderId = s2 }, practice.Token);
        using var accepted = await edge.PostAsync(address + "/acceptances", new { stakeholderId = s2 }, carla.Token);
        using var reviewed = await edge.PostAsync(address + "/reviews", new { findings = "Werkt", nextReviewDate = "2028-06-01" }, carla.Token);
        using var ended = await edge.PostAsync(address + "/endings", new { why = "Klaar" }, practice.Token);
        using var again = await edge.PostAsync(address + "/endings", new { why = "Klaar" }, practice.Token);
        using var stranger = await edge.PostAsync(practice.Address + "/agreements", new { what = "x", parties = new[] { s1, "ghost" }, responsibleId = s1, liableId = s1, reviewDate = Day }, practice.Token);

        Assert.Equal(("proposed", "Samen onderhouden", "Verzekerd", "hek"), (proposed.Text("status"), proposed.Text("what"), proposed.Text("cover"), proposed.Text("responsibility")));
        Assert.True((await recorded.JsonAsync()).GetProperty("acceptances")[0].GetProperty("isRecorded").GetBoolean());
        await refused.ProblemAsync(403, "not-allowed");
        Assert.Equal("in-force", (await accepted.JsonAsync()).Text("status"));
        Assert.Equal("2028-06-01", (await reviewed.JsonAsync()).Text("nextReviewDate"));
        Assert.Equal(("ended", "Klaar"), (await ended.JsonAsync()) is var over ? (over.Text("status"), over.Text("endedBecause")) : default);
        await again.ProblemAsync(409, "conflict");
        Assert.Equal(["parties[1]"], (await stranger.ProblemAsync(404, "not-found")).Fields());
        Assert.Single(await practice.ListAsync("agreements"));
    }

    [Fact]
    public async Task An_approach_is_borrowed_with_where_it_comes_from()
    {
        await using var edge = await EdgeHost.StartAsync();
        var origin = await StartedPractice.StartAsync(edge, "Oorsprong");
        var practice = await StartedPractice.StartAsync(edge);
        var update = await origin.MakeAsync("updates", new { title = "Fonds", text = "Wij begonnen een fonds.", approach = "Buurtfonds" });

        var borrowed = await practice.MakeAsync("borrowings", new { practiceId = origin.Id, kind = "approach", itemId = update.Text("updateId") });
        using var reported = await edge.PostAsync($"{practice.Address}/borrowings/{borrowed.Text("borrowingId")}/reports", new { outcome = "adapted", text = "Met de kerk erbij" }, practice.Token);
        using var unknown = await edge.PostAsync(practice.Address + "/borrowings", new { practiceId = origin.Id, kind = "approach", itemId = "nothing" }, practice.Token);

        var lineage = borrowed.GetProperty("origin");
        Assert.Equal((origin.Id, update.GetProperty("version").GetInt64(), update.Text("updateId")), (lineage.Text("practiceId"), lineage.GetProperty("version").GetInt64(), lineage.Text("itemId")));
        Assert.Equal("adapted", (await reported.JsonAsync()).GetProperty("reports")[0].Text("outcome"));
        await unknown.ProblemAsync(404, "not-found");
        Assert.Single(await practice.ListAsync("borrowings"));
        Assert.Empty(await practice.ListAsync("lendings"));
    }

    [Fact]
    public async Task A_board_is_borrowed_as_a_template_with_a_title_and_readers_of_its_own()
    {
        await using var edge = await EdgeHost.StartAsync();
        var origin = await StartedPractice.StartAsync(edge, "Oorsprong");
        var practice = await StartedPractice.StartAsync(edge);
        origin.HasBoard("tafel");

        var borrowed = await practice.MakeAsync("borrowings", new { practiceId = origin.Id, kind = "template", itemId = "tafel", title = "Onze tafel", visibility = "city" });
        using var notOfABoard = await edge.PostAsync(practice.Address + "/borrowings", new { practiceId = origin.Id, kind = "approach", itemId = "u1", title = "Van ons", visibility = "city" }, practice.Token);
        using var unknown = await edge.PostAsync(practice.Address + "/borrowings", new { practiceId = origin.Id, kind = "template", itemId = "nergens" }, practice.Token);

        Assert.StartsWith("b", borrowed.Text("boardId"), StringComparison.Ordinal);
        Assert.Equal((string.Empty, "Oorsprong"), (borrowed.Text("title"), borrowed.GetProperty("from").Text("title")));
        Assert.Equal(("template", 3), (borrowed.GetProperty("origin").Text("kind"), borrowed.GetProperty("origin").GetProperty("boardVersion").GetInt32()));
        Assert.Equal(["title", "visibility"], (await notOfABoard.ProblemAsync(400, "invalid")).Fields());
        Assert.Equal(["itemId"], (await unknown.ProblemAsync(404, "not-found")).Fields());
    }

    [Fact]
    public async Task An_update_and_an_agreement_say_which_borrowing_they_are_from()
    {
        await using var edge = await EdgeHost.StartAsync();
        var origin = await StartedPractice.StartAsync(edge, "Oorsprong");
        var practice = await StartedPractice.StartAsync(edge);
        var update = await origin.MakeAsync("updates", new { title = "Fonds", text = "Wij begonnen een fonds.", approach = "Buurtfonds" });
        var borrowed = await practice.MakeAsync("borrowings", new { practiceId = origin.Id, kind = "approach", itemId = update.Text("updateId") });

        var adapted = await practice.MakeAsync("updates", new { title = "Ook een fonds", text = "Met de kerk.", borrowingId = borrowed.Text("borrowingId") });
        using var unknown = await edge.PostAsync(practice.Address + "/updates", new { title = "x", text = "x", borrowingId = "nergens" }, practice.Token);

        Assert.Equal(borrowed.Text("borrowingId"), adapted.Text("borrowingId"));
        Assert.Equal(["borrowingId"], (await unknown.ProblemAsync(404, "not-found")).Fields());
    }

    [Fact]
    public async Task PR2_the_practices_that_one_writes_in_are_listed_until_they_end()
    {
        await using var edge = await EdgeHost.StartAsync();
        var (one, other, ended) = (await StartedPractice.StartAsync(edge, "Een"), await StartedPractice.StartAsync(edge, "Ander"), await StartedPractice.StartAsync(edge, "Voorbij"));
        var carla = await edge.SignInAsync("amsterdam");
        foreach (var practice in new[] { one, ended })
        {
            await practice.MakeAsync("stakeholders", new { sector = "social", kind = "organisation", name = "Corporatie", role = "Eigenaar", participantId = carla.ParticipantId });
        }

        using var over = await edge.PostAsync(ended.Address + "/endings", new { verdict = "stopped", why = "Klaar", lessons = "Begin eerder" }, ended.Token);
        using var hers = await edge.SendAsync(HttpMethod.Get, "/v1/participants/me/practices", carla.Token);
        using var stewards = await edge.SendAsync(HttpMethod.Get, "/v1/participants/me/practices", other.Token);
        using var nobodys = await edge.GetAsync("/v1/participants/me/practices");

        Assert.True(over.IsSuccessStatusCode);
        Assert.Equal([one.Id], Ids(await hers.JsonAsync()));
        Assert.Contains(other.Id, Ids(await stewards.JsonAsync()));
        await nobodys.ProblemAsync(401, "not-allowed");

        static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(practice => practice.Text("practiceId"));
    }

    private static async Task<(string, string)> TwoAsync(StartedPractice practice, string participantId)
    {
        var first = await practice.MakeAsync("stakeholders", new { sector = "civic", kind = "person", name = "Bewoners", role = "Tuinieren" });
        var second = await practice.MakeAsync("stakeholders", new { sector = "social", kind = "organisation", name = "Corporatie", role = "Eigenaar", participantId });
        return (first.Text("stakeholderId"), second.Text("stakeholderId"));
    }
}
