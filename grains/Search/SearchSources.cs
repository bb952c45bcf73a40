using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;

namespace Stadmaken.Grains.Search;

/// <summary>The journals of which things can be found, by their kind.</summary>
public static class SearchSources
{
    private static readonly Dictionary<string, SearchSource> ByKind = new(StringComparer.Ordinal)
    {
        ["board"] = new SearchSource<BoardState, BoardEvent>(new BoardModel(), BoardDocuments.Of),
        ["gathering"] = new SearchSource<GatheringState, HomeEvent>(new GatheringModel(), GatheringDocuments.Of),
        ["practice"] = new SearchSource<PracticeState, HomeEvent>(new PracticeModel(), PracticeDocuments.Of),
    };

    /// <summary>The kinds, as in the ids of journals.</summary>
    public static IReadOnlyCollection<string> Kinds => ByKind.Keys;

    /// <summary>How to read this journal for the index; null when nothing of its kind can be found.</summary>
    public static SearchSource? For(string journalId) =>
        journalId.IndexOf(':', StringComparison.Ordinal) is var end and > 0 ? ByKind.GetValueOrDefault(journalId[..end]) : null;
}

/// <summary>How journals of one kind are read for the index.</summary>
public abstract class SearchSource
{
    /// <summary>What can be found of a state that a grain folded.</summary>
    public abstract SearchedJournal Of(string journalId, object state);

    /// <summary>What can be found of a journal as it is stored.</summary>
    /// <exception cref="JournalStoreException">It cannot be read.</exception>
    public abstract Task<SearchedJournal> ReadAsync(string journalId, IJournalStore store, CancellationToken cancellation);
}

/// <summary>How journals with this model are read for the index.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
/// <param name="model">What the events are and how they fold.</param>
/// <param name="documents">What can be found of a state.</param>
public sealed class SearchSource<TState, TEvent>(IJournalModel<TState, TEvent> model, Func<string, TState, SearchedJournal> documents) : SearchSource
    where TState : class
    where TEvent : class
{
    private const int EntriesPerRead = 1_000;

    /// <inheritdoc/>
    public override SearchedJournal Of(string journalId, object state) => documents(journalId, (TState)state);

    /// <inheritdoc/>
    public override async Task<SearchedJournal> ReadAsync(string journalId, IJournalStore store, CancellationToken cancellation)
    {
        var (state, version) = (model.Empty, 0L);
        while (await store.ReadAsync(journalId, version, EntriesPerRead, cancellation).ConfigureAwait(false) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                state = model.Fold(state, new Recorded<TEvent>(entry.Version, entry.At, entry.By, model.Events.Decode(entry.Type, entry.Data)));
                version = entry.Version;
            }

            if (entries.Count < EntriesPerRead)
            {
                break;
            }
        }

        return documents(journalId, state);
    }
}
