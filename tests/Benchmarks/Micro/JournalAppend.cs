using BenchmarkDotNet.Attributes;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>
/// One durable append to the SQLite store, in a file of its own. Each begins a journal, so that the entries need not be
/// made anew and what is measured is the store's.
/// </summary>
[MemoryDiagnoser]
public class JournalAppend : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-micro-");
    private readonly SqliteJournalStore _store;
    private readonly JournalEntry[] _one = FromStart(1);
    private readonly JournalEntry[] _many = FromStart(64);
    private int _journals;

    /// <summary>Makes the file.</summary>
    public JournalAppend()
    {
        var path = Path.Combine(_directory.FullName, "journal.db");
        SqliteMigrations.Run(path, "journal");
        _store = new SqliteJournalStore(path, TimeProvider.System);
    }

    /// <summary>One entry, as on a quiet board.</summary>
    [Benchmark]
    public Task OneEntry() => AppendAsync(_one);

    /// <summary>What came in while another commit was under way (rule J4).</summary>
    [Benchmark]
    public Task SixtyFourEntries() => AppendAsync(_many);

    /// <summary>Closes and removes the file.</summary>
    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private static JournalEntry[] FromStart(int count) =>
        [.. ThousandCards.Last(count).Select((entry, i) => entry with { Version = i + 1 })];

    private async Task AppendAsync(JournalEntry[] entries)
    {
        // Always as many letters, so that the id weighs the same each time.
        if (await _store.AppendAsync($"board:{_journals++:D10}", 0, entries, CancellationToken.None) is not AppendOutcome.AllStored)
        {
            throw new InvalidOperationException("The entries were not stored.");
        }
    }
}
