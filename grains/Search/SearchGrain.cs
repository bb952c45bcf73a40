using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Stadmaken.Boards;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Search.Words;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>Asks the index, and the grains of what it found (rule S3).</summary>
[StatelessWorker, Reentrant]
public sealed partial class SearchGrain(ISearchIndex index, SearchIndexer indexer, ILogger<SearchGrain> logger) : Grain, ISearchGrain
{
    /// <inheritdoc/>
    public async Task<Answer<FoundItems>> Find(Caller caller, SearchQuery query)
    {
        if (SearchRules.Check(query) is { } refusal)
        {
            return refusal;
        }

        var asked = SearchWords.Asked(query.Text);
        if (await AskAsync(asked, SearchReaders.Asking(caller), Facets(query), query.CityId, notCityId: null, practicesOnly: false) is not { } found)
        {
            return Unavailable();
        }

        var ranked = Ranking.Tellings(Ranking.Rank(asked, found));
        var items = new List<FoundItem>();
        var next = query.Offset;

        // What the index found and the grain does not show, because it is gone or not for the caller any more, is made up for by what comes after it.
        while (items.Count < query.Limit && next < ranked.Count)
        {
            RankedDocument[] some = [.. ranked.Skip(next).Take(query.Limit - items.Count)];
            items.AddRange(await ShowAsync(caller, some));
            next += some.Length;
        }

        return new FoundItems([.. items], HasMore: next < ranked.Count && next <= SearchQuery.MostOffset);
    }

    /// <inheritdoc/>
    public async Task<Answer<SearchStatus>> Rebuild(Caller caller)
    {
        if (!caller.IsOperator)
        {
            return Refusal.NotAllowed("Only operators have the index made anew.");
        }

        try
        {
            await index.MarkAllStaleAsync(CancellationToken.None);
            indexer.Look();
            return await index.StatusAsync(CancellationToken.None);
        }
        catch (SearchIndexException)
        {
            return Unavailable();
        }
    }

    /// <inheritdoc/>
    public async Task<Answer<SearchStatus>> Status(Caller caller)
    {
        try
        {
            return caller.IsOperator ? await index.StatusAsync(CancellationToken.None) : Refusal.NotAllowed("Only operators are told of the index.");
        }
        catch (SearchIndexException)
        {
            return Unavailable();
        }
    }

    private static Refusal Unavailable() => Refusal.Unavailable("The index of the search cannot be used now.");

    private static string[] Facets(SearchQuery query) =>
    [
        .. new (string Name, string? Value)[]
        {
            (SearchFacets.Type, query.Type),
            (SearchFacets.Kind, query.Kind),
            (SearchFacets.Theme, query.Theme),
            (SearchFacets.LearningArea, query.LearningArea),
            (SearchFacets.Phase, query.Phase),
        }.Where(facet => facet.Value is not null).Select(facet => SearchFacets.Of(facet.Name, facet.Value!)),
    ];

    /// <summary>Asks the index; null when it cannot be read now.</summary>
    private async Task<SearchCandidates?> AskAsync(
        IReadOnlyList<AskedWord> asked, SearchAsker? asker, string[] facets, string? cityId, string? notCityId, bool practicesOnly)
    {
        if (asked.Count == 0)
        {
            return new SearchCandidates(0, new Dictionary<string, long>(), []);
        }

        try
        {
            return await index.FindAsync(new SearchRequest(SearchWords.Terms(asked), asker, facets, cityId, notCityId, practicesOnly), CancellationToken.None);
        }
        catch (SearchIndexException fault)
        {
            LogNotAsked(fault);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of the search could not be asked.")]
    private partial void LogNotAsked(Exception fault);

    private async Task<IEnumerable<FoundItem>> ShowAsync(Caller caller, RankedDocument[] documents)
    {
        var shown = await Task.WhenAll(documents
            .GroupBy(document => document.Document.JournalId, StringComparer.Ordinal)
            .Select(async group => (JournalId: group.Key, Items: await At(group.Key).Show(caller, [.. group.Select(document => document.Document.ItemId)]))));
        var items = shown.SelectMany(journal => journal.Items, (journal, item) => (journal.JournalId, Item: item)).ToDictionary(found => (found.JournalId, found.Item.ItemId), found => found.Item);
        return documents
            .Where(document => items.ContainsKey((document.Document.JournalId, document.Document.ItemId)))
            .Select(document => items[(document.Document.JournalId, document.Document.ItemId)] with { Words = document.Words });
    }

    // A grain is known by its own interface; that it can be searched as well is one more.
    private ISearchable At(string journalId) => journalId[..journalId.IndexOf(':', StringComparison.Ordinal)] switch
    {
        "board" => GrainFactory.GetGrain<IBoardGrain>(journalId).AsReference<ISearchable>(),
        "gathering" => GrainFactory.GetGrain<IGatheringGrain>(journalId).AsReference<ISearchable>(),
        "practice" => GrainFactory.GetGrain<IPracticeGrain>(journalId).AsReference<ISearchable>(),
        _ => throw new InvalidOperationException("Nothing of a journal of this kind is in the index."),
    };
}
