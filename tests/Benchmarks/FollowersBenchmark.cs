using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Support.Feeds;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>
/// One practice that ten thousand cities follow: how long an update takes to be in every feed, what that costs for each, and how long
/// the practice's own commands take meanwhile, beside how long they take when nobody is being told.
/// </summary>
internal static class FollowersBenchmark
{
    private const int Cities = 10_000;
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("stadmaken-bench-");
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
        string token, practiceId;
        await using (var program = await ApiProcess.StartAsync(directory.FullName, environment))
        {
            token = (await SendAsync(program, null, HttpMethod.Post, "/v1/sessions", new { displayName = "Load", cityId = "haarlem", sector = "public", roles = new[] { "steward" } })).GetProperty("token").GetString()!;
            practiceId = (await SendAsync(program, token, HttpMethod.Post, "/v1/cities/haarlem/practices", new { title = "Load", kind = "area", themes = Array.Empty<string>(), learningAreas = Array.Empty<string>() })).GetProperty("practiceId").GetString()!;
            await program.StopAsync();
        }

        await ManyFollowers.WriteAsync(directory.FullName, ManyFollowers.Cities(Cities), practiceId);
        await using (var program = await ApiProcess.StartAsync(directory.FullName, environment))
        {
            Console.WriteLine($"{Cities} cities follow one practice; program and load share {Environment.ProcessorCount} processors");
            for (var round = 0; round <= Rounds; round++)
            {
                var alone = await CommandsAsync(program, token, practiceId, done: Task.Delay(TimeSpan.FromSeconds(2)));
                var cpu = Processor(program);
                var started = Stopwatch.GetTimestamp();
                var version = (await SendAsync(program, token, HttpMethod.Post, $"/v1/practices/{practiceId}/updates", new { title = "Load", text = "For all." })).GetProperty("version").GetInt64();
                var all = UntilAllAsync(directory.FullName, practiceId, version);
                var meanwhile = await CommandsAsync(program, token, practiceId, done: all);
                var taken = Stopwatch.GetElapsedTime(started);
                var wrong = ManyFollowers.NotOnce(ManyFollowers.Cities(Cities), await ManyFollowers.CountAsync(directory.FullName, practiceId, version));
                var name = round == 0 ? "first, with every city still to be loaded" : "again";
                Console.WriteLine(
                    $"{name}: all in {taken.TotalSeconds:F2} s, {(Processor(program) - cpu).TotalMicroseconds / Cities:F0} µs of processor time a city (own commands included), "
                    + $"{wrong.Length} not exactly once; own commands p50/p99 {Percentile(meanwhile, 50):F1}/{Percentile(meanwhile, 99):F1} ms ({meanwhile.Count}), alone {Percentile(alone, 50):F1}/{Percentile(alone, 99):F1} ms ({alone.Count})");
            }
        }

        directory.Delete(recursive: true);
    }

    private static async Task<List<double>> CommandsAsync(ApiProcess program, string token, string practiceId, Task done)
    {
        var times = new List<double>();
        do
        {
            var started = Stopwatch.GetTimestamp();
            await SendAsync(program, token, HttpMethod.Patch, $"/v1/practices/{practiceId}", new { pitch = $"Pitch {started}" });
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        while (!done.IsCompleted);
        await done;
        return times;
    }

    private static async Task UntilAllAsync(string directory, string practiceId, long version)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await ManyFollowers.CountAsync(directory, practiceId, version)).Count < Cities)
        {
            await pace.WaitForNextTickAsync();
        }
    }

    private static TimeSpan Processor(ApiProcess program) => Process.GetProcessById(program.Id).TotalProcessorTime;

    private static double Percentile(List<double> times, int percent) => times.Order().ElementAt(Math.Min(times.Count - 1, times.Count * percent / 100));

    private static async Task<JsonElement> SendAsync(ApiProcess program, string? token, HttpMethod method, string path, object body)
    {
        using var http = new HttpClient { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = (await http.SendAsync(request)).EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
