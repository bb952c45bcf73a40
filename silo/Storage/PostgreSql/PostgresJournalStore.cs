using Npgsql;
using NpgsqlTypes;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>
/// Journals in PostgreSQL. Appends of all journals of this silo share few statements (<see cref="PostgresWriter"/>, rule J4) over
/// connections that nothing else uses, so that a storm of reads holds up no commit.
/// </summary>
public sealed class PostgresJournalStore : IJournalStore, IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly PostgresWriter _writer;

    /// <summary>Starts the writer. The tables are there (see <see cref="PostgresMigrations"/>).</summary>
    public PostgresJournalStore(PostgresDatabase database)
    {
        _database = database;
        _writer = new PostgresWriter(database.Commits, database.Writers);
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        AppendArguments.Check(journalId, expectedVersion, entries);
        return _writer.DoAsync(new PostgresAppend(journalId, expectedVersion, entries), cancellation);
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, JournalEntry entry, IReadOnlyList<EntryRewrite> rewrites, CancellationToken cancellation)
    {
        AppendArguments.CheckRedaction(journalId, expectedVersion, entry, rewrites);
        return _writer.DoAsync(new PostgresAppend(journalId, expectedVersion, [entry], rewrites), cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WithheldData>> ReadWithheldAsync(string journalId, CancellationToken cancellation) => await QueryAsync(
        "SELECT version, withheld FROM journal_event WHERE journal_id = $1 AND withheld IS NOT NULL ORDER BY version",
        [new() { Value = journalId }],
        async rows =>
        {
            var withheld = new List<WithheldData>();
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                withheld.Add(new WithheldData(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
            }

            return withheld;
        },
        cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindJournalsAsync(string participantId, CancellationToken cancellation) => await QueryAsync(
        "SELECT DISTINCT journal_id FROM journal_event WHERE actor = $1 OR strpos(data::text, $1) > 0 ORDER BY journal_id",
        [new() { Value = participantId, NpgsqlDbType = NpgsqlDbType.Text }],
        async rows =>
        {
            var journals = new List<string>();
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                journals.Add(rows.GetString(0));
            }

            return journals;
        },
        cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <remarks>Nothing to do here: PostgreSQL's own vacuum takes away old rows, and what becomes of its log and of backups is in deploy/RUNBOOK.md.</remarks>
    public Task ScrubAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellation) => _writer.DoAsync(new PostgresCheck(), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(string journalId, long after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await QueryAsync(
            "SELECT version, recorded_at, actor, command_id, type, data FROM journal_event WHERE journal_id = $1 AND version > $2 ORDER BY version LIMIT $3",
            [new() { Value = journalId }, new() { Value = after }, new() { Value = limit }],
            async rows =>
            {
                var entries = new List<JournalEntry>();
                while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    entries.Add(new JournalEntry(
                        rows.GetInt64(0),
                        new DateTimeOffset(rows.GetDateTime(1)),
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
    public Task<long> GetVersionAsync(string journalId, CancellationToken cancellation) => QueryAsync(
        "SELECT coalesce(max(version), 0) FROM journal_event WHERE journal_id = $1",
        [new() { Value = journalId, NpgsqlDbType = NpgsqlDbType.Text }],
        async rows => await rows.ReadAsync(cancellation).ConfigureAwait(false) ? rows.GetInt64(0) : 0,
        cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, long>> FindCommandsAsync(string journalId, IReadOnlyCollection<string> commandIds, CancellationToken cancellation) => await QueryAsync(
        "SELECT command_id, version FROM journal_event WHERE journal_id = $1 AND command_id = ANY ($2)",
        [new() { Value = journalId }, new() { Value = StorableIds.Of(commandIds), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }],
        async rows =>
        {
            var versions = new Dictionary<string, long>(StringComparer.Ordinal);
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                versions.Add(rows.GetString(0), rows.GetInt64(1));
            }

            return versions;
        },
        cancellation).ConfigureAwait(false);

    /// <summary>Takes nothing more and finishes what waits.</summary>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private async Task<T> QueryAsync<T>(string query, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var command = _database.General.CreateCommand(query);
            command.Parameters.AddRange(parameters);
            await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return await read(rows).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw PostgresFaults.Tell(fault);
        }
    }
}
