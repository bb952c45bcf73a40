using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Stadmaken.Grains.Search;
using Stadmaken.Grains.Search.Words;
using Stadmaken.Search;

namespace Stadmaken.Silo.Storage.Search;

/// <summary>
/// The index in tables of a database (rules S4, S5). What is done is the same for every database and written here once; how it is said in its SQL is in the classes
/// derived from this. A journal is put in one transaction with its version, so a crash leaves it as it was.
/// </summary>
public abstract class SqlSearchIndex(DbDataSource readers, DbDataSource writers, SearchDialect dialect) : ISearchIndex
{
    /// <inheritdoc/>
    public Task PutAsync(SearchedJournal journal, CancellationToken cancellation) => WriteAsync(async (connection, transaction) =>
    {
        await RunAsync(connection, transaction, SearchSql.BeginJournal, ("journal", journal.JournalId)).ConfigureAwait(false);
        var (version, format) = (0L, 0L);
        await foreach (var row in RowsAsync(connection, transaction, dialect.ReadJournal, ("journal", journal.JournalId)).ConfigureAwait(false))
        {
            (version, format) = (row.GetInt64(0), row.GetInt64(1));
        }

        if (version > journal.Version || (version == journal.Version && format == SearchWords.Format))
        {
            return;
        }

        var stored = new Dictionary<long, (string Fingerprint, string Terms)>();
        await foreach (var row in RowsAsync(connection, transaction, SearchSql.ReadDocuments, ("journal", journal.JournalId)).ConfigureAwait(false))
        {
            stored.Add(row.GetInt64(0), (row.GetString(1), row.GetString(2)));
        }

        var changes = new SearchChanges();
        foreach (var document in journal.Documents)
        {
            var number = SearchedJournal.NumberOf(journal.JournalId, document.ItemId);
            var facets = journal.FacetsOf(document);
            var fingerprint = Fingerprint(journal, document, facets);
            stored.Remove(number, out var before);
            if (before.Fingerprint == fingerprint)
            {
                continue;
            }

            var impacts = TermImpacts.Of(document.Title, document.Text, document.More);
            changes.Put(new StoredDocument(
                number, journal.JournalId, document.ItemId, journal.CityId, journal.Readers.Audience, facets, fingerprint, TermVector.Write(impacts)), impacts, before.Terms);
        }

        foreach (var (number, gone) in stored)
        {
            changes.Remove(number, gone.Terms);
        }

        await ApplyAsync(connection, transaction, changes).ConfigureAwait(false);
        await RunAsync(connection, transaction, SearchSql.ForgetReaders, ("journal", journal.JournalId)).ConfigureAwait(false);
        foreach (var reader in journal.Readers.Others)
        {
            await RunAsync(connection, transaction, SearchSql.AddReader, ("journal", journal.JournalId), ("reader", reader)).ConfigureAwait(false);
        }

        await RunAsync(connection, transaction, SearchSql.WriteJournal, ("journal", journal.JournalId), ("version", journal.Version), ("format", SearchWords.Format)).ConfigureAwait(false);
    }, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindStaleAsync(string after, int limit, CancellationToken cancellation) => ReadAsync<IReadOnlyList<string>>(Beside, async connection =>
    {
        var stale = new List<string>();
        await foreach (var row in RowsAsync(connection, null, SearchSql.FindStale, ("after", after), ("format", SearchWords.Format), ("limit", limit)).ConfigureAwait(false))
        {
            stale.Add(row.GetString(0));
        }

        return stale;
    }, cancellation);

    /// <inheritdoc/>
    public Task MarkAllStaleAsync(CancellationToken cancellation) =>
        WriteAsync((connection, transaction) => RunAsync(connection, transaction, SearchSql.MarkAllStale), cancellation);

    /// <inheritdoc/>
    public abstract Task<IAsyncDisposable?> TryLeadAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public Task<SearchCandidates> FindAsync(SearchRequest request, CancellationToken cancellation) => ReadAsync(readers, async connection =>
    {
        var documents = await CountAsync(connection, SearchSql.CountDocuments, ("most", SearchCandidates.MostCounted)).ConfigureAwait(false);
        var frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(
            connection, null, dialect.CountTerms, ("terms", Array([.. request.Terms.Select(term => term.Term)])), ("most", SearchCandidates.MostCounted)).ConfigureAwait(false))
        {
            if (row.GetInt64(1) is var count and > 0)
            {
                frequencies.Add(row.GetString(0), count);
            }
        }

        // The words themselves before those that mean nearly the same, and of each the rarest first.
        var sums = new Dictionary<long, double>();
        foreach (var (term, weight) in request.Terms
            .Where(term => frequencies.ContainsKey(term.Term))
            .OrderByDescending(term => term.Weight)
            .ThenBy(term => frequencies[term.Term])
            .ThenBy(term => term.Term, StringComparer.Ordinal))
        {
            if (sums.Count >= SearchCandidates.MostLookedAt)
            {
                break;
            }

            var rarity = Math.Log(1 + ((double)documents / frequencies[term])) * weight;
            await foreach (var row in RowsAsync(
                connection,
                null,
                dialect.FindTerm,
                ("term", term),
                ("city", request.CityId),
                ("not_city", request.NotCityId),
                ("practices", request.PracticesOnly),
                ("facets", Array(request.Facets)),
                ("everything", request.Asker is null),
                ("audiences", Array(request.Asker?.Audiences ?? [])),
                ("others", Array(request.Asker?.Others ?? [])),
                ("limit", SearchCandidates.MostOfTerm)).ConfigureAwait(false))
            {
                var number = row.GetInt64(0);
                sums[number] = sums.GetValueOrDefault(number) + (rarity * row.GetInt32(1));
            }
        }

        // Which are compared must not depend on the database either.
        long[] compared = [.. sums.OrderByDescending(sum => sum.Value).ThenBy(sum => sum.Key).Take(SearchCandidates.MostCompared).Select(sum => sum.Key)];
        var items = new List<SearchCandidate>(compared.Length);
        await foreach (var row in RowsAsync(connection, null, dialect.ReadCandidates, ("documents", Array(compared))).ConfigureAwait(false))
        {
            var all = TermVector.Read(row.GetString(4));
            items.Add(new SearchCandidate(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                all.Where(term => frequencies.ContainsKey(term.Key)).ToDictionary(StringComparer.Ordinal)));
        }

        return new SearchCandidates(documents, frequencies, items);
    }, cancellation);

