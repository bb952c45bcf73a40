using System.Text.Json;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Practices over HTTP against a real silo and real databases.</summary>
public sealed class PracticeTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    [Fact]
    public async Task PR2_A_participant_of_another_city_changes_a_practice_only_as_its_stakeholder()
    {
        var steward = await program.SignInAsync("haarlem");
        var other = await program.SignInAsync("dordrecht");
        var (_, me) = await program.SendAsync(HttpMethod.Get, "/v1/participants/me", other);
        var address = await StartAsync(steward);
        var update = new { title = "Begonnen", text = "De schop ging in de grond.", learningArea = "cooperation", lesson = "Vraag het de buren" };

        var (elsewhere, _) = await program.SendAsync(HttpMethod.Post, "/v1/cities/haarlem/practices", other, new { title = "Van buiten", kind = "area" });
        var (before, problem) = await program.SendAsync(HttpMethod.Post, address + "/updates", other, update);
        var (ghost, _) = await program.SendAsync(HttpMethod.Post, address + "/stakeholders", steward, Stakeholder("nobody"));
        var (joined, _) = await program.SendAsync(HttpMethod.Post, address + "/stakeholders", steward, Stakeholder(me.GetProperty("participantId").GetString()!));
        var (after, posted) = await program.SendAsync(HttpMethod.Post, address + "/updates", other, update);
        var (led, _) = await program.SendAsync(HttpMethod.Post, address + "/phase-changes", other, new { phase = "exploring" });

        Assert.Equal((403, 403, "not-allowed"), (elsewhere, before, problem.GetProperty("code").GetString()));
        Assert.Equal((400, 201, 201, 403), (ghost, joined, after, led));
        var (_, updates) = await program.SendAsync(HttpMethod.Get, address + "/updates");
        Assert.Equal(posted.ToString(), Assert.Single(updates.GetProperty("items").EnumerateArray()).ToString());
    }

    [Fact]
    public async Task J9_an_update_that_is_removed_is_in_nothing_that_anyone_reads_and_says_why()
    {
        const string secret = "Aanstoot-8e2b7d";
        var steward = await program.SignInAsync("haarlem");
        var follower = await program.SignInAsync("lelystad");
        var address = await StartAsync(steward);
        Assert.Equal(204, (await program.SendAsync(HttpMethod.Put, $"/v1/participants/me/follows/{Id(address)}", follower)).Status);
        var (_, update) = await program.SendAsync(HttpMethod.Post, address + "/updates", steward, new { title = $"Titel {secret}", text = $"Tekst {secret}", approach = $"Aanpak {secret}" });
        string[] pages = [address + "/updates", address + $"/updates/{update.GetProperty("updateId").GetString()}", "/v1/participants/me/inbox", "/v1/cities/haarlem/feed"];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await program.SendAsync(HttpMethod.Get, pages[2], follower)).Body.ToString().Contains(secret, StringComparison.Ordinal))
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        var (removed, answer) = await program.SendAsync(HttpMethod.Put, pages[1] + "/redaction", steward, new { reason = "Noemt iemand" });

        Assert.True(removed == 200, answer.ToString());
        foreach (var page in pages)
        {
            Assert.DoesNotContain(secret, (await program.SendAsync(HttpMethod.Get, page, follower)).Body.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("Noemt iemand", (await program.SendAsync(HttpMethod.Get, pages[1])).Body.GetProperty("redactedBecause").GetString());
        Assert.Equal(403, (await program.SendAsync(HttpMethod.Put, pages[1] + "/redaction", follower, new { reason = "Nog eens" })).Status);
    }

    [Fact]
    public async Task A_practice_with_its_board_and_what_another_borrows_is_there_for_everyone()
    {
        var steward = await program.SignInAsync("haarlem");
        var (origin, borrower) = (await StartAsync(steward), await StartAsync(steward));
        var (_, update) = await program.SendAsync(HttpMethod.Post, origin + "/updates", steward, new { title = "Fonds", text = "Wij begonnen een fonds.", approach = "Buurtfonds" });
        var (opened, board) = await program.SendAsync(HttpMethod.Post, "/v1/boards", steward, new { title = "Werkplaats", practiceId = Id(origin), visibility = "public" });
        var (borrowed, borrowing) = await program.SendAsync(HttpMethod.Post, borrower + "/borrowings", steward, new { practiceId = Id(origin), kind = "approach", itemId = update.GetProperty("updateId").GetString() });

        Assert.True((opened, borrowed) == (201, 201), $"{board} {borrowing}");
        var (_, boards) = await program.SendAsync(HttpMethod.Get, origin + "/boards");
        Assert.Equal(board.GetProperty("boardId").GetString(), Assert.Single(Items(boards)).GetProperty("boardId").GetString());
        var (_, lendings) = await program.SendAsync(HttpMethod.Get, origin + "/lendings");
        Assert.Equal(Id(borrower), Assert.Single(Items(lendings)).GetProperty("borrower").GetProperty("practiceId").GetString());
        var (_, listed) = await program.SendAsync(HttpMethod.Get, "/v1/cities/haarlem/practices");
        Assert.Subset(Items(listed).Select(practice => practice.GetProperty("practiceId").GetString()).ToHashSet(), new HashSet<string?> { Id(origin), Id(borrower) });
    }

    [Fact]
    public async Task PR8_a_board_of_another_city_is_taken_over_by_who_may_read_it_and_both_practices_know()
    {
        var lender = await program.SignInAsync("haarlem");
        var taker = await program.SignInAsync("nijmegen");
        var (origin, borrower) = (await StartAsync(lender), await StartAsync(taker, "nijmegen"));
        var (_, open) = await program.SendAsync(HttpMethod.Post, "/v1/boards", lender, new { title = "Rondetafel", practiceId = Id(origin), template = "agreements-and-roles" });
        var (_, closed) = await program.SendAsync(HttpMethod.Post, "/v1/boards", lender, new { title = "Onder ons", practiceId = Id(origin), visibility = "city" });

        var (mine, practices) = await program.SendAsync(HttpMethod.Get, "/v1/participants/me/practices", taker);
        var (made, borrowing) = await program.SendAsync(HttpMethod.Post, borrower + "/borrowings", taker, Template(open));
        var (hidden, _) = await program.SendAsync(HttpMethod.Post, borrower + "/borrowings", taker, Template(closed));
        var (reported, _) = await program.SendAsync(HttpMethod.Post, $"{borrower}/borrowings/{borrowing.GetProperty("borrowingId").GetString()}/reports", taker, new { outcome = "adapted", text = "Een vak erbij" });

        Assert.True((mine, made, hidden, reported) == (200, 201, 404, 201), $"{borrowing}");
        Assert.Equal(Id(borrower), Assert.Single(Items(practices)).GetProperty("practiceId").GetString());
        var (_, board) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{borrowing.GetProperty("boardId").GetString()}", taker);
        var (_, before) = await program.SendAsync(HttpMethod.Get, $"/v1/boards/{open.GetProperty("boardId").GetString()}", taker);
        Assert.Equal(Zones(before), Zones(board));
        Assert.Equal(("Onze tafel", Id(borrower), "nijmegen"), (board.GetProperty("title").GetString(), board.GetProperty("practiceId").GetString(), board.GetProperty("cityId").GetString()));
        Assert.All(board.GetProperty("zones").EnumerateArray(), zone => Assert.Empty(zone.GetProperty("cards").EnumerateArray()));
        var (_, lendings) = await program.SendAsync(HttpMethod.Get, origin + "/lendings");
        var lending = Assert.Single(Items(lendings));
        Assert.Equal(("nijmegen", "Een vak erbij"), (lending.GetProperty("borrower").GetProperty("cityId").GetString(), lending.GetProperty("reports")[0].GetProperty("text").GetString()));

        object Template(JsonElement from) => new { practiceId = Id(origin), kind = "template", itemId = from.GetProperty("boardId").GetString(), title = "Onze tafel" };
        static string?[] Zones(JsonElement from) => [.. from.GetProperty("zones").EnumerateArray().Select(zone => zone.GetProperty("title").GetString())];
    }

    private static object Stakeholder(string participantId) => new { sector = "knowledge", kind = "person", name = "Onderzoeker", role = "Meekijken", participantId };

    private static string Id(string address) => address.Split('/')[^1];

    private static JsonElement[] Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private async Task<string> StartAsync(string token, string cityId = "haarlem")
    {
        var (status, practice) = await program.SendAsync(HttpMethod.Post, $"/v1/cities/{cityId}/practices", token, new { title = "Buurttuin", kind = "neighbourhood", pitch = "Groen", task = "Wie onderhoudt de tuin?", themes = new[] { "circular-economy" }, learningAreas = new[] { "cooperation" } });
        Assert.True(status == 201, practice.ToString());
        return "/v1/practices/" + practice.GetProperty("practiceId").GetString();
    }
}
