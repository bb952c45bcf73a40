using System.Text.Json;
using Npgsql;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>Everything that is stored, for checks: which journals there are, and all snapshots.</summary>
/// <param name="database">The connections.</param>
public sealed class PostgresContents(PostgresDatabase database)
{
    /// <summary>The ids of all journals, in no order.</summary>
    public async IAsyncEnumerable<string> JournalIdsAsync()
    {
        // Not "those with a first event": one that lacks it is to be found.
        await foreach (var rows in RowsAsync("SELECT DISTINCT journal_id FROM journal_event").ConfigureAwait(false))
        {
            yield return rows.GetString(0);
        }
    }

    /// <summary>All snapshots: of which journal, kept under which name; null for one that cannot be read.</summary>
    public async IAsyncEnumerable<(string JournalId, string StateName, JournalSnapshot? Snapshot)> SnapshotsAsync()
    {
        await foreach (var rows in RowsAsync("SELECT GrainIdExtensionString, GrainTypeString, PayloadBinary FROM OrleansStorage WHERE PayloadBinary IS NOT NULL").ConfigureAwait(false))
        {
            yield return (rows.GetString(0), rows.GetString(1), Read(rows.GetFieldValue<byte[]>(2)));
        }
    }

    private async IAsyncEnumerable<NpgsqlDataReader> RowsAsync(string query)
    {
        await using var command = database.General.CreateCommand(query);

        // As long as it takes: it reads all there is.
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            yield return rows;
        }
    }

    private static JournalSnapshot? Read(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalSnapshot>(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
