using Stadmaken.Journals;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>Documents as those who search get them.</summary>
public static class FoundDocuments
{
    /// <summary>Those of the documents that were asked for.</summary>
    public static FoundItem[] Of(SearchedJournal journal, string[] itemIds)
    {
        var local = JournalIds.Local(journal.JournalId);
        return
        [
            .. journal.Documents.Where(document => Array.IndexOf(itemIds, document.ItemId) >= 0).Select(document => new FoundItem(
                document.Type,
                document.ItemId,
                document.Title,
                document.Text,
                document.At,
                journal.CityId,
                journal.PracticeId,
                document.Type is SearchTypes.Board or SearchTypes.Card ? local : null,
                document.Type is SearchTypes.Gathering ? local : null,
                journal.Kind,
                journal.Phase,
                [.. document.LearningAreas],
                [])),
        ];
    }
}
