using System.Collections.Concurrent;
using System.Diagnostics;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>
/// A workshop: 300 people come to one board within a minute, then 30 of them type, three in a card. How long it takes from
/// asking for the board to having it, how long an edit takes from its sender to each of the 300, and whether anyone was dropped.
/// Program and load share the machine.
/// </summary>
internal static class RoomBenchmark
{
    private const int People = 300;
    private const int Typists = 30;
    private const int TypistsInACard = 3;
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Typing = TimeSpan.FromSeconds(30);

    // As fast as people type who are in a hurry.
    private static readonly TimeSpan BetweenEdits = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("stadmaken-bench-");
        await using (var program = await ApiProcess.StartAsync(directory.FullName))
        {
            using var http = new HttpClient { BaseAddress = program.Address };
            var boardId = await OpenAsync(http);
            var sent = new ConcurrentDictionary<string, long>();
            var deliveries = new ConcurrentBag<double>[People];
            var room = new (LiveClient Client, LiveClientBoard Board)[People];
            var joins = new double[People];
            using var clock = new PeriodicTimer(Arriving / People);
            var arrivals = new List<Task>();
            for (var i = 0; i < People; i++)
            {
                arrivals.Add(ArriveAsync(i));
                await clock.WaitForNextTickAsync();
            }

            await Task.WhenAll(arrivals);
            Report($"{People} people joined within {Arriving.TotalSeconds:F0} s; from asking to having the board", joins);
            var typing = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Typists).Select(TypeAsync));
            var version = room.Max(one => one.Board.Version);
            await Task.WhenAll(room.Select(one => one.Board.ReachAsync(version).WaitAsync(TimeSpan.FromSeconds(30))));
            var seconds = Stopwatch.GetElapsedTime(typing).TotalSeconds;
            var all = deliveries.SelectMany(one => one).ToArray();
            Report($"{Typists} typed {sent.Count / seconds:F0} edits/s for {seconds:F0} s; {all.Length} of {sent.Count * People} deliveries; from sending to hearing", all);
            Console.WriteLine($"  dropped or connected anew: {room.Count(one => one.Client.Connections != 1)}; told to join again: {room.Sum(one => one.Board.Resyncs)}; gaps: {room.Sum(one => one.Board.Gaps)}");
            foreach (var (client, _) in room)
            {
                await client.DisposeAsync();
            }

            async Task ArriveAsync(int i)
            {
                var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(program.Address, "/live")], Token = await Guests.SignInAsync(http), MessagePack = true });
                deliveries[i] = [];
                var asked = Stopwatch.GetTimestamp();
                var board = await client.JoinAsync(boardId);
                joins[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
                board.KeepsEvents = false;
                board.OnEvent = one =>
                {
                    if (sent.TryGetValue(one.GetProperty("commandId").GetString()!, out var start))
                    {
                        deliveries[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                };
                room[i] = (client, board);
            }

            async Task TypeAsync(int i)
            {
                var board = room[i * People / Typists].Board;
                using var pace = new PeriodicTimer(BetweenEdits);
                var start = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(start) < Typing && await pace.WaitForNextTickAsync())
                {
                    var command = LiveCommand.Of("editCardText", new { cardId = $"k{i / TypistsInACard}", baseVersion = board.Version, operation = new[] { new { insert = "woord " } } });
                    sent[LiveCommand.IdOf(command)] = Stopwatch.GetTimestamp();
                    var outcome = (await board.PostAsync(command))[0];
                    if (outcome.Version is null)
                    {
                        throw new InvalidOperationException($"An edit was refused: {outcome.Code}");
                    }
                }
            }
        }

        directory.Delete(recursive: true);
    }

    private static async Task<string> OpenAsync(HttpClient http)
    {
        var token = await Guests.SignInAsync(http);
        var boardId = await Guests.OpenBoardAsync(http, token, "Werkplaats");
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(http.BaseAddress!, "/live")], Token = token });
        var board = await client.JoinAsync(boardId);
        await board.SubmitAsync([.. Enumerable.Range(0, 5).Select(i => LiveCommand.Of("addZone", new { zoneId = $"z{i}", title = $"Vak {i}" }))]);

        // What a board has in the middle of a workshop.
        for (var i = 0; i < 4; i++)
        {
            var first = i * 50;
            await board.SubmitAsync([.. Enumerable.Range(first, 50).Select(k => LiveCommand.Of("addCard", new { cardId = $"k{k}", zoneId = $"z{k % 5}", text = $"Kaart {k}: een buurtmoestuin op het oude schoolplein, met een bankje" }))]);
        }

        return boardId;
    }

    private static void Report(string what, double[] milliseconds)
    {
        Array.Sort(milliseconds);
        double At(double part) => milliseconds[Math.Min(milliseconds.Length - 1, (int)(part * milliseconds.Length))];
        Console.WriteLine(FormattableString.Invariant($"{what}: p50 {At(0.5):F1} ms, p95 {At(0.95):F1} ms, p99 {At(0.99):F1} ms, longest {milliseconds[^1]:F1} ms"));
    }
}
