using System.Data.Common;
using Npgsql;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Silo.Storage.Search;

/// <summary>The index in tables beside the journals, shared by all silos.</summary>
/// <param name="database">The connections.</param>
public sealed class PostgresSearchIndex(PostgresDatabase database) : SqlSearchIndex(database.General, database.General, Statements)
{
    // Any number that nothing else in the database locks by.
    private const long Lock = 7_823_402_115_578;

    private static readonly SearchDialect Statements = new(
        ReadJournal: "SELECT version, format::bigint FROM search_journal WHERE journal_id = @journal FOR UPDATE",
        CountTerms:
        """
        SELECT asked.term, (SELECT count(*) FROM (SELECT 1 FROM search_posting AS posting WHERE posting.term = asked.term LIMIT @most) AS counted)
        FROM unnest(@terms) AS asked (term)
        """,
        FindTerm:
        """
        SELECT posting.document, posting.impact::integer
        FROM search_posting AS posting JOIN search_document AS document ON document.document = posting.document
        WHERE posting.term = @term
          AND (@city::text IS NULL OR document.city_id = @city)
          AND (@not_city::text IS NULL OR document.city_id IS DISTINCT FROM @not_city)
          AND (NOT @practices OR document.journal_id LIKE 'practice:%')
          AND NOT EXISTS (SELECT 1 FROM unnest(@facets) AS wanted WHERE strpos(document.facets, wanted) = 0)
          AND (@everything
            OR document.audience = ANY (@audiences)
            OR EXISTS (SELECT 1 FROM search_reader AS reader WHERE reader.journal_id = document.journal_id AND reader.reader = ANY (@others)))
        ORDER BY posting.impact DESC, posting.document DESC
        LIMIT @limit
        """,
        ReadCandidates: "SELECT document, journal_id, item_id, facets, terms FROM search_document WHERE document = ANY (@documents)");

    /// <inheritdoc/>
    protected override DbDataSource Beside => database.General;

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable?> TryLeadAsync(CancellationToken cancellation)
    {
        // The lock is the connection's, and goes with it when this process dies.
        var connection = await database.General.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
            if ((bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!)
            {
                return new Leading(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    protected override object Array(IReadOnlyList<string> values) => values.ToArray();

    /// <inheritdoc/>
    protected override object Array(IReadOnlyList<long> values) => values.ToArray();

    /// <summary>What is lost with the server is in the journals, so nobody waits for its disk.</summary>
    protected override Task PrepareAsync(DbConnection connection, DbTransaction transaction) =>
        RunAsync(connection, transaction, "SET LOCAL synchronous_commit = off");

    /// <inheritdoc/>
    protected override async Task ApplyAsync(DbConnection connection, DbTransaction transaction, SearchChanges changes)
    {
        if (changes.Removed.Count > 0)
        {
            await RunAsync(
                connection,
                transaction,
                """
                DELETE FROM search_posting AS posting
                USING unnest(@terms, @impacts, @documents) AS gone (term, impact, document)
                WHERE posting.term = gone.term AND posting.impact = gone.impact AND posting.document = gone.document
                """,
                Postings(changes.Removed)).ConfigureAwait(false);
        }

        if (changes.Gone.Count > 0)
        {
            await RunAsync(connection, transaction, "DELETE FROM search_document WHERE document = ANY (@documents)", ("documents", changes.Gone.ToArray())).ConfigureAwait(false);
        }

        if (changes.Documents.Count > 0)
        {
            await RunAsync(
                connection,
                transaction,
                """
                INSERT INTO search_document (document, journal_id, item_id, city_id, audience, facets, fingerprint, terms)
                SELECT * FROM unnest(@documents, @journals, @items, @cities, @audiences, @facets, @fingerprints, @terms)
                ON CONFLICT (document) DO UPDATE SET city_id = excluded.city_id, audience = excluded.audience, facets = excluded.facets,
                  fingerprint = excluded.fingerprint, terms = excluded.terms
                """,
                ("documents", changes.Documents.Select(row => row.Number).ToArray()),
                ("journals", changes.Documents.Select(row => row.JournalId).ToArray()),
                ("items", changes.Documents.Select(row => row.ItemId).ToArray()),
                ("cities", changes.Documents.Select(row => row.CityId).ToArray()),
                ("audiences", changes.Documents.Select(row => row.Audience).ToArray()),
                ("facets", changes.Documents.Select(row => row.Facets).ToArray()),
                ("fingerprints", changes.Documents.Select(row => row.Fingerprint).ToArray()),
                ("terms", changes.Documents.Select(row => row.Terms).ToArray())).ConfigureAwait(false);
        }

        if (changes.Added.Count > 0)
        {
            await RunAsync(
                connection,
                transaction,
                "INSERT INTO search_posting (term, impact, document) SELECT * FROM unnest(@terms, @impacts, @documents)",
                Postings(changes.Added)).ConfigureAwait(false);
        }
    }

    private static (string Name, object? Value)[] Postings(List<Posting> rows) =>
    [
        ("terms", rows.Select(row => row.Term).ToArray()),
        ("impacts", rows.Select(row => (short)row.Impact).ToArray()),
        ("documents", rows.Select(row => row.Document).ToArray()),
    ];

    private sealed class Leading(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = Lock } } })
            {
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            }

            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
