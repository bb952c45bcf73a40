using System.Diagnostics;
using System.Globalization;
using System.Text;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>
/// One durable commit of one event in our store, the next when it is done. Added to the raw hub's figures it is the least that
/// a raw hub with the same promise would take. In a process of its own, on the server's core.
/// </summary>
internal static class Commit
{
    private static readonly byte[] Event = Encoding.UTF8.GetBytes("""{"cardId":"card-42","colour":"purple","id":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""");

    public static async Task RunAsync(Arguments arguments, Figures figures, int round)
    {
        var seconds = arguments.Seconds.ToString(CultureInfo.InvariantCulture);
        var (process, line) = await ServerProcess.StartAsync(arguments.ServerCore, ["dotnet", Places.Self, "commit", seconds], ready: "committed (.*)");
        await using (process)
        {
            var parts = line.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            figures.Add("commit", round, "ours", "one durable commit, p50, ms", parts[0]);
            figures.Add("commit", round, "ours", "one durable commit, p99, ms", parts[1]);
            figures.Add("commit", round, "ours", "one durable commit, CPU, ms", parts[2]);
            await Console.Error.WriteLineAsync($"  commit, run {round}: p50, p99 and processor time {line} ms");
        }
    }

    /// <summary>The process that does it.</summary>
    public static async Task MainAsync(double seconds)
    {
        var folder = Directory.CreateTempSubdirectory("stadmaken-bench-");
        var path = Path.Combine(folder.FullName, "journal.db");
        SqliteMigrations.Run(path, "journal");
        await using (var store = new SqliteJournalStore(path, TimeProvider.System))
        {
            await AppendAsync(store, "board:warm", seconds);
            var cpu = Environment.CpuUsage.TotalTime;
            var latencies = await AppendAsync(store, "board:hot", seconds);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            latencies.Sort();
            Console.WriteLine(FormattableString.Invariant(
                $"committed {latencies[latencies.Count / 2]:F4} {latencies[latencies.Count * 99 / 100]:F4} {cpu.TotalMilliseconds / latencies.Count:F4}"));
        }

        folder.Delete(recursive: true);
    }

    private static async Task<List<double>> AppendAsync(SqliteJournalStore store, string journal, double seconds)
    {
        var latencies = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var begin = Stopwatch.GetTimestamp();
            JournalEntry[] entries = [new JournalEntry(latencies.Count + 1, DateTimeOffset.UtcNow, "participant-1", Guid.NewGuid().ToString("N"), "cardColourSet", Event)];
            if (await store.AppendAsync(journal, latencies.Count, entries, CancellationToken.None) is not AppendOutcome.AllStored)
            {
                throw new InvalidOperationException("An append was not stored.");
            }

            latencies.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return latencies;
    }
}
