using Stadmaken.Grains.Search;
using Stadmaken.Grains.Search.Words;
using Stadmaken.Journals;
using Stadmaken.Tests.StorageContract.PostgreSql;
using Stadmaken.Tests.StorageContract.Search.Stores;

namespace Stadmaken.Tests.StorageContract.Search.Labelled;

/// <summary>
/// Whether people find what answers their question. The half "tune" is what weights are chosen by; "final" is run only for the figure that is told, with
/// STADMAKEN_FINAL_FIGURE=1.
/// </summary>
public sealed class LabelledTests(SharedPostgres postgres, ITestOutputHelper output)
{
    private static readonly LabelledSet Set = new();

    [Fact]
    public async Task S5_search_and_same_obstacle_find_more_than_looking_for_the_words_does_and_the_same_on_both_stores()
    {
        await using var sqlite = new SqliteSearchHost();
        await using var postgresql = await PostgresSearchHost.OpenAsync(await postgres.Server.CreateEmptyDatabaseAsync());
        foreach (var practice in Set.Practices)
        {
            await sqlite.Index.PutAsync(LabelledSet.Document(practice), TestContext.Current.CancellationToken);
            await postgresql.Index.PutAsync(LabelledSet.Document(practice), TestContext.Current.CancellationToken);
        }

        Assert.Equal(await sqlite.DumpAsync(), await postgresql.DumpAsync());
        string[] halves = Environment.GetEnvironmentVariable("STADMAKEN_FINAL_FIGURE") == "1" ? ["tune", "final"] : ["tune"];
        foreach (var half in halves)
        {
            foreach (var kind in (string[])["search", "obstacle"])
            {
                LabelledQuestion[] questions = [.. Set.Questions.Where(question => question.Half == half && question.Kind == kind)];
                var control = await Figures.OfAsync(questions, question => Task.FromResult(Substrings(question)));
                var ours = await Figures.OfAsync(questions, question => AnswerAsync(sqlite.Index, question));
                output.WriteLine($"{half} {kind} ({questions.Length}): {ours}; substrings {control}");
                foreach (var question in questions)
                {
                    var found = await AnswerAsync(sqlite.Index, question);
                    Assert.Equal(found, await AnswerAsync(postgresql.Index, question));
                    if (half == "tune" && Environment.GetEnvironmentVariable("STADMAKEN_SHOW_MISSES") == "1" && !question.Practices.All(found.Take(5).Contains))
                    {
                        output.WriteLine($"  {question.Id} '{question.Question}': wanted {string.Join(' ', question.Practices.Select(p => $"{p}@{found.ToList().IndexOf(p) + 1}"))}; found {string.Join(' ', found.Take(5))}");
                    }
                }

                Assert.True(ours.RecallAt5 > control.RecallAt5 && ours.ReciprocalRank > control.ReciprocalRank, $"{kind}: {ours}; substrings {control}");
            }
        }
    }

    private static async Task<IReadOnlyList<string>> AnswerAsync(ISearchIndex index, LabelledQuestion question)
    {
        var asked = SearchWords.Asked(question.Question);
        var own = question.FromPracticeId is { } practiceId ? Set.Practice(practiceId) : null;
        var found = await index.FindAsync(
            new SearchRequest(SearchWords.Terms(asked), Asker: null, [], NotCityId: own?.CityId, PracticesOnly: own is not null),
            TestContext.Current.CancellationToken);
        var ranked = Ranking.Rank(asked, found);
        if (own is null)
        {
            return [.. Ranking.Tellings(ranked).Select(document => JournalIds.Local(document.Document.JournalId)).Distinct()];
        }

        var journal = LabelledSet.Document(own);
        return [.. SimilarRanking.Group(ranked, journal.FacetsOf(journal.Documents[0])).Select(practice => JournalIds.Local(practice.JournalId))];
    }

    // What people have without an index: the practices in which most of their words stand.
    private static IReadOnlyList<string> Substrings(LabelledQuestion question)
    {
        string[] words = [.. question.Question.ToLowerInvariant().Split([' ', ',', '.', '?', '!', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3).Distinct()];
        var ownCity = question.FromPracticeId is { } practiceId ? Set.Practice(practiceId).CityId : null;
        return
        [
            .. Set.Practices
                .Where(practice => practice.CityId != ownCity)
                .Select(practice => (practice.PracticeId, Hits: words.Count(practice.AllText.ToLowerInvariant().Contains)))
                .Where(practice => practice.Hits > 0)
                .OrderByDescending(practice => practice.Hits)
                .ThenBy(practice => practice.PracticeId, StringComparer.Ordinal)
                .Select(practice => practice.PracticeId),
        ];
    }
}
