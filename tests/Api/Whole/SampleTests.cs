using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Stadmaken.Api.Hosting;
using Stadmaken.Api.Samples;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>The sample network, sown into a real silo with real databases.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-sample-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task The_sample_is_there_for_everyone_to_read_marked_as_one_and_sown_again_it_adds_nothing()
    {
        var (practices, network) = await WithAsync(["--seed", "sample"], async http => (await AllPracticesAsync(http), await http.GetFromJsonAsync<JsonElement>("/v1/network")));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", Text(network, "formulationDate"));

        Assert.Equal(SampleFiles.CityIds, practices.Select(practice => Text(practice, "cityId")).Distinct().Order(StringComparer.Ordinal));
        Assert.All(practices.CountBy(practice => Text(practice, "cityId")), city => Assert.InRange(city.Value, 2, 10));
        Assert.All(practices, practice => Assert.EndsWith(" (voorbeeld)", Text(practice, "title"), StringComparison.Ordinal));

        var entries = CountEntries();
        var again = await WithAsync(["--Seed=sample"], AllPracticesAsync);
        Assert.Equal(practices.Select(practice => practice.ToString()), again.Select(practice => practice.ToString()));
        Assert.Equal(entries, CountEntries());
    }

    [Fact]
    public async Task Gatherings_of_the_sample_are_there_with_their_routes_and_answers()
    {
        var (gatherings, stops, questions, practices) = await WithAsync(["--seed=sample"], async http => (
            await ItemsAsync(http, "/v1/gatherings"),
            await ItemsAsync(http, "/v1/gatherings/voorbeeld-nijmegen-grond/stops"),
            await ItemsAsync(http, "/v1/gatherings/voorbeeld-nijmegen-grond/questions"),
            await ItemsAsync(http, "/v1/cities/nijmegen/practices")));

        Assert.Equal(SampleFiles.Read(new DateOnly(2026, 11, 24)).Sum(city => city.Gatherings.Length), gatherings.Length);
        Assert.All(gatherings, gathering => Assert.EndsWith(" (voorbeeld)", Text(gathering, "title"), StringComparison.Ordinal));
        Assert.Equal(4, stops.Length);
        Assert.Subset(practices.Select(practice => Text(practice, "practiceId")).ToHashSet(), stops.Where(stop => stop.TryGetProperty("practiceId", out _)).Select(stop => Text(stop, "practiceId")).ToHashSet());
        Assert.Contains(questions, question => question.GetProperty("answers").GetArrayLength() == 2);
    }

    [Fact]
    public async Task Who_lent_in_the_sample_knows_what_became_of_it_and_who_gave_too_many_hours_is_warned()
    {
        var (lendings, boards, taken, garden) = await WithAsync(["--seed=sample"], async http => (
            await ItemsAsync(http, "/v1/practices/voorbeeld-amsterdam-buurtbudget/lendings"),
            await ItemsAsync(http, "/v1/practices/voorbeeld-amsterdam-spoortuin/boards"),
            await ItemsAsync(http, "/v1/practices/voorbeeld-nijmegen-warmte-hatert/boards"),
            await http.GetFromJsonAsync<JsonElement>("/v1/practices/voorbeeld-amsterdam-spoortuin")));

        var lending = Assert.Single(lendings);
        Assert.Equal("haarlem", Text(lending.GetProperty("borrower"), "cityId"));
        Assert.Equal("adapted", Text(Assert.Single(lending.GetProperty("reports").EnumerateArray()), "outcome"));
        Assert.EndsWith("(voorbeeld)", Text(Assert.Single(boards), "title"), StringComparison.Ordinal);
        Assert.Equal("Werkbord Hatert (voorbeeld)", Text(Assert.Single(taken), "title"));
        Assert.NotEmpty(garden.GetProperty("hoursWarnings").EnumerateArray());
    }

    [Fact]
    public async Task Every_city_follows_others_from_the_first_day_and_what_its_steward_undid_stays_undone()
    {
        var sample = SampleFiles.Read(new DateOnly(2026, 11, 24));
        await WithAsync(["--seed=sample"], async http =>
        {
            foreach (var city in sample)
            {
                var follows = (await ItemsAsync(http, $"/v1/cities/{city.CityId}/follows")).Select(follow => Text(follow, "practiceId"));
                Assert.Equal(city.Follows.Order(StringComparer.Ordinal), follows.Order(StringComparer.Ordinal));
                var heard = (await FeedAsync(http, city.CityId)).Select(item => Text(item, "practiceId")).ToHashSet();
                Assert.Subset(heard, city.Follows.ToHashSet());
            }

            using var session = await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Stadsbeheerder", cityId = "haarlem", sector = "public", roles = new[] { "steward" } });
            http.DefaultRequestHeaders.Authorization = new("Bearer", Text(await session.Content.ReadFromJsonAsync<JsonElement>(), "token"));
            using var undone = await http.DeleteAsync(new Uri($"/v1/cities/haarlem/follows/{sample.Single(city => city.CityId == "haarlem").Follows[0]}", UriKind.Relative));
            return undone.EnsureSuccessStatusCode();
        });

        var again = await WithAsync(["--seed=sample"], http => ItemsAsync(http, "/v1/cities/haarlem/follows"));
        Assert.DoesNotContain(sample.Single(city => city.CityId == "haarlem").Follows[0], again.Select(follow => Text(follow, "practiceId")));
    }

    [Fact]
    public async Task A_start_that_was_cut_short_is_finished_by_the_next()
    {
        await WithAsync(["--seed=sample"], AllPracticesAsync);
        var whole = CountEntries();
        Cut("practice:voorbeeld-roeselare-krottegem", after: 5);
        Cut("gathering:voorbeeld-nijmegen-grond", after: 6);

        await WithAsync(["--seed=sample"], AllPracticesAsync);

        Assert.Equal(whole, CountEntries());
    }

    [Fact]
    public async Task Among_practices_of_people_the_sample_is_refused_and_adds_nothing()
    {
        await WithAsync([], async http =>
        {
            using var session = await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Deelnemer", cityId = "haarlem", sector = "civic" });
            http.DefaultRequestHeaders.Authorization = new("Bearer", Text(await session.Content.ReadFromJsonAsync<JsonElement>(), "token"));
            using var started = await http.PostAsJsonAsync("/v1/cities/haarlem/practices", new { title = "Buurttuin", kind = "neighbourhood", themes = Array.Empty<string>(), learningAreas = Array.Empty<string>() });
            Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
            return started.StatusCode;
        });
        var entries = CountEntries();

        var refused = await Assert.ThrowsAsync<SampleException>(() => WithAsync(["--seed=sample"], AllPracticesAsync));

        Assert.Contains("People have started practices or gatherings in this data directory (1)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(entries, CountEntries());
    }

    [Theory]
    [InlineData("--seed=sample", "Cluster__Mode is Cluster")]
    [InlineData("--seed=proef", "There is no seed 'proef'")]
    public void A_cluster_and_an_unknown_seed_are_refused(string seed, string why)
    {
        var refused = Assert.Throws<SampleException>(() => Application.Build([seed, "--Cluster:Mode=Cluster", $"--Storage:DataDirectory={_data.FullName}"]));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private async Task<T> WithAsync<T>(string[] args, Func<HttpClient, Task<T>> ask)
    {
        await using var app = Application.Build([.. args, "--urls=http://127.0.0.1:0", $"--Storage:DataDirectory={_data.FullName}", "--environment=Development", "--Logging:LogLevel:Default=Warning"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var answer = await ask(http);
        await app.StopAsync(TestContext.Current.CancellationToken);
        return answer;
    }

    private static async Task<JsonElement[]> AllPracticesAsync(HttpClient http)
    {
        var practices = new List<JsonElement>();
        foreach (var cityId in SampleFiles.CityIds)
        {
            practices.AddRange(await ItemsAsync(http, $"/v1/cities/{cityId}/practices"));
        }

        return [.. practices];
    }

    private static async Task<JsonElement[]> ItemsAsync(HttpClient http, string path) =>
        [.. (await http.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];

    private static async Task<List<JsonElement>> FeedAsync(HttpClient http, string cityId)
    {
        var items = new List<JsonElement>();
        for (var address = $"/v1/cities/{cityId}/feed"; address is not null;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(address);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            address = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        return items;
    }

    private static string Text(JsonElement node, string field) => node.GetProperty(field).GetString()!;

    // What others hear of it comes by itself, during this start or at the next.
    private long CountEntries() => Execute("SELECT COUNT(*) FROM journal_event WHERE journal_id NOT LIKE 'followers:%' AND type <> 'feedItemAdded'", command => (long)command.ExecuteScalar()!);

    private void Cut(string journalId, int after)
    {
        Execute($"DELETE FROM journal_event WHERE journal_id = '{journalId}' AND version > {after}", command => (long)command.ExecuteNonQuery());

        // As after a crash of the machine: what was kept beside the journal may be ahead of it (rule J7), or gone.
        foreach (var file in _data.GetFiles("orleans.db*"))
        {
            file.Delete();
        }
    }

    private long Execute(string sql, Func<SqliteCommand, long> run)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return run(command);
    }
}
