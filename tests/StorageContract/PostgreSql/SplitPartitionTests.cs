using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

public class SplitPartitionTests(SharedPostgres postgres)
{
    private const int Journals = 400;

    [Fact]
    public async Task A_partition_is_divided_twice_while_people_write_and_every_journal_stays_as_it_was()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        var store = host.Open();
        await Task.WhenAll(Enumerable.Range(0, Journals).Select(i => store.AppendAsync($"old:{i}", Entries.Several(1, "a", "b", "c"))));
        await using var writers = new JournalWriters(store, journals: 4);
        await writers.MoreAsync(20);

        Assert.Equal("", (await OperatorCommand.RunAsync("sql/split-partition", host.ConnectionString, "journal_event_07")).Error);
        await writers.MoreAsync(20);
        var again = await OperatorCommand.RunAsync("sql/split-partition", host.ConnectionString, "journal_event_39_of_64");
        await writers.MoreAsync(20);
        await writers.StopAsync();

        Assert.Equal(
            """
            journal_event_07_of_64 FOR VALUES WITH (modulus 64, remainder 7)
            journal_event_103_of_128 FOR VALUES WITH (modulus 128, remainder 103)
            journal_event_39_of_128 FOR VALUES WITH (modulus 128, remainder 39)
            """,
            string.Join('\n', again.Output.Trim().Split('\n').Order(StringComparer.Ordinal)));
        for (var i = 0; i < Journals; i++)
        {
            Entries.AssertSame(Entries.Several(1, "a", "b", "c"), await store.ReadAllAsync($"old:{i}"));
        }

        // What refuses a second history (rule J2) and a second answer (rule J3) came along.
        var moved = (string)(await host.ExecuteAsync("SELECT min(journal_id) FROM journal_event_07_of_64 WHERE journal_id LIKE 'old:%'"))!;
        Assert.Equal(new AppendOutcome.VersionConflict(3), await store.AppendAsync(moved, Entries.One(3, "d")));
        Assert.IsType<AppendOutcome.CommandsKnown>(await store.AppendAsync(moved, Entries.One(4, "a")));
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(moved, Entries.One(4, "d")));
    }

    [Fact]
    public async Task What_is_no_partition_is_left_as_it_is()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());

        var refused = await OperatorCommand.RunAsync("sql/split-partition", host.ConnectionString, "journal_event_99");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Equal(32L, await host.ExecuteAsync("SELECT count(*) FROM pg_partition_tree('journal_event') WHERE isleaf"));
    }
}
