using Npgsql;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>Rules J4 and J5 with real faults.</summary>
public class PostgresFaultTests(SharedPostgres postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task J5_Server_that_is_killed_fails_appends_until_it_is_back_and_has_kept_what_was_acknowledged()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var host = new PostgresHost(await server.CreateDatabaseAsync());
        var store = host.Open();
        var kept = 0L;
        for (var round = 0; round < 2; round++)
        {
            // Many at once, so that some are on their way when it ends.
            var appends = Enumerable.Range(0, 200).Select(journal => TryAsync(store, $"board:{round}-{journal}", Entries.Several(1, "a", "b"))).ToList();
            await appends[0];
            await server.KillAsync();
            var stored = (await Task.WhenAll(appends)).Count(fault => fault is null);
            Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => store.CheckAsync(Stop))).MayRetry);
            Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => store.ReadAllAsync("board:0-0"))).MayRetry);
            await server.StartAgainAsync();
            await ReconnectAsync(store);

            // What was not acknowledged may be stored or not, but whole.
            var versions = await Task.WhenAll(Enumerable.Range(0, 200).Select(journal => store.VersionAsync($"board:{round}-{journal}")));
            Assert.All(versions, version => Assert.True(version is 0 or 2));
            Assert.True(versions.Count(version => version == 2) >= stored, $"{stored} were acknowledged.");
            kept += stored;
        }

        Assert.True(kept > 0);
    }

    [Fact]
    public async Task J5_Connections_that_are_cut_fail_what_was_on_them_at_most_and_the_next_is_stored()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        var store = host.Open();
        await store.AppendAsync("board:cut", Entries.One(1));
        await host.ExecuteAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.True(await TryAsync(store, "board:cut", Entries.One(2)) is null or { MayRetry: true });
        await ReconnectAsync(store);
        var version = await store.VersionAsync("board:cut");
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync("board:cut", Entries.One(version + 1, "next")));
    }

    [Fact]
    public async Task J5_Database_that_does_not_answer_is_a_fault_in_time_and_what_became_of_the_append_can_be_read_later()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync(), answerWithinSeconds: 1);
        var store = host.Open();
        await store.AppendAsync("board:late", Entries.One(1));
        await using (var rival = await LockAsync(host))
        {
            Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => store.AppendAsync("board:late", Entries.One(2)))).MayRetry);
        }

        Assert.Equal(1, await store.VersionAsync("board:late"));
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync("board:late", Entries.One(2)));
    }

    [Fact]
    public async Task J5_Database_that_lets_nothing_be_written_is_tried_again_as_after_a_failover()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        await host.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$");
        var store = host.Open();

        Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => store.AppendAsync("board:ro", Entries.One(1)))).MayRetry);
        Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => store.CheckAsync(Stop))).MayRetry);
        Assert.Empty(await store.ReadAllAsync("board:ro"));
    }

    [Fact]
    public async Task J5_Database_without_its_tables_is_a_fault_that_trying_again_does_not_mend()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateEmptyDatabaseAsync());
        var store = host.Open();

        Assert.False((await Assert.ThrowsAsync<JournalStoreException>(() => store.AppendAsync("board:x", Entries.One(1)))).MayRetry);
        Assert.False((await Assert.ThrowsAsync<JournalStoreException>(() => store.ReadAllAsync("board:x"))).MayRetry);
    }

    [Fact]
    public async Task J4_What_waits_shares_few_transactions()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        var store = host.Open();
        var before = await TransactionsAsync(host);
        List<Task<AppendOutcome>> waiting;
        await using (var rival = await LockAsync(host))
        {
            waiting = [.. Enumerable.Range(0, 2_000).Select(journal => store.AppendAsync($"board:{journal}", Entries.One(1)))];
            Assert.All(waiting, append => Assert.False(append.IsCompleted));
        }

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(AppendOutcome.Stored, outcome));

        // Rows of one transaction have its number; the number of different ones is how many commits there were.
        Assert.True(await TransactionsAsync(host) - before < 200, "More than one commit for ten appends.");
    }

    [Fact]
    public async Task J4_Row_that_can_never_be_stored_fails_alone()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        await host.ExecuteAsync("ALTER TABLE journal_event ADD CONSTRAINT no CHECK (type <> 'no')");
        var store = host.Open();
        await using var rival = await LockAsync(host);
        var before = store.AppendAsync("board:1", Entries.One(1));
        JournalEntry[] bad = [Entries.One(1) with { Type = "no" }, Entries.One(1) with { Type = null! }, Entries.One(1) with { By = "a\0b" }, Entries.One(1, data: "no json")];
        var broken = bad.SelectMany(IEnumerable<Task<AppendOutcome>> (entry) =>
        [
            store.AppendAsync("board:2", entry),
            store.AppendAsync("board:2", Entries.One(1, "x"), entry with { Version = 2 }),
        ]).ToList();
        var after = store.AppendAsync("board:3", Entries.Several(1, "a", "b"));
        await rival.DisposeAsync();

        Assert.Equal(AppendOutcome.Stored, await before);
        foreach (var append in broken)
        {
            Assert.False((await Assert.ThrowsAsync<JournalStoreException>(() => append)).MayRetry);
        }

        Assert.Equal(AppendOutcome.Stored, await after);
        Assert.Equal(0, await store.VersionAsync("board:2"));
    }

    [Fact]
    public async Task J1_A_connection_that_commits_waits_for_the_disk_whatever_the_database_is_set_to()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        await host.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$");
        await using var database = new PostgresDatabase(new() { ConnectionString = host.ConnectionString });

        await using var commits = database.Commits.CreateCommand("SHOW synchronous_commit");
        Assert.Equal("on", await commits.ExecuteScalarAsync(Stop));
        await using var general = database.General.CreateCommand("SHOW synchronous_commit");
        Assert.Equal("off", await general.ExecuteScalarAsync(Stop));
    }

    private static async Task<JournalStoreException?> TryAsync(PostgresJournalStore store, string journalId, params JournalEntry[] entries)
    {
        try
        {
            Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(journalId, entries));
            return null;
        }
        catch (JournalStoreException fault)
        {
            Assert.True(fault.MayRetry, fault.ToString());
            return fault;
        }
    }

    // A connection that was cut is noticed by whoever uses it next, as often as there were connections.
    private static async Task ReconnectAsync(PostgresJournalStore store)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await store.CheckAsync(Stop);
                await store.VersionAsync("board:any");
                return;
            }
            catch (JournalStoreException fault) when (fault.MayRetry && attempt < 50)
            {
            }
        }
    }

    /// <summary>Keeps everybody from the table until it is disposed of.</summary>
    private static async Task<NpgsqlConnection> LockAsync(PostgresHost host)
    {
        var rival = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await rival.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE journal_event IN ACCESS EXCLUSIVE MODE", rival);
        await command.ExecuteNonQueryAsync(Stop);
        return rival;
    }

    private static async Task<long> TransactionsAsync(PostgresHost host) =>
        (long)(await host.ExecuteAsync("SELECT count(DISTINCT xmin::text) FROM journal_event"))!;
}
