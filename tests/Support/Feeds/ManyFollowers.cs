using Microsoft.Data.Sqlite;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Journals;
using Stadmaken.Silo.Hosting;
using Stadmaken.Silo.Storage.Sqlite;

namespace Stadmaken.Tests.Support.Feeds;

/// <summary>
/// Cities in great number that all follow one practice, written straight into the database of a program that is not running: as the
/// program itself would have stored them, in seconds instead of minutes.
/// </summary>
public static class ManyFollowers
{
    private static readonly DateTimeOffset Long = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The ids of so many cities.</summary>
    public static string[] Cities(int count) => [.. Enumerable.Range(1, count).Select(number => $"stad-{number:D5}")];

    /// <summary>Admits the cities and has them follow.</summary>
    /// <param name="dataDirectory">The program's data.</param>
    /// <param name="cities">Their ids.</param>
    /// <param name="practiceId">A practice that is there.</param>
    public static async Task WriteAsync(string dataDirectory, IReadOnlyCollection<string> cities, string practiceId)
    {
        using var storage = new EmbeddedStorage(Microsoft.Extensions.Options.Options.Create(new SqliteStorageOptions { DataDirectory = dataDirectory }));
        await using var store = new SqliteJournalStore(storage.JournalPath, TimeProvider.System);
        var from = await store.GetVersionAsync(JournalIds.Practice(practiceId), CancellationToken.None);
        var (city, followers) = (new CityModel().Events, new FollowersModel().Events);
        await Task.WhenAll(cities.Select(cityId =>
        {
            var (admitted, facts) = city.Encode(new CityAdmitted(new CityFacts(cityId, "NL", "municipality", null, null, null, [])));
            var (followed, which) = city.Encode(new PracticeFollowed(practiceId, from));
            return store.AppendAsync(JournalIds.City(cityId), 0, [Entry(1, "admit", admitted, facts), Entry(2, "follow", followed, which)], CancellationToken.None);
        }));

        var version = await store.GetVersionAsync(JournalIds.Followers(practiceId), CancellationToken.None);
        foreach (var some in cities.Chunk(1_000))
        {
            var start = version;
            JournalEntry[] registered = [.. some.Select(cityId =>
            {
                var (type, data) = followers.Encode(new FollowerRegistered(JournalIds.City(cityId)));
                return Entry(++version, "register-" + cityId, type, data);
            })];
            await store.AppendAsync(JournalIds.Followers(practiceId), start, registered, CancellationToken.None);
        }
    }

    /// <summary>How often each city has this news, read beside the running program.</summary>
    /// <param name="dataDirectory">The program's data.</param>
    /// <param name="practiceId">The practice.</param>
    /// <param name="version">The version of its event.</param>
    /// <returns>Cities that have it, with how often.</returns>
    public static async Task<Dictionary<string, int>> CountAsync(string dataDirectory, string practiceId, long version)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "journal.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT journal_id, count(*) FROM journal_event
            WHERE journal_id >= 'city:stad-' AND journal_id < 'city:stad.' AND type = $type
              AND json_extract(data, '$.practiceId') = $practice AND json_extract(data, '$.practiceVersion') = $version
            GROUP BY journal_id
            """;
        command.Parameters.AddWithValue("$type", FeedEntries.ItemType);
        command.Parameters.AddWithValue("$practice", practiceId);
        command.Parameters.AddWithValue("$version", version);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            counts[JournalIds.Local(rows.GetString(0))] = rows.GetInt32(1);
        }

        return counts;
    }

    /// <summary>The cities that do not have the news exactly once.</summary>
    public static string[] NotOnce(IEnumerable<string> cities, IReadOnlyDictionary<string, int> counts) =>
        [.. cities.Where(cityId => counts.GetValueOrDefault(cityId) != 1)];

    private static JournalEntry Entry(long version, string commandId, string type, byte[] data) => new(version, Long, "network", commandId, type, data);
}
