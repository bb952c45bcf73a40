using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>
/// Many boards on one silo of a cluster: what 10,000 that nobody looks at take of its memory once they are loaded, how long loading one takes, and
/// the same for 1,000 on which someone is and writes now and then. Everything shares the machine.
/// </summary>
internal static class BoardsBenchmark
{
    private const int Boards = 10_000;
    private const int Active = 1_000;
    private const int CardsOnEach = 20;
    private const int AtOnce = 16;
    private const double Kibibyte = 1024;

    public static async Task RunAsync()
    {
        await using var cluster = await LocalCluster.StartAsync(silos: 1, apis: 1);
        using var http = new HttpClient { BaseAddress = cluster.Apis[0] };
        var token = await Guests.SignInAsync(http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var boards = new string[Boards];
        await Parallel.ForAsync(0, Boards, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => boards[i] = await OpenAsync(http, i));

        // A fresh silo: all of them are still to be loaded.
        await cluster.Silo(0).StopAsync();
        await cluster.StartSiloAsync(0);
        using (var warm = await http.GetAsync($"/v1/boards/{boards[0]}"))
        {
            warm.EnsureSuccessStatusCode();
        }

        var empty = Memory(cluster);
        var times = new ConcurrentBag<double>();
        var loading = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(boards, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (boardId, cancellation) =>
        {
            var asked = Stopwatch.GetTimestamp();
            (await http.GetAsync($"/v1/boards/{boardId}/events?after=1000000&limit=1", cancellation)).EnsureSuccessStatusCode().Dispose();
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        });
        var took = Stopwatch.GetElapsedTime(loading);
        var idle = Memory(cluster);
        Console.WriteLine(FormattableString.Invariant(
            $"{Boards} boards of {CardsOnEach} cards loaded in {took.TotalSeconds:F1} s by {AtOnce} at once: each p50 {Percentile(times, 50):F1} ms, p99 {Percentile(times, 99):F1} ms over REST; {(idle - empty) / Kibibyte / Boards:F1} KiB of the silo's memory each ({empty / Kibibyte / Kibibyte:F0} MiB before)"));

        var clients = new List<LiveClient>();
        foreach (var boardId in boards[..Active])
        {
            var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(cluster.Apis[0], "/live")], Token = token, MessagePack = true });
            var board = await client.JoinAsync(boardId);
            await board.SubmitAsync(LiveCommand.Of("setBoardTitle", new { title = "Bezig" }));
            clients.Add(client);
        }

        Console.WriteLine(FormattableString.Invariant($"{Active} of them with someone who is on it and wrote: {(Memory(cluster) - idle) / Kibibyte / Active:F1} KiB more each"));
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    private static async Task<string> OpenAsync(HttpClient http, int number)
    {
        using var answer = await http.PostAsJsonAsync("/v1/boards", new
        {
            import = new { format = "stadmaken-board", formatVersion = 1, title = $"Bord {number}", zones = new[] { new { title = "Vak", cards = Enumerable.Range(0, CardsOnEach).Select(card => new { text = $"Kaart {card}: een buurtmoestuin op het oude schoolplein, met een bankje" }) } } },
        });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode ? body.GetProperty("boardId").GetString()! : throw new InvalidOperationException(body.ToString());
    }

    // What the process has of its own, after the collector has had its turn by itself: as an operator sees it.
    private static long Memory(LocalCluster cluster) => Process.GetProcessById(cluster.Silo(0).Id).WorkingSet64;

    private static double Percentile(IEnumerable<double> times, int percent)
    {
        double[] sorted = [.. times.Order()];
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }
}
