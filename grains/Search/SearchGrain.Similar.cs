using Stadmaken.Grains.Search.Words;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <content>Which practices of other cities met the same (rule S7).</content>
public sealed partial class SearchGrain
{
    // What a practice met lately says more of what it is after than what it met at its start.
    private const int NewestObstacles = 3;

    /// <inheritdoc/>
    public async Task<Answer<SimilarPractices>> Similar(Caller caller, string practiceId, string? text, int limit)
    {
        if (SearchRules.CheckSimilar(text, limit) is { } refusal)
        {
            return refusal;
        }

        var own = await GrainFactory.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId)).Open(caller);
        if (!own.IsGiven)
        {
            return own.Refusal;
        }

        var practice = own.Value.Snapshot;
        var asked = SearchWords.Asked(text is { Length: > 0 } ? text : Telling(practice));
        if (await AskAsync(asked, SearchReaders.Asking(Caller.Anonymous), [], cityId: null, practice.CityId, practicesOnly: true) is not { } found)
        {
            return Unavailable();
        }

        var alike = SimilarRanking.Group(Ranking.Rank(asked, found), FacetsOf(practice));
        var items = new List<SimilarPractice>();
        foreach (var some in alike.Chunk(limit).Take(2))
        {
            var told = await Task.WhenAll(some.Select(TellAsync));
            items.AddRange(told.OfType<SimilarPractice>().Take(limit - items.Count));
            if (items.Count == limit)
            {
                break;
            }
        }

        return new SimilarPractices([.. items]);
    }

    private static string FacetsOf(PracticeSnapshot practice) => new SearchedJournal(
        string.Empty, 0, SearchReaders.Public, practice.CityId, practice.PracticeId, practice.Facts.Kind, practice.Phase, practice.Facts.Themes, [])
        .FacetsOf(new SearchDocument(string.Empty, SearchTypes.Practice, string.Empty, string.Empty, null, practice.Facts.LearningAreas));

    private static string Telling(PracticeSnapshot practice) => string.Join(
        '\n',
        [.. practice.Updates.Where(update => update.Obstacle is { Length: > 0 }).TakeLast(NewestObstacles).Reverse().Select(update => update.Obstacle!), practice.Facts.Task, practice.Facts.Title]);

    private async Task<SimilarPractice?> TellAsync(RankedPractice alike)
    {
        var opened = await GrainFactory.GetGrain<IPracticeGrain>(alike.JournalId).Open(Caller.Anonymous);
        if (!opened.IsGiven)
        {
            return null;
        }

        var practice = opened.Value.Snapshot;
        var met = Array.Find(practice.Updates, update => update.UpdateId == alike.UpdateId && update.RedactedBecause is null)
            ?? Array.FindLast(practice.Updates, update => update.Obstacle is { Length: > 0 } && update.RedactedBecause is null);
        return new SimilarPractice(
            practice.PracticeId,
            practice.Facts.Title,
            practice.CityId,
            practice.Facts.Kind,
            practice.Phase,
            alike.Why,
            met is null ? null : new MetObstacle(met.UpdateId, met.Version, met.Title, met.Text, met.At, met.Obstacle, met.Approach, met.Lesson),
            practice.Ending?.Lessons);
    }
}
