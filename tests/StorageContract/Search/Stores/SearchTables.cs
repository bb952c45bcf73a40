using System.Data.Common;

namespace Stadmaken.Tests.StorageContract.Search.Stores;

/// <summary>The tables of an index, read and emptied beside it.</summary>
internal static class SearchTables
{
    private static readonly string[] Queries =
    [
        "SELECT 'journal ' || journal_id || ' ' || version || ' ' || format FROM search_journal",
        "SELECT 'reader ' || journal_id || ' ' || reader FROM search_reader",
        "SELECT 'document ' || document || ' ' || journal_id || ' ' || item_id || ' ' || coalesce(city_id, '-') || ' ' || audience || ' ' || facets || ' ' || fingerprint || ' ' || terms FROM search_document",
        "SELECT 'posting ' || term || ' ' || impact || ' ' || document FROM search_posting",
    ];

    public const string Empty = "DELETE FROM search_posting; DELETE FROM search_document; DELETE FROM search_reader; DELETE FROM search_journal;";

    public static async Task<IReadOnlyList<string>> DumpAsync(DbConnection connection)
    {
        var rows = new List<string>();
        foreach (var query in Queries)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(reader.GetString(0));
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public static async Task<object?> RunAsync(DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 600;
        return await command.ExecuteScalarAsync();
    }
}
