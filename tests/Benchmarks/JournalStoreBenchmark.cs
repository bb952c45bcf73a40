using System.Diagnostics;
using System.Text;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>
/// How many appends a second the SQLite store takes, each awaited by its writer, at <c>synchronous=FULL</c>. On a busy
/// machine only the processor time per entry says something.
/// </summary>
internal static class JournalStoreBenchmark
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("""{"cardId":"k3Jd82ls0aQw","zoneId":"z1","afterCardId":"a91kdUe72hs6","text":"Een plein zonder auto's, met bomen en een kraan","colour":"yellow"}""");

    public static async Task RunAsync()
    {
        foreach (var (name, writers, rows) in new[]
        {
            ("1 writer, 1 journal, 1 row", 1, 1),
            ("50 writers, 50 journals, 1 row", 50, 1),
            ("16 writers, 16 journals, 64 rows", 16, 64),
            ("1 writer, 1 journal, 64 rows", 1, 64),
        })
        {
            await MeasureAsync(name, writers, rows, contended: false);
        }

        await MeasureAsync("16 writers, 1 journal, 1 row", 16, 1, contended: true);
    }

    private static async Task MeasureAsync(string name, int writers, int rows, bool contended)
    {
        var directory = Directory.CreateTempSubdirectory("stadmaken-bench-");
        var path = Path.Combine(directory.FullName, "journal.db");
        SqliteMigrations.Run(path, "journal");
        await using (var store = new SqliteJournalStore(path, TimeProvider.System))
        {
            var journal = new Journal(store, "board:shared");

            // The first run warms the compiler and the file.
            await RunAsync(store, writers, rows, TimeSpan.FromSeconds(2), contended ? journal : null, "warm");
            var cpu = Environment.CpuUsage.TotalTime;
            var latencies = await RunAsync(store, writers, rows, Length, contended ? journal : null, "hot");
            cpu = Environment.CpuUsage.TotalTime - cpu;
            latencies.Sort();
            var perSecond = latencies.Count / Length.TotalSeconds;
            Console.WriteLine(FormattableString.Invariant(
                $"{name}: {perSecond:F0} appends/s, {perSecond * rows:F0} entries/s, p50 {latencies[latencies.Count / 2]:F2} ms, p99 {latencies[latencies.Count * 99 / 100]:F2} ms, {cpu.TotalMicroseconds / (latencies.Count * rows):F1} µs of processor per entry"));
        }

        directory.Delete(recursive: true);
    }

    private static async Task<List<double>> RunAsync(SqliteJournalStore store, int writers, int rows, TimeSpan length, Journal? shared, string run)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var own = shared ?? new Journal(store, $"board:{run}-{writer}");
            var latencies = new List<double>();
            while (Stopwatch.GetTimestamp() < end)
            {
                var start = Stopwatch.GetTimestamp();
                await own.AppendAsync(rows);
                latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return latencies;
        })));
        return [.. all.SelectMany(latencies => latencies)];
    }

    /// <summary>Gives out versions in the order in which it appends, as a grain would, and does not wait for one append to start the next.</summary>
    private sealed class Journal(IJournalStore store, string id)
    {
        private readonly Lock _lock = new();
        private long _version;

        public async Task AppendAsync(int rows)
        {
            Task<AppendOutcome> append;
            lock (_lock)
            {
                var expected = _version;
                _version += rows;
                var entries = new JournalEntry[rows];
                for (var i = 0; i < rows; i++)
                {
                    entries[i] = new JournalEntry(expected + 1 + i, DateTimeOffset.UtcNow, "participant-1", Guid.NewGuid().ToString("N"), "cardAdded", Data);
                }

                append = store.AppendAsync(id, expected, entries, CancellationToken.None);
            }

            if (await append is not AppendOutcome.AllStored)
            {
                throw new InvalidOperationException("An append was not stored.");
            }
        }
    }
}
