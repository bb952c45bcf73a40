using System.Text.Json;
using Microsoft.Data.Sqlite;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>
/// Journals in one SQLite file. Writes of all journals go through one <see cref="SqliteWriter"/>, since SQLite has one
/// writer at a time anyway and a commit costs the same for one append as for a hundred (rule J4). Reads have connections
/// of their own, which never wait for the writer.
/// </summary>
public sealed class SqliteJournalStore : IJournalStore, IAsyncDisposable
{
    /// <summary>Of any journal, at once. Readers share two cores with everything else; more would only take turns.</summary>
    private const int Readers = 4;

    private readonly SqliteFile[] _files;
    private readonly SqliteWriter _writer;
    private readonly GatedSqliteDataSource _readers;

    /// <summary>Starts the writer. The tables are there (see <see cref="SqliteMigrations"/>).</summary>
    /// <param name="path">The database file.</param>
    /// <param name="time">For the time of <see cref="CheckAsync"/>.</param>
    /// <param name="beside">Files with what is made from journals, such as snapshots; scrubbed with them.</param>
    public SqliteJournalStore(string path, TimeProvider time, params SqliteFile[] beside)
    {
        var file = new SqliteFile(path, Synchronous: "FULL");
        _files = [file, .. beside];
        _writer = new SqliteWriter(file, time);
        _readers = new GatedSqliteDataSource(file, SqliteOpenMode.ReadOnly, Readers);
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        AppendArguments.Check(journalId, expectedVersion, entries);
        return _writer.DoAsync(new PendingAppend(journalId, expectedVersion, entries), cancellation);
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation)
    {
        AppendArguments.CheckRedaction(journalId, expectedVersion, entry, rewrites);
        return _writer.DoAsync(new PendingAppend(journalId, expectedVersion, [entry], rewrites), cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation) => await QueryAsync(
        "SELECT version, withheld FROM journal_event WHERE journal_id = $journal AND withheld IS NOT NULL ORDER BY version",
        [("$journal", journalId)],
        rows =>
        {
            var withheld = new List<WithheldData>();
            while (rows.Read())
            {
                withheld.Add(new WithheldData(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
            }

            return withheld;
        },
        cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation) => await QueryAsync(
        "SELECT DISTINCT journal_id FROM journal_event WHERE actor = $id OR instr(data, $id) > 0 ORDER BY journal_id",
        [("$id", participantId)],
        rows =>
        {
            var journals = new List<string>();
            while (rows.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                journals.Add(rows.GetString(0));
            }

            return journals;
        },
        cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task ScrubAsync(CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                if (Array.Find(_files, file => !file.TryEmptyLog()) is { } busy)
                {
                    throw new JournalStoreException($"The write-ahead log of {busy.Path} could not be emptied, because someone reads it.", mayRetry: true);
                }
            }
            catch (SqliteException fault)
            {
                throw SqliteFaults.Tell(fault);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellation) => _writer.DoAsync(new PendingCheck(), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await QueryAsync(
            "SELECT version, recorded_at, actor, command_id, type, data FROM journal_event WHERE journal_id = $journal AND version > $after ORDER BY version LIMIT $limit",
            [("$journal", journalId), ("$after", after), ("$limit", limit)],
            rows =>
            {
                var entries = new List<JournalEntry>();
                while (rows.Read())
                {
                    cancellation.ThrowIfCancellationRequested();
                    entries.Add(new JournalEntry(
                        rows.GetInt64(0),
                        StoredTime.Parse(rows.GetString(1)),
                        rows.GetString(2),
                        rows.GetString(3),
                        rows.GetString(4),
                        rows.GetFieldValue<byte[]>(5)));
                }

                return entries;
            },
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long> GetVersionAsync(string journalId, CancellationToken cancellation) =>
        QueryAsync(
            "SELECT coalesce(max(version), 0) FROM journal_event WHERE journal_id = $journal",
            [("$journal", journalId)],
            rows => rows.Read() ? rows.GetInt64(0) : 0,
            cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation)
    {
        var commands = JsonSerializer.Serialize(StorableIds.Of(commandIds));
        return await QueryAsync(
            "SELECT command_id, version FROM journal_event WHERE journal_id = $journal AND command_id IN (SELECT value FROM json_each($commands))",
            [("$journal", journalId), ("$commands", commands)],
            rows =>
            {
                var versions = new Dictionary<string, long>(StringComparer.Ordinal);
                while (rows.Read())
                {
                    versions.Add(rows.GetString(0), rows.GetInt64(1));
                }

                return versions;
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes nothing more, finishes what waits, closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _readers.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<T> QueryAsync<T>(string query, (string Name, object Value)[] parameters, Func<SqliteDataReader, T> read, CancellationToken cancellation)
    {
        try
        {
            var connection = (SqliteConnection)await _readers.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                // The driver reads from the disk on the calling thread; on a grain's that would hold up the grain and its neighbours.
                return await Task.Run(() => Query(connection, query, parameters, read), cancellation).ConfigureAwait(false);
            }
        }
        catch (SqliteException fault)
        {
            throw SqliteFaults.Tell(fault);
        }
        catch (FormatException fault)
        {
            throw new JournalStoreException("A row of the journal database cannot be read.", mayRetry: false, fault);
        }
    }

    private static T Query<T>(SqliteConnection connection, string query, (string Name, object Value)[] parameters, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var rows = command.ExecuteReader();
        return read(rows);
    }
}
