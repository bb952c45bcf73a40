using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>The drill of deploy/backup on a real server: written while it is written to, put back elsewhere, and held against the original.</summary>
public sealed class BackupTests(SharedPostgres postgres, ITestOutputHelper output) : IDisposable
{
    private const int Journals = 12;
    private const int Before = 300;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-backup-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Backup_that_is_made_while_people_write_has_a_whole_beginning_of_every_journal_with_all_that_was_acknowledged_before_it()
    {
        await using var original = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        await original.ExecuteAsync("INSERT INTO session_key (name, xml) VALUES ('key', '<key/>')");
        await original.ExecuteAsync("INSERT INTO subject_key (only_one, key) VALUES (true, 'who is who')");
        await using var writers = new JournalWriters(original.Open(), Journals);
        await writers.MoreAsync(Before);

        var before = writers.Acknowledged();
        var file = (await RunAsync("backup", original.ConnectionString, _directory.FullName)).Output.Trim();

        // So that each journal has something that the backup cannot have.
        var ended = writers.Acknowledged();
        Assert.True(ended.Sum() > before.Sum(), "nothing was written during the backup, so this run showed nothing");
        await writers.UntilEachAsync(journal => writers.Acknowledged()[journal] > ended[journal]);
        await writers.StopAsync();

        await using var restored = new PostgresHost(await postgres.Server.CreateEmptyDatabaseAsync());
        Assert.Equal(0, (await RunAsync("restore", restored.ConnectionString, file)).ExitCode);
        Assert.Empty(PostgresMigrations.Missing(restored.ConnectionString));
        Assert.Equal(1L, await restored.ExecuteAsync("SELECT count(*) FROM session_key"));
        Assert.Equal(1L, await restored.ExecuteAsync("SELECT count(*) FROM subject_key"));

        var (there, here) = (original.Open(), restored.Open());
        Assert.Empty(await FindAsync(there, here, before));
        var versions = await Task.WhenAll(Enumerable.Range(0, Journals).Select(journal => here.VersionAsync(JournalWriters.Id(journal))));
        output.WriteLine($"before: {before.Sum()}, in the backup: {versions.Sum()}, in the end: {writers.Acknowledged().Sum()}");

        // The network goes on from there.
        Assert.Equal(AppendOutcome.Stored, await here.AppendAsync(JournalWriters.Id(0), Entries.One(versions[0] + 1, "after-the-restore")));

        // Controls: what the check is for.
        await restored.ExecuteAsync($"DELETE FROM journal_event WHERE journal_id = '{JournalWriters.Id(1)}' AND version = 3");
        Assert.Equal([$"{JournalWriters.Id(1)} is not a beginning of the original"], await FindAsync(there, here, before, journals: [1]));
        await restored.ExecuteAsync($"DELETE FROM journal_event WHERE journal_id = '{JournalWriters.Id(2)}' AND version >= {before[2]}");
        Assert.Equal([$"{JournalWriters.Id(2)} lacks what was acknowledged before"], await FindAsync(there, here, before, journals: [2]));
    }

    [Fact]
    public async Task Restore_refuses_a_database_with_anything_in_it_and_changes_nothing_there()
    {
        await using var original = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        await original.Open().AppendAsync("board:1", Entries.One(1));
        var file = (await RunAsync("backup", original.ConnectionString, _directory.FullName)).Output.Trim();

        var refused = await RunAsync("restore", original.ConnectionString, file);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("is not empty", refused.Error, StringComparison.Ordinal);

        await using var other = new PostgresHost(await postgres.Server.CreateEmptyDatabaseAsync());
        await other.ExecuteAsync("CREATE FUNCTION something() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
        Assert.Contains("public.something", (await RunAsync("restore", other.ConnectionString, file)).Error, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await other.ExecuteAsync("SELECT to_regclass('journal_event')::text"));
    }

    [Fact]
    public async Task Restore_refuses_a_file_that_is_not_as_it_was_written()
    {
        await using var original = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        var file = (await RunAsync("backup", original.ConnectionString, _directory.FullName)).Output.Trim();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await using var empty = new PostgresHost(await postgres.Server.CreateEmptyDatabaseAsync());
        var refused = await RunAsync("restore", empty.ConnectionString, file);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("not as it was written", refused.Error, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await empty.ExecuteAsync("SELECT to_regclass('journal_event')::text"));
    }

    [Fact]
    public async Task Backup_that_fails_leaves_no_file_that_looks_like_one()
    {
        var failed = await RunAsync("backup", "Host=127.0.0.1;Port=1;Username=nobody;Database=none", _directory.FullName);

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Empty(_directory.GetFiles());
    }

    [Fact]
    public async Task Backup_leaves_out_who_is_in_the_cluster_and_is_for_its_owner_only()
    {
        await using var original = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        await original.ExecuteAsync("INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES ('stadmaken')");
        var file = (await RunAsync("backup", original.ConnectionString, _directory.FullName)).Output.Trim();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await using var restored = new PostgresHost(await postgres.Server.CreateEmptyDatabaseAsync());
        await RunAsync("restore", restored.ConnectionString, file);
        Assert.Equal(0L, await restored.ExecuteAsync("SELECT count(*) FROM OrleansMembershipVersionTable"));
        Assert.True((long)(await restored.ExecuteAsync("SELECT count(*) FROM OrleansQuery"))! > 0);
    }

    private static async Task<string[]> FindAsync(IJournalStore original, IJournalStore restored, long[] before, int[]? journals = null)
    {
        var faults = new List<string>();
        foreach (var journal in journals ?? [.. Enumerable.Range(0, Journals)])
        {
            var id = JournalWriters.Id(journal);
            var (all, kept) = (await original.ReadAllAsync(id), await restored.ReadAllAsync(id));
            if (!kept.Select(Entries.Show).SequenceEqual(all.Take(kept.Count).Select(Entries.Show)))
            {
                faults.Add($"{id} is not a beginning of the original");
            }

            if (kept.Count < before[journal])
            {
                faults.Add($"{id} lacks what was acknowledged before");
            }
        }

        return [.. faults];
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string command, string connectionString, string argument) =>
        OperatorCommand.RunAsync(Path.Combine("backup", command), connectionString, argument);
}
