using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Silo.Storage.Search;

/// <summary>
/// The index in a SQLite file of its own, so that writing it holds up no commit of a journal. A power cut may cost its last transactions (NORMAL): the journals have
/// what it lost, and it is found when they are gone through.
/// </summary>
public sealed class SqliteSearchIndex : SqlSearchIndex, IDisposable
{
    private const int Readers = 3;

    // Terms are all over the file: with the usual cache an index of a million cards would be read from the disk again for nearly every row.
    private const int WriterCacheKiB = 32 * 1024;

    private static readonly SearchDialect Statements = new(
        ReadJournal: "SELECT version, format FROM search_journal WHERE journal_id = @journal",
        CountTerms:
        """
        SELECT asked.value, (SELECT count(*) FROM (SELECT 1 FROM search_posting AS posting WHERE posting.term = asked.value LIMIT @most))
        FROM json_each(@terms) AS asked
        """,
        FindTerm:
        """
        SELECT posting.document, posting.impact
        FROM search_posting AS posting CROSS JOIN search_document AS document ON document.document = posting.document
        WHERE posting.term = @term
          AND (@city IS NULL OR document.city_id = @city)
          AND (@not_city IS NULL OR document.city_id IS NOT @not_city)
          AND (NOT @practices OR document.journal_id LIKE 'practice:%')
          AND NOT EXISTS (SELECT 1 FROM json_each(@facets) AS wanted WHERE instr(document.facets, wanted.value) = 0)
          AND (@everything
            OR document.audience IN (SELECT value FROM json_each(@audiences))
            OR EXISTS (SELECT 1 FROM search_reader AS reader WHERE reader.journal_id = document.journal_id AND reader.reader IN (SELECT value FROM json_each(@others))))
        ORDER BY posting.impact DESC, posting.document DESC
        LIMIT @limit
        """,
        ReadCandidates: "SELECT document, journal_id, item_id, facets, terms FROM search_document WHERE document IN (SELECT value FROM json_each(@documents))");

    private readonly GatedSqliteDataSource _readers;
    private readonly GatedSqliteDataSource _writer;
    private readonly BesideJournals _beside;

    private SqliteSearchIndex(GatedSqliteDataSource readers, GatedSqliteDataSource writer, BesideJournals beside)
        : base(readers, writer, Statements) => (_readers, _writer, _beside) = (readers, writer, beside);

    /// <summary>The file of an index in this place, and how it is opened.</summary>
    public static SqliteFile FileAt(string path) => new(path, Synchronous: "NORMAL");

    /// <inheritdoc/>
    protected override DbDataSource Beside => _beside;

    /// <summary>Opens an index. The tables are there (see <see cref="SqliteMigrations"/>).</summary>
    /// <param name="path">Its file.</param>
    /// <param name="journals">The file of the journals.</param>
    public static SqliteSearchIndex Open(string path, string journals) => new(
        new GatedSqliteDataSource(FileAt(path), SqliteOpenMode.ReadOnly, Readers),
        new GatedSqliteDataSource(FileAt(path) with { CacheKiB = WriterCacheKiB }, SqliteOpenMode.ReadWrite, connections: 1),
        new BesideJournals(FileAt(path), journals));

    /// <summary>There is one process only.</summary>
    public override Task<IAsyncDisposable?> TryLeadAsync(CancellationToken cancellation) => Task.FromResult<IAsyncDisposable?>(new Nothing());

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
        _beside.Dispose();
    }

    /// <inheritdoc/>
    protected override object Array(IReadOnlyList<string> values) => JsonSerializer.Serialize(values);

    /// <inheritdoc/>
    protected override object Array(IReadOnlyList<long> values) => JsonSerializer.Serialize(values);

    /// <inheritdoc/>
    protected override Task ApplyAsync(DbConnection connection, DbTransaction transaction, SearchChanges changes)
    {
        Each(connection, transaction, "DELETE FROM search_posting WHERE term = @a AND impact = @b AND document = @c", changes.Removed, row => [row.Term, row.Impact, row.Document]);
        Each(connection, transaction, "DELETE FROM search_document WHERE document = @a", changes.Gone, row => [row]);
        Each(
            connection,
            transaction,
            """
            INSERT OR REPLACE INTO search_document (document, journal_id, item_id, city_id, audience, facets, fingerprint, terms)
            VALUES (@a, @b, @c, @d, @e, @f, @g, @h)
            """,
            changes.Documents,
            row => [row.Number, row.JournalId, row.ItemId, row.CityId, row.Audience, row.Facets, row.Fingerprint, row.Terms]);
        Each(connection, transaction, "INSERT INTO search_posting (term, impact, document) VALUES (@a, @b, @c)", changes.Added, row => [row.Term, row.Impact, row.Document]);
        return Task.CompletedTask;
    }

    // The driver has no asynchronous calls, and a statement with many rows is slower than one that is prepared once.
    private static void Each<T>(DbConnection connection, DbTransaction transaction, string text, List<T> rows, Func<T, object?[]> values)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var row in rows)
        {
            var given = values(row);
            for (var i = 0; i < given.Length; i++)
            {
                if (command.Parameters.Count == i)
                {
                    command.Parameters.Add(new SqliteParameter { ParameterName = ((char)('a' + i)).ToString() });
                }

                command.Parameters[i].Value = given[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Connections to the index that see the journals as well. Not pooled: what is attached stays with a connection.</summary>
    private sealed class BesideJournals(SqliteFile index, string journals) : DbDataSource
    {
        public override string ConnectionString { get; } = index.ConnectionString(SqliteOpenMode.ReadWrite, pooling: false);

        protected override DbConnection CreateDbConnection()
        {
            var connection = new SqliteConnection(ConnectionString);
            connection.StateChange += (_, change) =>
            {
                if (change.CurrentState == System.Data.ConnectionState.Open)
                {
                    index.Prepare(connection);
                    using var attach = connection.CreateCommand();
                    attach.CommandText = "ATTACH DATABASE @journals AS journals; PRAGMA query_only = ON;";
                    attach.Parameters.AddWithValue("@journals", journals);
                    attach.ExecuteNonQuery();
                }
            };
            return connection;
        }
    }
}
