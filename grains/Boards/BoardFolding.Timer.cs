using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static TimerState? SetTimer(BoardState state, Recorded<BoardEvent> recorded)
    {
        if (recorded.Event is TimerStarted started)
        {
            return new TimerState(recorded.By, started.Seconds, started.EndsAt, null);
        }

        var timer = state.Timer ?? throw Misfit(recorded, "there is no timer");
        return recorded.Event switch
        {
            TimerPaused e => timer with { EndsAt = null, RemainingMs = e.RemainingMs },
            TimerResumed e => timer with { EndsAt = e.EndsAt, RemainingMs = null },
            TimerExtended e => timer with { Seconds = timer.Seconds + e.Seconds, EndsAt = e.EndsAt, RemainingMs = e.RemainingMs },
            _ => null,
        };
    }
}
