using Stadmaken.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Feeds;

/// <summary>
/// Brings news of practices into the journal of a feed (rules F6 to F9): reads each practice from the feed's own stored cursor and
/// stores an item for each news, in order. A nudge only says that it is worth looking; what it says is never stored. Belongs
/// to one activation and runs on its scheduler only.
/// </summary>
/// <typeparam name="TState">The state of the feed's journal.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <param name="journal">The feed's journal.</param>
/// <param name="feed">The feed in its state.</param>
/// <param name="add">The decision to add an item; its position is not known yet and 0.</param>
/// <param name="read">Reads a practice's journal: practice, after, limit.</param>
/// <param name="exceptBy">Whose own deeds are no news here; null for a feed that is of more than one person.</param>
public sealed class FeedReader<TState, TEvent>(
    GroupCommit<TState, TEvent> journal,
    Func<TState, FeedState> feed,
    Func<FeedItem, TEvent> add,
    Func<string, long, int, Task<JournalPage>> read,
    string? exceptBy = null)
    where TState : class
    where TEvent : class
{
    private const int EntriesPerRead = 200;

    // What follows the last news of a practice was looked through too; not stored, looking again finds the same nothing.
    private readonly Dictionary<string, long> _looked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _reading = new(StringComparer.Ordinal);

    /// <summary>Reads a practice up to this version at least, unless that was done.</summary>
    /// <returns>Whether the practice is followed. If so, all its news up to this version is stored in the feed.</returns>
    /// <exception cref="FeedUnavailableException">An item could not be stored; nothing is lost, reading again goes on where it stopped.</exception>
    public async Task<bool> CatchUpAsync(string practiceId, long version)
    {
        while (Cursor(practiceId) is { } cursor)
        {
            if (cursor >= version)
            {
                return true;
            }

            // One at a time for each practice: its items are stored in its order.
            if (_reading.TryGetValue(practiceId, out var other))
            {
                await other.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            var reading = ReadOnceAsync(practiceId, cursor);
            _reading.Add(practiceId, reading);
            try
            {
                if (!await reading)
                {
                    // The hint was wrong, as after the practice's storage was restored from a backup.
                    return true;
                }
            }
            finally
            {
                _reading.Remove(practiceId);
            }
        }

        _looked.Remove(practiceId);
        return false;
    }

    private long? Cursor(string practiceId) =>
        feed(journal.Current.State).Find(practiceId) is { } followed
            ? Math.Max(followed.Cursor, _looked.GetValueOrDefault(practiceId))
            : null;

    /// <summary>Whether there was anything to read.</summary>
    private async Task<bool> ReadOnceAsync(string practiceId, long cursor)
    {
        var page = await read(practiceId, cursor, EntriesPerRead);
        if (page.Entries.Length == 0)
        {
            return false;
        }

        JournalCommand<TState, TEvent>[] items =
        [
            .. page.Entries.Where(entry => FeedEntries.IsNews(entry.Type) && entry.By != exceptBy).Select(entry => Command(new FeedItem(0, practiceId, entry.Version, entry.Type, entry.At))),
        ];
        foreach (var result in await Task.WhenAll(journal.Execute(items)))
        {
            switch (result)
            {
                case CommandResult.Refused { Refusal.Code: RefusalCodes.NotFound }:
                    // Not followed any more. It may be followed again by now, from a version of its own: nothing was looked through for that.
                    return true;
                case CommandResult.Refused { Refusal: { Code: not RefusalCodes.Conflict } refusal }:
                    throw new FeedUnavailableException($"News of practice '{practiceId}' could not be stored: {refusal.Code}.");
            }
        }

        _looked[practiceId] = page.Entries[^1].Version;
        return true;
    }

    // The same id for the same news, for ever: the store itself would refuse a second one (rule J3).
    private JournalCommand<TState, TEvent> Command(FeedItem item) =>
        new($"feed:{item.PracticeId}:{item.Version}", Caller.NetworkId, state => FeedDecider.Add(feed(state), item) is { } refusal ? refusal : add(item));
}
