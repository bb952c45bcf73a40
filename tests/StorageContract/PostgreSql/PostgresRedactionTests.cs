using System.Text;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>Rule J9 in PostgreSQL: what was redacted is in no row, and after a vacuum that writes the table anew in no place where one was.</summary>
public class PostgresRedactionTests(SharedPostgres postgres)
{
    private const string Trace = "Quackernack-7f3a";

    [Fact]
    public async Task J9_what_was_redacted_is_in_no_row_of_any_table_and_no_dead_row_is_left_after_vacuum_full()
    {
        await using var host = new PostgresHost(await postgres.Server.CreateDatabaseAsync());
        var store = await host.OpenAsync();
        var entry = Entries.One(1, data: $$"""{"title":"{{Trace}}"}""");
        await store.AppendAsync("board:gone", entry);
        Assert.True(await FindsAsync(host), "Control: it is not found before, so this test would find nothing.");
        var blotted = Encoding.UTF8.GetBytes($$"""{"title":"{{new string('█', Trace.Length)}}"}""");

        // Hidden it is still there, kept aside; redacted it is gone.
        await store.RedactAsync("board:gone", 1, Entries.One(2), [new EntryRewrite(1, blotted, entry.Data)], TestContext.Current.CancellationToken);
        Assert.True(await FindsAsync(host));
        await store.RedactAsync("board:gone", 2, Entries.One(3), [new EntryRewrite(1, blotted)], TestContext.Current.CancellationToken);

        Assert.False(await FindsAsync(host));
        await host.ExecuteAsync("VACUUM FULL journal_event");
        Assert.Equal(3L, await host.ExecuteAsync("SELECT count(*) FROM journal_event"));
    }

    // Whole rows as text, whatever their columns are.
    private static async Task<bool> FindsAsync(PostgresHost host) =>
        (bool)(await host.ExecuteAsync(
            $"""
            SELECT bool_or((xpath('/row/found/text()', query_to_xml(format('SELECT count(*) AS found FROM %I.%I AS r WHERE r::text LIKE ''%%{Trace}%%''', schemaname, tablename), false, true, '')))[1]::text::bigint > 0)
            FROM pg_tables WHERE schemaname = 'public'
            """))!;
}
