using System.Diagnostics;
using Stadmaken.Tests.Benchmarks.Peers.Dialects;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>
/// How long it takes to get a large board: from starting the program, and from asking a program that is up but has not
/// had this board in memory. Two boards are made alike, so that both are measured after one start.
/// </summary>
internal sealed class ColdOpen(Arguments arguments, Figures figures)
{
    private const int Cards = 5_000;
    private const int CardsInAZone = 1_000;

    public async Task RunAsync(int round, int events)
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-bench-").FullName;
        var ours = new StadmakenDialect(gathers: true, json: false);
        string[] boards;
        await using (var server = await PeerList.StartAsync("ours", arguments.ServerCore, data))
        {
            boards = await ours.PrepareAsync(new Plan { Peer = "ours", Address = server.Address, Boards = 3 });
            foreach (var board in boards[..2])
            {
                await StadmakenDialect.SubmitAsync(server.Address, board, Content(events));
            }

            await server.StopAsync();
        }

        var start = Stopwatch.GetTimestamp();
        await using (var server = await PeerList.StartAsync("ours", arguments.ServerCore, data))
        {
            var name = FormattableString.Invariant($"{Cards:N0} cards, {events:N0} events");
            var fromStart = await TimeAsync(server, boards[0], start);

            // Once more with a small board, so that what is left to take time is the large one.
            (await ours.JoinAsync(server.Address, boards[2])).Dispose();
            var fromCold = await TimeAsync(server, boards[1], Stopwatch.GetTimestamp());
            figures.Add("cold", round, "ours", $"{name}: from starting the program, ms", fromStart);
            figures.Add("cold", round, "ours", $"{name}: asked of a program that is up, ms", fromCold);
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"  cold, run {round}, {name}: {fromStart:F0} ms from the start, {fromCold:F0} ms when it is up"));
        }

        Directory.Delete(data, recursive: true);

        async Task<double> TimeAsync(RunningPeer server, string board, long since)
        {
            using var connection = await ours.JoinAsync(server.Address, board);
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }
    }

    private static IEnumerable<object> Content(int events)
    {
        for (var zone = 0; zone < Cards / CardsInAZone; zone++)
        {
            yield return new { commandId = $"z{zone}", type = "addZone", zoneId = $"z{zone}", title = $"Vak {zone}" };
        }

        for (var card = 0; card < Cards; card++)
        {
            yield return new { commandId = $"c{card}", type = "addCard", cardId = $"c{card}", zoneId = $"z{card / CardsInAZone}", text = $"Kaart {card}: een buurtmoestuin op het oude schoolplein, met een bankje" };
        }

        for (var left = events - Cards - (Cards / CardsInAZone); left > 0; left--)
        {
            yield return new { commandId = $"e{left}", type = "setCardColour", cardId = $"c{left % Cards}", colour = left % 2 == 0 ? "green" : "purple" };
        }
    }
}
