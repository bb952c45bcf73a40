using Npgsql;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

public class PostgresMigrationTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Migrations_that_are_started_at_once_run_each_file_once()
    {
        var database = await postgres.Server.CreateEmptyDatabaseAsync();
        var missing = PostgresMigrations.Missing(database);
        Assert.Contains("postgresql/journal/0001-journal.sql", missing);

        var run = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PostgresMigrations.RunAsync(database))));

        Assert.Equal(missing, run.SelectMany(files => files).Order(StringComparer.Ordinal).ToArray());
        Assert.Empty(PostgresMigrations.Missing(database));
        Assert.Empty(await PostgresMigrations.RunAsync(database));
    }

    [Fact]
    public async Task A_migration_that_fails_is_told_by_its_name_and_leaves_nothing_of_itself()
    {
        var database = await postgres.Server.CreateEmptyDatabaseAsync();
        await using var host = new PostgresHost(database);
        await host.ExecuteAsync("CREATE TABLE store_check (id integer)");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresMigrations.RunAsync(database));

        Assert.Contains("0001-journal.sql", fault.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await host.ExecuteAsync("SELECT to_regclass('journal_event')::text"));
        await host.ExecuteAsync("DROP TABLE store_check");
        Assert.NotEmpty(await PostgresMigrations.RunAsync(database));
    }

    [Fact]
    public async Task A_journal_is_in_one_partition_and_journals_are_spread_over_all()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        var store = host.Open();
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => store.AppendAsync($"board:{i}", Entries.Several(1, "a", "b"))));

        Assert.Equal(32L, await host.ExecuteAsync("SELECT count(DISTINCT tableoid) FROM journal_event"));
        Assert.Equal(1L, await host.ExecuteAsync("SELECT max(parts) FROM (SELECT count(DISTINCT tableoid) AS parts FROM journal_event GROUP BY journal_id) AS spread"));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_a_fault_of_the_command()
    {
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => PostgresMigrations.RunAsync("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2"));
    }
}
