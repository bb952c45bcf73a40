using Microsoft.Extensions.Logging;
using Stadmaken.Feeds;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// Tells those who follow a board that there is news (rule F10): at once, and then no more often than every so long, because a board
/// that is worked on changes many times a second. Belongs to one activation and runs on its scheduler only.
/// </summary>
/// <param name="boardId">The board.</param>
/// <param name="grains">Finds its followers.</param>
/// <param name="every">Not more often than this.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Hears of faults.</param>
internal sealed partial class BoardNewsHint(string boardId, IGrainFactory grains, TimeSpan every, TimeProvider clock, ILogger logger)
{
    private long _news;
    private bool _telling;

    /// <summary>Takes note of what was stored.</summary>
    public void Stored(IReadOnlyList<JournalEntry> entries)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (FeedEntries.IsBoardNews(entries[i].Type))
            {
                _news = entries[i].Version;
                if (!_telling)
                {
                    _telling = true;
                    _ = TellAsync();
                }

                break;
            }
        }
    }

    private async Task TellAsync()
    {
        long told;
        do
        {
            told = _news;
            try
            {
                await grains.GetGrain<IFollowersGrain>(JournalIds.BoardFollowers(boardId)).Nudge(told);
            }
            catch (Exception fault)
            {
                // They look by themselves now and then, and whenever one of them is loaded (rule F8).
                LogNotTold(fault, boardId);
            }

            await Task.Delay(every, clock);
        }
        while (told != _news);
        _telling = false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The followers of board {BoardId} could not be told that there is news; they look for themselves later.")]
    private partial void LogNotTold(Exception fault, string boardId);
}