    /// <inheritdoc/>
    public Task<SearchStatus> StatusAsync(CancellationToken cancellation) => ReadAsync(readers, async connection =>
        new SearchStatus(
            await CountAsync(connection, SearchSql.CountAllJournals).ConfigureAwait(false),
            await CountAsync(connection, SearchSql.CountAllDocuments).ConfigureAwait(false),
            await CountAsync(connection, SearchSql.CountStale, ("format", SearchWords.Format)).ConfigureAwait(false)), cancellation);

    /// <summary>Connections that see the journals as well.</summary>
    protected abstract DbDataSource Beside { get; }

    /// <summary>Whether a fault is one of the database.</summary>
    protected virtual bool IsFault(Exception fault) => fault is DbException or TimeoutException;

    /// <summary>Several values as one parameter.</summary>
    protected abstract object Array(IReadOnlyList<string> values);

    /// <summary>Several values as one parameter.</summary>
    protected abstract object Array(IReadOnlyList<long> values);

    /// <summary>What is to be set at the beginning of a transaction that writes.</summary>
    protected virtual Task PrepareAsync(DbConnection connection, DbTransaction transaction) => Task.CompletedTask;

    /// <summary>Writes what changed in documents and their terms.</summary>
    protected abstract Task ApplyAsync(DbConnection connection, DbTransaction transaction, SearchChanges changes);

    /// <summary>Runs a statement.</summary>
    protected static async Task RunAsync(DbConnection connection, DbTransaction? transaction, string text, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(connection, transaction, text, parameters);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string text, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async IAsyncEnumerable<DbDataReader> RowsAsync(DbConnection connection, DbTransaction? transaction, string text, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(connection, transaction, text, parameters);
        await using var rows = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            yield return rows;
        }
    }

    private static async Task<long> CountAsync(DbConnection connection, string text, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(connection, null, text, parameters);
        return (long)(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    // Of all that is stored of a document: whoever adds to that adds it here.
    private static string Fingerprint(SearchedJournal journal, SearchDocument document, string facets) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', SearchWords.Format, journal.CityId, journal.Readers.Audience, facets, document.Title, document.Text, document.More))).AsSpan(0, 12));

    private async Task WriteAsync(Func<DbConnection, DbTransaction, Task> write, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await writers.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await PrepareAsync(connection, transaction).ConfigureAwait(false);
            await write(connection, transaction).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsFault(fault))
        {
            throw new SearchIndexException("The index of the search could not be written.", fault);
        }
    }

    private async Task<T> ReadAsync<T>(DbDataSource source, Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            return await read(connection).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsFault(fault))
        {
            throw new SearchIndexException("The index of the search could not be read.", fault);
        }
    }
}
