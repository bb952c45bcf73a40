namespace Stadmaken.Silo.Storage.Search;

/// <summary>The statements of an index that a database says in words of its own, because a list comes as one parameter and each takes it apart differently.</summary>
/// <param name="ReadJournal">Version and format of <c>@journal</c>, so that no other process changes it before this transaction ends.</param>
/// <param name="CountTerms">Each of <c>@terms</c> with in how many documents it is, counted up to <c>@most</c>.</param>
/// <param name="FindTerm">
/// Document and impact of <c>@term</c>, the largest impact first, of those that <c>@audiences</c> or <c>@others</c> may see unless <c>@everything</c>, filtered by
/// <c>@city</c>, <c>@not_city</c>, <c>@practices</c> and <c>@facets</c>, at most <c>@limit</c>.
/// </param>
/// <param name="ReadCandidates">Document, journal, item, facets and terms of <c>@documents</c>.</param>
public sealed record SearchDialect(string ReadJournal, string CountTerms, string FindTerm, string ReadCandidates);

/// <summary>The statements of an index that all databases know.</summary>
internal static class SearchSql
{
    public const string BeginJournal = "INSERT INTO search_journal (journal_id, version, format) VALUES (@journal, 0, 0) ON CONFLICT DO NOTHING";

    public const string WriteJournal = "UPDATE search_journal SET version = @version, format = @format WHERE journal_id = @journal";

    public const string ReadDocuments = "SELECT document, fingerprint, terms FROM search_document WHERE journal_id = @journal";

    public const string ForgetReaders = "DELETE FROM search_reader WHERE journal_id = @journal";

    public const string AddReader = "INSERT INTO search_reader (journal_id, reader) VALUES (@journal, @reader)";

    public const string MarkAllStale = "UPDATE search_journal SET format = 0";

    public const string CountDocuments = "SELECT count(*) FROM (SELECT 1 FROM search_document LIMIT @most) AS counted";

    public const string CountAllJournals = "SELECT count(*) FROM search_journal";

    public const string CountAllDocuments = "SELECT count(*) FROM search_document";

    public const string CountStale = "SELECT count(*) FROM search_journal WHERE format <> @format";

    // A journal of which more is stored than is indexed has an entry after that version: that is asked by the key, and not which is its last.
    public const string FindStale =
        """
        SELECT begun.journal_id
        FROM journal_event AS begun LEFT JOIN search_journal AS indexed ON indexed.journal_id = begun.journal_id
        WHERE begun.version = 1
          AND begun.journal_id > @after
          AND (begun.journal_id LIKE 'board:%' OR begun.journal_id LIKE 'gathering:%' OR begun.journal_id LIKE 'practice:%')
          AND (indexed.journal_id IS NULL
            OR indexed.format <> @format
            OR EXISTS (SELECT 1 FROM journal_event AS next WHERE next.journal_id = begun.journal_id AND next.version = indexed.version + 1))
        ORDER BY begun.journal_id
        LIMIT @limit
        """;
}
