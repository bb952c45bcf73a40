using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Search;
using Stadmaken.Grains.Search.Words;
using Stadmaken.Participants;
using Stadmaken.Search;
using Stadmaken.Tests.StorageContract.Search.Stores;

namespace Stadmaken.Tests.StorageContract.Search;

/// <summary>What every index does (grains/Search/SEARCH.md). One joins by deriving from this.</summary>
public abstract class SearchIndexContract
{
    private const int Steps = 600;

    private static readonly Caller[] Askers =
    [
        Caller.Anonymous,
        new("amina", "haarlem", []),
        new("steward", "haarlem", [NetworkRoles.Steward]),
        new("carla", "dordrecht", []),
        new("dirk", "enschede", []),
        new("els", "dordrecht", [NetworkRoles.Steward]),
        new("operator", "lelystad", [NetworkRoles.Operator]),
        new("guest", "haarlem", [], new CallerInvitation("i1", "b-invited")),
    ];

    private static readonly AskedTerm[] Tuin = [new("tuin", 1)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task S3_S4_index_after_edits_redactions_roles_and_crashes_is_that_of_a_fresh_start_and_shows_everyone_what_they_may_see_with_seed(int seed)
    {
        await using var host = await OpenAsync();
        await using var boards = await IndexedBoards.OpenAsync(host);
        var random = new Random(seed);
        for (var step = 0; step < Steps; step++)
        {
            await boards.StepAsync(random);
            if (step % 100 == 99)
            {
                await boards.SettleAsync();
                await AssertEveryoneFindsWhatTheyMaySeeAsync(host.Index, boards);
            }
        }

        var grown = await host.DumpAsync();
        await host.EmptyAsync();
        await boards.SettleAsync();
        Assert.Equal(await host.DumpAsync(), grown);

        Assert.True(boards is { Stored: > 100, Crashes: > 0, Redactions: > 0 } && grown.Count > 50, $"vacuous: {boards.Stored} stored, {boards.Crashes} crashes, {boards.Redactions} redactions, {grown.Count} rows");
    }

    [Fact]
    public async Task Control_an_index_that_forgets_what_was_removed_is_not_that_of_a_fresh_start()
    {
        await using var host = await OpenAsync();
        await using var boards = await IndexedBoards.OpenAsync(host, new IndexThatKeepsCards(host.Index));
        var random = new Random(1);
        for (var step = 0; step < Steps; step++)
        {
            await boards.StepAsync(random);
            if (step % 20 == 0)
            {
                await boards.SettleAsync();
            }
        }

        await boards.SettleAsync();
        var grown = await host.DumpAsync();
        await host.EmptyAsync();
        foreach (var (journalId, state) in boards.States)
        {
            await host.Index.PutAsync(BoardDocuments.Of(journalId, state), Stop);
        }

        Assert.NotEqual(await host.DumpAsync(), grown);
    }

    [Fact]
    public async Task S3_what_someone_may_see_is_found_behind_much_that_they_may_not_and_a_filter_of_the_page_alone_loses_it()
    {
        await using var host = await OpenAsync();
        var hidden = Enumerable.Range(0, 40).Select(number => Card($"board:geheim{number}", new SearchReaders(string.Empty, ["person:amina"]), "Verzekering verzekering verzekering"));
        foreach (var journal in hidden.Append(Card("board:open", SearchReaders.Public, "Wie heeft er een verzekering voor vrijwilligers in de tuin, en hoe duur is die")))
        {
            await host.Index.PutAsync(journal, Stop);
        }

        var asked = SearchWords.Asked("verzekering");
        async Task<List<RankedDocument>> Ask(SearchAsker? asker) => Ranking.Rank(asked, await host.Index.FindAsync(new SearchRequest(asked[0].Terms, asker, []), Stop));

        Assert.Equal("board:open", Assert.Single(await Ask(SearchReaders.Asking(Caller.Anonymous))).Document.JournalId);
        Assert.Equal(41, (await Ask(SearchReaders.Asking(new Caller("amina", "dordrecht", [])))).Count);

        // The control: all are ranked, and of the page those are shown that may be seen.
        var page = (await Ask(null)).Take(SearchQuery.UsualItems);
        Assert.DoesNotContain(page, document => document.Document.JournalId == "board:open");
    }

    [Fact]
    public async Task S4_what_is_older_than_what_is_there_changes_nothing_and_the_same_version_once_more_does_not_either()
    {
        await using var host = await OpenAsync();
        await host.Index.PutAsync(Card("board:b", SearchReaders.Public, "Nieuw") with { Version = 7 }, Stop);
        var before = await host.DumpAsync();
        await host.Index.PutAsync(Card("board:b", SearchReaders.Public, "Oud") with { Version = 6 }, Stop);
        await host.Index.PutAsync(Card("board:b", SearchReaders.Public, "Anders") with { Version = 7 }, Stop);
        Assert.Equal(before, await host.DumpAsync());

        await host.Index.MarkAllStaleAsync(Stop);
        Assert.Equal(1, (await host.Index.StatusAsync(Stop)).Stale);
        await host.Index.PutAsync(Card("board:b", SearchReaders.Public, "Nieuw") with { Version = 7 }, Stop);
        Assert.Equal(before, await host.DumpAsync());
    }

    [Fact]
    public async Task Facets_city_and_kind_of_journal_narrow_before_anything_is_ranked()
    {
        await using var host = await OpenAsync();
        await host.Index.PutAsync(Card("board:b", SearchReaders.Public, "tuin") with { CityId = "haarlem" }, Stop);
        await host.Index.PutAsync(Practice("practice:p", "haarlem", "building", "financing"), Stop);
        await host.Index.PutAsync(Practice("practice:q", "dordrecht", "area", "cooperation"), Stop);

        Assert.Equal(["board:b", "practice:p", "practice:q"], await FoundAsync(new(Tuin, null, [])));
        Assert.Equal(["board:b", "practice:p"], await FoundAsync(new(Tuin, null, [], CityId: "haarlem")));
        Assert.Equal(["practice:q"], await FoundAsync(new(Tuin, null, [], NotCityId: "haarlem")));
        Assert.Equal(["practice:p", "practice:q"], await FoundAsync(new(Tuin, null, [], PracticesOnly: true)));
        Assert.Equal(["practice:p"], await FoundAsync(new(Tuin, null, [SearchFacets.Of("kind", "building"), SearchFacets.Of("area", "financing")])));
        Assert.Empty(await FoundAsync(new(Tuin, null, [SearchFacets.Of("kind", "building"), SearchFacets.Of("area", "cooperation")])));

        async Task<string[]> FoundAsync(SearchRequest request) => [.. (await host.Index.FindAsync(request, Stop)).Items.Select(item => item.JournalId).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task One_process_at_a_time_goes_through_all_journals()
    {
        await using var host = await OpenAsync();
        await using (Assert.IsType<IAsyncDisposable>(await host.Index.TryLeadAsync(Stop), exactMatch: false))
        {
            if (LeadsAlone)
            {
                Assert.Null(await host.Index.TryLeadAsync(Stop));
            }
        }

        await using var again = await host.Index.TryLeadAsync(Stop);
        Assert.NotNull(again);
    }

    /// <summary>Whether several processes may use it.</summary>
    protected abstract bool LeadsAlone { get; }

    /// <summary>An empty index beside empty journals.</summary>
    protected abstract Task<ISearchHost> OpenAsync();

    private static async Task AssertEveryoneFindsWhatTheyMaySeeAsync(ISearchIndex index, IndexedBoards boards)
    {
        string[] terms = [.. boards.States.SelectMany(board => BoardDocuments.Of(board.Key, board.Value).Documents).SelectMany(document => TermImpacts.Of(document.Title, document.Text, document.More).Keys).Distinct()];
        foreach (var caller in Askers)
        {
            // A guest finds what someone finds who has not signed in.
            var sees = caller.IsGuest ? Caller.Anonymous : caller;
            var may = boards.States
                .Where(board => BoardAccessRules.For(board.Value, sees) is not null)
                .SelectMany(board => BoardDocuments.Of(board.Key, board.Value).Documents
                    .Where(document => TermImpacts.Of(document.Title, document.Text, document.More).Count > 0)
                    .Select(document => $"{board.Key} {document.ItemId}"));

            var found = await index.FindAsync(new SearchRequest([.. terms.Select(term => new AskedTerm(term, 1))], SearchReaders.Asking(caller), []), Stop);
            Assert.Equal(may.Order(StringComparer.Ordinal), found.Items.Select(item => $"{item.JournalId} {item.ItemId}").Order(StringComparer.Ordinal));
        }
    }

    private static SearchedJournal Card(string journalId, SearchReaders readers, string text) =>
        new(journalId, 1, readers, null, null, null, null, [], [new SearchDocument("card:k", SearchTypes.Card, string.Empty, text, null, [])]);

    private static SearchedJournal Practice(string journalId, string cityId, string kind, string area) =>
        new(journalId, 1, SearchReaders.Public, cityId, journalId, kind, "exploring", ["care"], [new SearchDocument(string.Empty, SearchTypes.Practice, "Tuin", string.Empty, null, [area])]);

    /// <summary>An index that only ever adds.</summary>
    private sealed class IndexThatKeepsCards(ISearchIndex inner) : ISearchIndex
    {
        private readonly Dictionary<string, Dictionary<string, SearchDocument>> _seen = [];

        public Task PutAsync(SearchedJournal journal, CancellationToken cancellation)
        {
            lock (_seen)
            {
                var seen = _seen.TryGetValue(journal.JournalId, out var before) ? before : _seen[journal.JournalId] = [];
                foreach (var document in journal.Documents)
                {
                    seen[document.ItemId] = document;
                }

                journal = journal with { Documents = [.. seen.Values] };
            }

            return inner.PutAsync(journal, cancellation);
        }

        public Task<IReadOnlyList<string>> FindStaleAsync(string after, int limit, CancellationToken cancellation) => inner.FindStaleAsync(after, limit, cancellation);

        public Task MarkAllStaleAsync(CancellationToken cancellation) => inner.MarkAllStaleAsync(cancellation);

        public Task<IAsyncDisposable?> TryLeadAsync(CancellationToken cancellation) => inner.TryLeadAsync(cancellation);

        public Task<SearchCandidates> FindAsync(SearchRequest request, CancellationToken cancellation) => inner.FindAsync(request, cancellation);

        public Task<SearchStatus> StatusAsync(CancellationToken cancellation) => inner.StatusAsync(cancellation);
    }
}
