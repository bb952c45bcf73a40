using System.Collections.Concurrent;
using System.Diagnostics;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>
/// How many durable commands a second the real program takes, and how long one takes from being submitted to its
/// acknowledgement, and to its arrival at another client. Program and load share the machine.
/// </summary>
internal static class LiveBoardBenchmark
{
    private const int Writers = 16;
    private const int CardsPerBoard = 50;
    private static readonly string[] Colours = ["yellow", "orange", "red", "purple", "blue", "green", "white"];

    public static async Task RunAsync()
    {
        Console.WriteLine($"{Writers} writers, setCardColour, SQLite at synchronous=FULL, {Environment.ProcessorCount} processors for program and load together");
        foreach (var (boards, inFlight) in new[] { (1, 1), (1, 16), (50, 1), (50, 16) })
        {
            await MeasureAsync(boards, inFlight);
        }
    }

    private static async Task MeasureAsync(int boardCount, int inFlight)
    {
        var directory = Directory.CreateTempSubdirectory("stadmaken-bench-");
        await using (var program = await ApiProcess.StartAsync(directory.FullName))
        {
            using var http = new HttpClient { BaseAddress = program.Address };
            var boards = await OpenBoardsAsync(http, program.Address, boardCount);
            var receipts = new ConcurrentDictionary<string, long>();
            var sent = new ConcurrentDictionary<string, long>();
            await using var observer = await ConnectAsync(http, program.Address);
            foreach (var board in boards)
            {
                var joined = await observer.JoinAsync(board);
                joined.KeepsEvents = false;
                joined.OnEvent = one => receipts[one.GetProperty("commandId").GetString()!] = Stopwatch.GetTimestamp();
            }

            var writers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => ConnectAsync(http, program.Address)));
            await RunAsync(writers, boards, inFlight, TimeSpan.FromSeconds(5), sent);
            receipts.Clear();
            sent.Clear();
            var length = TimeSpan.FromSeconds(10);
            var acknowledged = await RunAsync(writers, boards, inFlight, length, sent);
            await WaitForAllAsync(acknowledged, receipts);
            Report(boardCount, inFlight, length, acknowledged, receipts, sent);
            foreach (var writer in writers)
            {
                await writer.DisposeAsync();
            }
        }

        directory.Delete(recursive: true);
    }

    private static async Task<List<(string Id, double Milliseconds)>> RunAsync(
        LiveClient[] writers, string[] boards, int inFlight, TimeSpan length, ConcurrentDictionary<string, long> sent)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var lanes = writers.SelectMany((writer, w) => Enumerable.Range(0, inFlight).Select(lane => Task.Run(async () =>
        {
            var done = new List<(string, double)>();
            for (var n = (w * inFlight) + lane; Stopwatch.GetTimestamp() < end; n++)
            {
                var board = await writer.JoinOnceAsync(boards[n % boards.Length]);
                var command = LiveCommand.Of("setCardColour", new { cardId = $"card-{n % CardsPerBoard}", colour = Colours[n % Colours.Length] });
                var id = LiveCommand.IdOf(command);
                var start = sent[id] = Stopwatch.GetTimestamp();
                var outcome = Assert(await board.SubmitAsync(command));
                done.Add((outcome.CommandId, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            }

            return done;
        })));
        return [.. (await Task.WhenAll(lanes)).SelectMany(done => done)];
    }

    private static CommandOutcome Assert(CommandOutcome[] outcomes) =>
        outcomes is [{ Version: not null } accepted] ? accepted : throw new InvalidOperationException($"A command was refused: {outcomes[0].Code}");

    private static async Task WaitForAllAsync(List<(string Id, double)> acknowledged, ConcurrentDictionary<string, long> receipts)
    {
        var giveUp = Stopwatch.StartNew();
        while (acknowledged.Any(one => !receipts.ContainsKey(one.Id)))
        {
            if (giveUp.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new InvalidOperationException("Some acknowledged commands never reached the other client.");
            }

            await Task.Yield();
        }
    }

    private static void Report(
        int boards, int inFlight, TimeSpan length, List<(string Id, double Milliseconds)> acknowledged,
        ConcurrentDictionary<string, long> receipts, ConcurrentDictionary<string, long> sent)
    {
        var acks = acknowledged.Select(one => one.Milliseconds).Order().ToArray();
        var arrivals = acknowledged.Select(one => Stopwatch.GetElapsedTime(sent[one.Id], receipts[one.Id]).TotalMilliseconds).Order().ToArray();
        Console.WriteLine(FormattableString.Invariant(
            $"{boards} board(s), {inFlight} in flight each: {acks.Length / length.TotalSeconds:F0} durable commands/s; acknowledged p50 {At(acks, 0.5):F2} ms, p99 {At(acks, 0.99):F2} ms; at another client p50 {At(arrivals, 0.5):F2} ms, p99 {At(arrivals, 0.99):F2} ms"));
    }

    private static double At(double[] sorted, double quantile) => sorted[(int)((sorted.Length - 1) * quantile)];

    private static async Task<string[]> OpenBoardsAsync(HttpClient http, Uri address, int count)
    {
        var token = await Guests.SignInAsync(http);
        var boards = new string[count];
        await using var client = await ConnectAsync(http, address);
        for (var i = 0; i < count; i++)
        {
            boards[i] = await Guests.OpenBoardAsync(http, token, $"Bord {i}");
            var board = await client.JoinAsync(boards[i]);
            await board.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "zone", title = "Vak" }));
            await board.SubmitAsync([.. Enumerable.Range(0, CardsPerBoard).Select(card => LiveCommand.Of("addCard", new { cardId = $"card-{card}", zoneId = "zone", text = "Een plein zonder auto's" }))]);
        }

        return boards;
    }

    private static async Task<LiveClient> ConnectAsync(HttpClient http, Uri address) =>
        await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(address, "/live")], Token = await Guests.SignInAsync(http), MessagePack = true });

    private static readonly ConcurrentDictionary<(LiveClient, string), Task<LiveClientBoard>> Joined = [];

    private static Task<LiveClientBoard> JoinOnceAsync(this LiveClient client, string board) =>
        Joined.GetOrAdd((client, board), key => JoinQuietlyAsync(key.Item1, key.Item2));

    private static async Task<LiveClientBoard> JoinQuietlyAsync(LiveClient client, string boardId)
    {
        var board = await client.JoinAsync(boardId);
        board.KeepsEvents = false;
        return board;
    }
}
