using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Hosting;
using Stadmaken.Silo.Storage.Search;
using Stadmaken.Silo.Storage.Sqlite;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Cluster.Hosting;

/// <summary>
/// The databases of a test, in a folder of their own: the real SQLite files, which several silos and several clusters may
/// share, with a store in between that counts and fails as told.
/// </summary>
internal sealed class ClusterData : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-cluster-");

    public ClusterData()
    {
        Storage = new EmbeddedStorage(Options.Create(new SqliteStorageOptions { DataDirectory = _directory.FullName }));
        Sqlite = new SqliteJournalStore(Storage.JournalPath, TimeProvider.System, Storage.SnapshotsFile, SqliteSearchIndex.FileAt(Storage.SearchPath));
        Index = SqliteSearchIndex.Open(Storage.SearchPath, Storage.JournalPath);
        Counting = new CountingJournalStore(Sqlite);
        Store = new FaultyJournalStore(Counting);
    }

    /// <summary>The directory with both databases.</summary>
    public EmbeddedStorage Storage { get; }

    /// <summary>The journals themselves: what a rival writes to behind the grains' back.</summary>
    public SqliteJournalStore Sqlite { get; }

    /// <summary>The index of the search, in its real file.</summary>
    public SqliteSearchIndex Index { get; }

    /// <summary>Counts what the grains read.</summary>
    public CountingJournalStore Counting { get; }

    /// <summary>What the grains use.</summary>
    public FaultyJournalStore Store { get; }

    /// <summary>The time of the journals; the silos themselves keep real time.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    /// <summary>All that is stored of a journal.</summary>
    public async Task<List<JournalEntry>> StoredAsync(string journalId)
    {
        var all = new List<JournalEntry>();
        while (await Sqlite.ReadAsync(journalId, all.Count, Following.LargestPage, CancellationToken.None) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }

    /// <summary>Loses every snapshot, as a table that was emptied by hand.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> LoseSnapshotsAsync()
    {
        await using var connection = await Storage.Snapshots.OpenConnectionAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM OrleansStorage";
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Index.Dispose();
        await Sqlite.DisposeAsync();
        Storage.Dispose();
        _directory.Delete(recursive: true);
    }
}
