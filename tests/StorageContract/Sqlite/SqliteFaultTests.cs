using Microsoft.Data.Sqlite;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.StorageContract.Sqlite;

/// <summary>Rule J5 with real faults.</summary>
public class SqliteFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task J5_Full_disk_fails_appends_with_nothing_half_written_and_is_left_behind_once_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 2);
        var directory = disk.Directory.CreateSubdirectory("data");
        var ballast = disk.Fill(1024 * 1024);
        await using var host = new SqliteHost(directory);
        var store = host.Open();

        long version = 0;
        JournalStoreException? fault = null;
        while (fault is null)
        {
            Assert.True(version < 100, "The disk was never full.");
            fault = await TryAsync(store, Large(version + 1, 4));
            version += fault is null ? 4 : 0;
        }

        Assert.True(fault.MayRetry, fault.Message);
        Assert.Contains("error 13", fault.Message, StringComparison.Ordinal);
        Assert.True(version > 0, "The disk was full from the start.");
        Assert.Equal(version, await store.VersionAsync("board:full"));
        Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => Fill(store, version))).MayRetry);

        ballast.Delete();
        await store.CheckAsync(Stop);
        Assert.Null(await TryAsync(store, Large(version + 1, 4)));

        // Recovers twice: what the first recovery left must be sound for the next.
        await host.CloseAsync(store);
        store = host.Open();
        Assert.Equal(Enumerable.Range(1, (int)version + 4).Select(one => (long)one), (await store.ReadAllAsync("board:full")).Select(entry => entry.Version));
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync("board:full", Entries.One(version + 5)));
        AssertSound(host.Path);
    }

    [Fact]
    public async Task J5_Read_only_disk_fails_appends_until_it_can_be_written_again()
    {
        using var disk = new SmallDisk(megabytes: 4);
        await using var host = new SqliteHost(disk.Directory.CreateSubdirectory("data"));
        var store = host.Open();
        await store.AppendAsync("board:ro", Entries.One(1));
        await host.CloseAsync(store);

        disk.MakeReadOnly(true);
        var blocked = host.Open();
        var fault = await Assert.ThrowsAsync<JournalStoreException>(() => blocked.AppendAsync("board:ro", Entries.One(2)));
        Assert.True(fault.MayRetry, fault.Message);
        Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => blocked.CheckAsync(Stop))).MayRetry);

        disk.MakeReadOnly(false);
        await blocked.CheckAsync(Stop);
        Assert.Equal(AppendOutcome.Stored, await blocked.AppendAsync("board:ro", Entries.One(2)));
        AssertSound(host.Path);
    }

    [Fact]
    public async Task J5_Database_without_its_tables_is_a_fault_that_trying_again_does_not_mend()
    {
        await using var host = new SqliteHost();
        Execute(host.Path, "DROP TABLE journal_event");
        var store = host.Open();

        Assert.False((await Assert.ThrowsAsync<JournalStoreException>(() => store.AppendAsync("board:x", Entries.One(1)))).MayRetry);
        Assert.False((await Assert.ThrowsAsync<JournalStoreException>(() => store.ReadAllAsync("board:x"))).MayRetry);
    }

    [Fact]
    public async Task J5_File_that_is_no_database_is_a_fault_that_trying_again_does_not_mend()
    {
        await using var host = new SqliteHost();
        foreach (var leftover in new[] { "-wal", "-shm" })
        {
            File.Delete(host.Path + leftover);
        }

        await File.WriteAllBytesAsync(host.Path, [.. Enumerable.Repeat((byte)'x', 8192)], Stop);
        var store = host.Open();

        Assert.False((await Assert.ThrowsAsync<JournalStoreException>(() => store.AppendAsync("board:x", Entries.One(1)))).MayRetry);
    }

    [Fact]
    public async Task J4_Row_that_can_never_be_stored_fails_alone()
    {
        await using var host = new SqliteHost();
        Execute(host.Path, "CREATE TRIGGER no BEFORE INSERT ON journal_event WHEN new.type = 'no' BEGIN SELECT RAISE(ABORT, 'no'); END");
        var store = host.Open();
        using var rival = Lock(host.Path);
        var before = store.AppendAsync("board:1", Entries.One(1));
        JournalEntry[] bad = [Entries.One(1) with { Type = "no" }, Entries.One(1) with { Type = null! }];
        var broken = bad.SelectMany(IEnumerable<Task<AppendOutcome>> (entry) =>
        [
            store.AppendAsync("board:2", entry),
            store.AppendAsync("board:2", Entries.One(1, "x"), entry with { Version = 2 }),
        ]).ToList();
        var after = store.AppendAsync("board:3", Entries.Several(1, "a", "b"));
        Unlock(rival);

        Assert.Equal(AppendOutcome.Stored, await before);
        foreach (var append in broken)
        {
            Assert.False((await Assert.ThrowsAsync<JournalStoreException>(() => append)).MayRetry);
        }

        Assert.Equal(AppendOutcome.Stored, await after);
        Assert.Equal(0, await store.VersionAsync("board:2"));
    }

    internal static SqliteConnection Lock(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    internal static void Unlock(SqliteConnection connection) => Execute(connection, "ROLLBACK");

    private static void Execute(string path, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, statement);
    }

    private static void Execute(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static void AssertSound(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", command.ExecuteScalar());
    }

    private static JournalEntry[] Large(long first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Entries.One(first + i, data: $$"""{"text":"{{new string('x', 20_000)}}"}"""))];

    private static Task<AppendOutcome> Fill(IJournalStore store, long version) => store.AppendAsync("board:full", Large(version + 1, 30));

    private static async Task<JournalStoreException?> TryAsync(IJournalStore store, JournalEntry[] entries)
    {
        try
        {
            Assert.Equal(AppendOutcome.Stored, await store.AppendAsync("board:full", entries));
            return null;
        }
        catch (JournalStoreException fault)
        {
            return fault;
        }
    }
}
