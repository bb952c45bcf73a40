using Stadmaken.Boards;
using Stadmaken.Journals;
using static Stadmaken.Tests.Unit.Boards.TestBoard;

namespace Stadmaken.Tests.Unit.Boards;

public class TimerTests
{
    [Fact]
    public void A_timer_runs_until_its_end_by_the_time_of_the_server()
    {
        var board = new TestBoard();
        board.Now = Start.AddMilliseconds(2.5);

        board.Does(new StartTimer(300));

        Assert.Equal(new TimerSnapshot("amina", 300, Start.AddMilliseconds(300_002)), board.Snapshot.Timer);
    }

    [Fact]
    public void A_timer_that_is_held_keeps_what_was_left_and_goes_on_with_it()
    {
        var board = new TestBoard().Does(new StartTimer(300));
        board.Now = Start.AddSeconds(100);
        board.Does(new PauseTimer());
        Assert.Equal(new TimerSnapshot("amina", 300, null, 200_000), board.Snapshot.Timer);

        board.Now = Start.AddSeconds(500);
        board.Does(new ExtendTimer(-50));
        Assert.Equal(new TimerSnapshot("amina", 250, null, 150_000), board.Snapshot.Timer);

        board.Does(new StartTimer());
        Assert.Equal(new TimerSnapshot("amina", 250, Start.AddSeconds(650)), board.Snapshot.Timer);
    }

    [Fact]
    public void A_timer_that_has_run_out_gets_its_extra_time_from_now()
    {
        var board = new TestBoard().Does(new StartTimer(60));
        board.Now = Start.AddSeconds(90);

        board.Does(new ExtendTimer(120));

        Assert.Equal(Start.AddSeconds(210), board.Snapshot.Timer!.EndsAt);
    }

    [Fact]
    public void A_timer_held_after_its_end_has_nothing_left_and_one_shortened_too_far_ends_now()
    {
        var board = new TestBoard().Does(new StartTimer(60));
        board.Now = Start.AddSeconds(90);
        board.Does(new PauseTimer());
        Assert.Equal(0, board.Snapshot.Timer!.RemainingMs);

        board.Does(new StartTimer(60), new ExtendTimer(-600));
        Assert.Equal(board.Now, board.Snapshot.Timer!.EndsAt);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var board = new TestBoard();
        board.Refuses(new StartTimer(), RefusalCodes.Conflict);
        board.Refuses(new PauseTimer(), RefusalCodes.Conflict);
        board.Refuses(new ExtendTimer(5), RefusalCodes.Conflict);
        board.Refuses(new StopTimer(), RefusalCodes.Conflict);
        board.Refuses(new StartTimer(0), RefusalCodes.Invalid, "seconds");
        board.Refuses(new StartTimer(86_401), RefusalCodes.Invalid, "seconds");
        board.Does(new StartTimer(60));
        board.Refuses(new StartTimer(), RefusalCodes.Conflict);
        board.Refuses(new ExtendTimer(0), RefusalCodes.Invalid, "seconds");
        board.Does(new PauseTimer());
        board.Refuses(new PauseTimer(), RefusalCodes.Conflict);
        board.Does(new StopTimer());
        Assert.Null(board.Snapshot.Timer);
    }
}
