using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Grains.Search;
using Stadmaken.Grains.Search.Words;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Silo.Storage.Search;
using Stadmaken.Silo.Storage.Sqlite;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>
/// 100,000 practices and a million cards, generated from the words of the labelled practices so that words are as frequent as in real texts: how long the index
/// takes to be made from the journals, how large it is, how long questions take, and when a change is found.
/// </summary>
internal static class SearchBenchmark
{
    private const int Practices = 100_000;
    private const int Boards = 20_000;
    private const int CardsPerBoard = 50;
    private const int AtOnce = 64;
    private const int Questions = 300;
    private const int Changes = 40;

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Cities = ["amsterdam", "den-haag", "dordrecht", "enschede", "haarlem", "lelystad", "nijmegen", "parkstad", "roeselare"];
    private static readonly Caller Someone = new("p-someone", "haarlem", [NetworkRoles.Steward]);

    private static readonly string Labelled = Path.Combine(Repository.Root, "tests/StorageContract/Search/Labelled");

    /// <param name="divisor">So many times smaller.</param>
    /// <param name="sqliteOnly">Only SQLite.</param>
    /// <param name="postgresqlOnly">Only PostgreSQL.</param>
    public static async Task RunAsync(int divisor, bool sqliteOnly, bool postgresqlOnly)
    {
        var words = ReadWords();
        string[] questions = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Labelled, "questions.json"))).RootElement.EnumerateArray().Select(question => question.GetProperty("question").GetString()!)];

        if (!postgresqlOnly)
        {
            await RunSqliteAsync(divisor, words, questions);
        }

        if (!sqliteOnly)
        {
            await RunPostgresAsync(divisor, words, questions);
        }
    }

    private static async Task RunSqliteAsync(int divisor, string[] words, string[] questions)
    {
        var directory = Directory.CreateTempSubdirectory("stadmaken-bench-");
        var (journal, search) = (Path.Combine(directory.FullName, "journal.db"), Path.Combine(directory.FullName, "search.db"));
        SqliteMigrations.Run(journal, "journal");
        SqliteMigrations.Run(search, "search");
        await using (var store = new SqliteJournalStore(journal, TimeProvider.System))
        using (var index = SqliteSearchIndex.Open(search, journal))
        {
            await MeasureAsync("SQLite", store, index, divisor, words, questions, () => Task.FromResult(new FileInfo(search).Length + new FileInfo(search + "-wal").Length));
        }

        directory.Delete(recursive: true);
    }

    private static async Task RunPostgresAsync(int divisor, string[] words, string[] questions)
    {
        await using var server = await PostgresServer.StartAsync();
        var connection = await server.CreateEmptyDatabaseAsync();
        await PostgresMigrations.RunAsync(connection);
        await using var database = new PostgresDatabase(new PostgresOptions { ConnectionString = connection, AnswerWithinSeconds = 600 });
        await using (var store = new PostgresJournalStore(database))
        {
            await MeasureAsync("PostgreSQL", store, new PostgresSearchIndex(database), divisor, words, questions, async () =>
            {
                await using var command = database.General.CreateCommand("SELECT (pg_total_relation_size('search_posting') + pg_total_relation_size('search_document') + pg_total_relation_size('search_journal'))::bigint");
                return (long)(await command.ExecuteScalarAsync())!;
            });
        }
    }

    private static async Task MeasureAsync(string name, IJournalStore store, ISearchIndex index, int divisor, string[] words, string[] questions, Func<Task<long>> size)
    {
        var started = Stopwatch.GetTimestamp();
        await FillAsync(store, divisor, words);
        Console.WriteLine(FormattableString.Invariant($"{name}: {Practices / divisor} practices and {Boards / divisor} boards with {Boards / divisor * CardsPerBoard} cards stored in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));

        using var indexer = new SearchIndexer(index, store, Options.Create(new SearchOptions { LookEvery = TimeSpan.FromHours(1) }), TimeProvider.System, NullLogger<SearchIndexer>.Instance);
        started = Stopwatch.GetTimestamp();
        var count = await indexer.LookNowAsync(CancellationToken.None);
        var status = await index.StatusAsync(CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {count} journals, {status.Documents} documents read into an empty index in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s, {await size() / 1e6:F0} MB"));

        started = Stopwatch.GetTimestamp();
        await index.FindStaleAsync(string.Empty, 10, CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant($"{name}: going through all journals when nothing is stale {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s"));

        foreach (var (who, asker) in new[] { ("operator", null), ("participant", SearchReaders.Asking(new Caller("p-x", "haarlem", []))), ("anonymous", SearchReaders.Asking(Caller.Anonymous)) })
        {
            var times = new List<double>();
            for (var i = -20; i < Questions; i++)
            {
                var asked = SearchWords.Asked(questions[(i + 20) % questions.Length]);
                started = Stopwatch.GetTimestamp();
                var found = await index.FindAsync(new SearchRequest(SearchWords.Terms(asked), asker, []), CancellationToken.None);
                Ranking.Rank(asked, found);
                if (i >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            times.Sort();
            Console.WriteLine(FormattableString.Invariant($"{name}: {Questions} questions of {who}: p50 {times[times.Count / 2]:F1} ms, p95 {times[times.Count * 95 / 100]:F1} ms, most {times[^1]:F1} ms"));
        }

        // As a grain hands over its state when something is stored.
        await indexer.StartAsync(CancellationToken.None);
        var delays = new List<double>();
        for (var i = 0; i < Changes; i++)
        {
            var word = $"nieuwtje{i}x{Guid.NewGuid():N}"[..24];
            var state = PracticeState.Empty with
            {
                CityId = "haarlem",
                Version = 1_000 + i,
                StartedAt = At,
                Facts = new PracticeFacts($"Vers {word}", "area", "Tuin", string.Empty, [], []),
            };
            started = Stopwatch.GetTimestamp();
            indexer.Stored($"practice:p{i}", state);
            while ((await index.FindAsync(new SearchRequest([SearchWords.Asked(word)[0].Terms[0]], null, []), CancellationToken.None)).Items.Count == 0)
            {
                // What is measured is when it is found, to within this long; asking without a pause would slow what is waited for.
                await Task.Delay(5);
            }

            delays.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        await indexer.StopAsync(CancellationToken.None);
        delays.Sort();
        Console.WriteLine(FormattableString.Invariant($"{name}: a change is found after p50 {delays[delays.Count / 2]:F0} ms, p95 {delays[delays.Count * 95 / 100]:F0} ms (of which 250 ms it gathers)"));
    }

    private static Task FillAsync(IJournalStore store, int divisor, string[] words) =>
        Parallel.ForEachAsync(Enumerable.Range(0, (Practices + Boards) / divisor), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, stop) =>
        {
            var random = new Random(number);
            var (journalId, entries) = number < Practices / divisor ? ($"practice:p{number}", Practice(random, words)) : ($"board:b{number}", Board(random, words));
            await store.AppendAsync(journalId, 0, entries, stop);
        });

    private static List<JournalEntry> Practice(Random random, string[] words)
    {
        var model = new PracticeModel();
        var facts = new PracticeFacts(Text(random, words, 4), PracticeKinds.All[random.Next(5)], Text(random, words, 30), Text(random, words, 15), [Themes.All[random.Next(Themes.All.Count)]], [LearningAreas.All[random.Next(4)]]);
        var begun = PracticeDecider.Begin(PracticeState.Empty, Cities[random.Next(Cities.Length)], facts, new PracticeLimits()).Event!;
        var entries = new List<JournalEntry> { Entry(model.Events.Encode(begun), 1) };
        var state = model.Fold(model.Empty, new Recorded<HomeEvent>(1, At, Someone.ParticipantId, begun));
        for (var update = 0; update < 2; update++)
        {
            var posted = PracticeDecider.Decide(
                state, "p", new Caller(Someone.ParticipantId, state.CityId, []), new PostUpdate($"u{update}", Text(random, words, 5), Text(random, words, 20), LearningAreas.All[random.Next(4)], Text(random, words, 12), Text(random, words, 15), Text(random, words, 12)),
                null, new PracticeLimits(), new BoardLimits(), At).Event!;
            entries.Add(Entry(model.Events.Encode(posted), update + 2));
        }

        return entries;
    }

    private static List<JournalEntry> Board(Random random, string[] words)
    {
        var model = new BoardModel();
        var city = Cities[random.Next(Cities.Length)];
        var opened = BoardDecider.Open(BoardState.Empty, new BoardOpening(Text(random, words, 3), BoardVisibilities.All[random.Next(4)], city, [new ZoneOpening("z", "Ideeën")]), new BoardLimits()).Event!;
        var state = model.Fold(model.Empty, new Recorded<BoardEvent>(1, At, Someone.ParticipantId, opened));
        var entries = new List<JournalEntry> { Entry(model.Events.Encode(opened), 1) };
        for (var card = 0; card < CardsPerBoard; card++)
        {
            var added = BoardDecider.Decide(state, new Caller(Someone.ParticipantId, city, []), new AddCard($"k{card}", "z", Text(random, words, 14)), new BoardLimits(), At).Event!;
            entries.Add(Entry(model.Events.Encode(added), card + 2));
        }

        return entries;
    }

    private static JournalEntry Entry((string Type, byte[] Data) encoded, long version) => new(version, At, Someone.ParticipantId, $"c{version}", encoded.Type, encoded.Data);

    private static string Text(Random random, string[] words, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? string.Empty : " ").Append(words[random.Next(words.Length)]);
        }

        return text.ToString();
    }

    // Each as often as it is there, so that drawing one by chance is drawing it as often as people write it.
    private static string[] ReadWords() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Labelled, "practices.json"))).RootElement.EnumerateArray().SelectMany(Texts).SelectMany(text => text.Split([' ', '\n', '.', ',', ';', ':', '?', '!', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries))];

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Texts(field.Value)),
        _ => [],
    };
}
