using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    private const int LongestTimer = 86_400;

    private static readonly Refusal NoTimer = Refusal.Conflict("There is no timer.");

    private static Decision<BoardEvent> Decide(BoardDesk board, StartTimer c)
    {
        if (c.Seconds is { } seconds)
        {
            return seconds is < 1 or > LongestTimer
                ? Refusal.Invalid("seconds", $"1 to {LongestTimer} seconds.")
                : new TimerStarted(seconds, ToMilliseconds(board.Now.AddSeconds(seconds)));
        }

        return board.State.Timer is { RemainingMs: { } left }
            ? new TimerResumed(ToMilliseconds(board.Now.AddMilliseconds(left)))
            : Refusal.Conflict("There is no timer that is held; name the seconds to start one.");
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, PauseTimer _) =>
        board.State.Timer is not { } timer ? NoTimer
        : timer.EndsAt is not { } endsAt ? Refusal.Conflict("The timer is held already.")
        : new TimerPaused(Math.Max(0, (long)(endsAt - ToMilliseconds(board.Now)).TotalMilliseconds));

    private static Decision<BoardEvent> Decide(BoardDesk board, ExtendTimer c)
    {
        if (c.Seconds is 0 or < -LongestTimer or > LongestTimer)
        {
            return Refusal.Invalid("seconds", $"1 to {LongestTimer} seconds, or as many less.");
        }

        if (board.State.Timer is not { } timer)
        {
            return NoTimer;
        }

        if (timer.RemainingMs is { } left)
        {
            return new TimerExtended(c.Seconds, RemainingMs: Math.Clamp(left + (c.Seconds * 1000L), 0, LongestTimer * 1000L));
        }

        // One that has run out gets its extra time from now on: people ask for "two more minutes" when it is over.
        var now = ToMilliseconds(board.Now);
        var end = timer.EndsAt > now ? timer.EndsAt.Value : now;
        var extended = end.AddSeconds(c.Seconds);
        var latest = now.AddSeconds(LongestTimer);
        return new TimerExtended(c.Seconds, EndsAt: extended < now ? now : extended > latest ? latest : extended);
    }

    private static Decision<BoardEvent> Decide(BoardDesk board, StopTimer _) =>
        board.State.Timer is null ? NoTimer : new TimerStopped();

    // Browsers count in milliseconds; what they show is then what is stored.
    private static DateTimeOffset ToMilliseconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), time.Offset);
}
