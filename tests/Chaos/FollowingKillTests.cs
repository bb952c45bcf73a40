using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Support.Feeds;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos;

/// <summary>Ten thousand cities that follow one practice, and the real process killed while they are being told.</summary>
public sealed class FollowingKillTests(ITestOutputHelper output)
{
    private const int Cities = 10_000;

    // What comes by itself after a crash comes with a reminder; a minute is the shortest that there is.
    private static readonly Dictionary<string, string> Settings = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Followers__LookEvery"] = "00:01:00" };

    [Fact]
    public async Task F6_F7_news_reaches_ten_thousand_feeds_exactly_once_also_when_the_process_is_killed_in_the_middle()
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-following-");
        var cities = ManyFollowers.Cities(Cities);
        string practiceId, token;
        await using (var program = await ApiProcess.StartAsync(data.FullName, Settings))
        {
            token = await SignInAsync(program);
            practiceId = await StartPracticeAsync(program, token);
            await program.StopAsync();
        }

        await ManyFollowers.WriteAsync(data.FullName, cities, practiceId);
        long version;
        await using (var program = await ApiProcess.StartAsync(data.FullName, Settings))
        {
            // The first one while nothing goes wrong.
            version = await PostAsync(program, token, practiceId);
            await UntilAsync(data.FullName, practiceId, version, count => count == Cities);
            Assert.Empty(ManyFollowers.NotOnce(cities, await ManyFollowers.CountAsync(data.FullName, practiceId, version)));

            version = await PostAsync(program, token, practiceId);
            await UntilAsync(data.FullName, practiceId, version, count => count > Cities / 20);
            await program.KillAsync();
        }

        var whenKilled = (await ManyFollowers.CountAsync(data.FullName, practiceId, version)).Count;
        output.WriteLine($"{whenKilled} of {Cities} had it when the process was killed");
        Assert.True(whenKilled < Cities, "all had been told before the kill, so this run showed nothing");

        await using (var program = await ApiProcess.StartAsync(data.FullName, Settings))
        {
            // Nobody looks at any of the feeds.
            await UntilAsync(data.FullName, practiceId, version, count => count == Cities);
            Assert.Empty(ManyFollowers.NotOnce(cities, await ManyFollowers.CountAsync(data.FullName, practiceId, version)));
            Assert.Empty(ManyFollowers.NotOnce(cities, await ManyFollowers.CountAsync(data.FullName, practiceId, version - 1)));
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public void Control_a_feed_without_the_news_and_one_with_it_twice_are_found_out() =>
        Assert.Equal(["stad-00002", "stad-00003"], ManyFollowers.NotOnce(ManyFollowers.Cities(3), new Dictionary<string, int> { ["stad-00001"] = 1, ["stad-00003"] = 2 }));

    private static async Task UntilAsync(string directory, string practiceId, long version, Func<int, bool> enough)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!enough((await ManyFollowers.CountAsync(directory, practiceId, version)).Count))
        {
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> SignInAsync(ApiProcess program)
    {
        var session = await SendAsync(program, null, "/v1/sessions", new { displayName = "Steward", cityId = "haarlem", sector = "public", roles = new[] { "steward" } });
        return session.GetProperty("token").GetString()!;
    }

    private static async Task<string> StartPracticeAsync(ApiProcess program, string token) =>
        (await SendAsync(program, token, "/v1/cities/haarlem/practices", new { title = "Buurttuin", kind = "neighbourhood", themes = Array.Empty<string>(), learningAreas = Array.Empty<string>() })).GetProperty("practiceId").GetString()!;

    private static async Task<long> PostAsync(ApiProcess program, string token, string practiceId) =>
        (await SendAsync(program, token, $"/v1/practices/{practiceId}/updates", new { title = "Bericht", text = "Voor iedereen." })).GetProperty("version").GetInt64();

    private static async Task<JsonElement> SendAsync(ApiProcess program, string? token, string path, object body)
    {
        using var http = new HttpClient { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer;
    }
}
